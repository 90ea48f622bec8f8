package greenpark.cli.statement;

import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.EvidenceMaker;
import greenpark.core.evidence.Variant;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Cosignature;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.seal.MemoryLog;
import greenpark.core.seal.SealedMonths;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** March of a random park under a log that one witness has cosigned and another has not. */
final class SignedMonth {
    static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final long TIME = 1_800_000_000L; // 2027-01-15T08:00:00Z
    private static final Signer LOG = Signer.of("park.example/log", KeyType.ED25519, 1);
    private static final Signer GRID = Signer.of("grid.example", KeyType.ED25519_COSIGNATURE, 2);
    private static final Signer BUYER = Signer.of("buyer.example", KeyType.ED25519_COSIGNATURE, 3);

    private final MemoryLog log = SealedMonths.seal(SealedMonths.park(7), 7);

    private record Signer(VerifierKey key, Ed25519PrivateKeyParameters secret) {
        static Signer of(String name, KeyType type, long seed) {
            byte[] bytes = new byte[32];
            new Random(seed).nextBytes(bytes);
            Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(bytes, 0);
            byte[] open = secret.generatePublicKey().getEncoded();
            return new Signer(new VerifierKey(name, type, ByteString.of(open)), secret);
        }

        byte[] sign(byte[] message) {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, secret);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        }
    }

    static VerifierKey logKey() {
        return LOG.key();
    }

    Checkpoint checkpoint() {
        return SignedNote.parse(log.checkpoint().toByteArray()).checkpoint();
    }

    /** The leaf of the month. */
    byte[] monthLeaf() {
        return log.leaves.get(
                (int) Objects.requireNonNull(log.months.get("u0 " + MARCH)).index());
    }

    /** @param quorum who must have cosigned */
    EvidenceFile whole(Variant variant, String quorum) {
        return new EvidenceMaker(prover())
                .make(variant, "u0", MARCH, log.months.get("u0 " + MARCH), log.daysOf("u0", MARCH), policy(quorum));
    }

    /** Three days without an account of the month: the first, the second and the fifth. */
    EvidenceFile days() {
        List<EvidenceMaker.SealedDay> days = log.daysOf("u0", MARCH);
        return new EvidenceMaker(prover())
                .make(
                        Variant.DAYS,
                        "u0",
                        MARCH,
                        null,
                        List.of(days.get(0), days.get(1), days.get(4)),
                        policy("grid-company"));
    }

    private EvidenceMaker.Prover prover() {
        return new EvidenceMaker.Prover() {
            @Override
            public ByteString checkpoint() {
                return sign(SignedMonth.this.checkpoint());
            }

            @Override
            public EvidenceFile.Proven prove(long index) {
                return log.prove(index);
            }

            @Override
            public long park(Hash park) {
                return log.park(park);
            }
        };
    }

    private static ByteString sign(Checkpoint checkpoint) {
        List<NoteSignature> lines = new ArrayList<>();
        lines.add(NoteSignature.of(LOG.key(), LOG.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8))));
        byte[] cosigned = GRID.sign(Cosignature.message(GRID.key(), TIME, checkpoint));
        lines.add(NoteSignature.of(GRID.key(), new Cosignature(TIME, ByteString.of(cosigned)).blob()));
        return ByteString.of(new SignedNote(checkpoint.text(), lines).toByteArray());
    }

    private static ByteString policy(String quorum) {
        String text = "log " + LOG.key() + "\nwitness grid-company " + GRID.key() + "\nwitness buyer " + BUYER.key()
                + "\ngroup any-of-both any grid-company buyer\nquorum " + quorum + "\n";
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
