package greenpark.verifier.page;

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
import greenpark.core.seal.ClaimLine;
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

/** March of a random park with true signatures of its log and two witnesses. */
public final class SignedPark {
    static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final long TIME = 1_800_000_000L;
    private static final Signer LOG = new Signer("park.example/log", KeyType.ED25519, 1);
    private static final Signer GRID = new Signer("grid.example", KeyType.ED25519_COSIGNATURE, 2);
    private static final Signer BUYER = new Signer("buyer.example", KeyType.ED25519_COSIGNATURE, 3);

    private final MemoryLog log;

    public SignedPark(long seed) {
        this.log = SealedMonths.seal(SealedMonths.park(seed), seed);
    }

    private record Signer(VerifierKey key, Ed25519PrivateKeyParameters secret) {
        Signer(String name, KeyType type, long seed) {
            this(name, type, secret(seed));
        }

        private Signer(String name, KeyType type, Ed25519PrivateKeyParameters secret) {
            this(
                    new VerifierKey(
                            name, type, ByteString.of(secret.generatePublicKey().getEncoded())),
                    secret);
        }

        private static Ed25519PrivateKeyParameters secret(long seed) {
            byte[] bytes = new byte[32];
            new Random(seed).nextBytes(bytes);
            return new Ed25519PrivateKeyParameters(bytes, 0);
        }

        byte[] sign(byte[] message) {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, secret);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        }

        NoteSignature cosign(long time, Checkpoint checkpoint) {
            byte[] signature = sign(Cosignature.message(key, time, checkpoint));
            return NoteSignature.of(key, new Cosignature(time, ByteString.of(signature)).blob());
        }
    }

    /** The certificates that u0 claimed. */
    public List<ClaimLine> claims() {
        return Objects.requireNonNull(log.claims.get("u0 " + MARCH));
    }

    public EvidenceFile file(Variant variant) {
        EvidenceMaker.Prover prover = new EvidenceMaker.Prover() {
            @Override
            public ByteString checkpoint() {
                return sign(SignedNote.parse(log.checkpoint().toByteArray()).checkpoint());
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
        return new EvidenceMaker(prover)
                .make(variant, "u0", MARCH, log.months.get("u0 " + MARCH), log.daysOf("u0", MARCH), policy());
    }

    /** The note under which log and witnesses stand. */
    public static ByteString sign(Checkpoint checkpoint) {
        List<NoteSignature> lines = new ArrayList<>();
        lines.add(NoteSignature.of(LOG.key(), LOG.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8))));
        lines.add(GRID.cosign(TIME, checkpoint));
        lines.add(BUYER.cosign(TIME + 5, checkpoint));
        return ByteString.of(new SignedNote(checkpoint.text(), lines).toByteArray());
    }

    static ByteString policy() {
        String text = "log " + LOG.key() + "\nwitness grid-company " + GRID.key() + "\nwitness buyer " + BUYER.key()
                + "\ngroup any-customer any buyer\ngroup both all grid-company any-customer\nquorum both\n";
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
