package greenpark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Cosignature;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.key.SigningKey;
import greenpark.verifier.signature.Signatures;
import greenpark.verifier.signature.Sm2;
import greenpark.verifier.signature.Sm3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

/**
 * The published bytes of the sister log, put together here as docs/formats/sm.md says, so that somebody else can write one. {@code
 * -Dupdate-golden} writes them; since an SM2 signature has a random number in it, it keeps the one that is there as long as that is good.
 */
class SmVectorsTest {
    private static final Path FILE = Path.of(System.getProperty("greenpark.root", "."), "docs/formats/vectors/sm.txt");
    private static final String ORIGIN = "park.example/log/sm3";
    private static final int ENTRIES = 5;
    private static final long TIME = 1_800_000_000;

    /** A secret that everybody can see. */
    private static final BigInteger D =
            new BigInteger("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8", 16);

    @Test
    void the_bytes_are_the_published_ones() throws IOException {
        SortedMap<String, String> vectors = vectors();
        byte[] signature = published().getOrDefault("signature", new byte[0]);
        SigningKey key = key();
        byte[] message = HexFormat.of().parseHex(String.valueOf(vectors.get("message")));
        boolean update = System.getProperty("update-golden") != null;
        if (update && !verifies(key.key(), message, signature)) {
            signature =
                    Arrays.copyOfRange(key.sign(checkpoint(), TIME).signature().toByteArray(), 8, 72);
        }
        assertThat(verifies(key.key(), message, signature)).as("the signature").isTrue();
        SignedNote note = new SignedNote(
                checkpoint().text(),
                List.of(NoteSignature.of(key.key(), new Cosignature(TIME, ByteString.of(signature)).blob())));
        assertThat(note.verify(List.of(key.key()), new Signatures()))
                .isEqualTo(new NoteVerdict.Accepted(List.of(new NoteVerdict.Signed(key.key(), TIME))));
        vectors.put("signature", HexFormat.of().formatHex(signature));
        vectors.put("note", HexFormat.of().formatHex(note.toByteArray()));
        StringBuilder text = new StringBuilder();
        vectors.forEach((name, hex) -> text.append(name).append(' ').append(hex).append('\n'));
        if (update) {
            Files.writeString(FILE, text, StandardCharsets.UTF_8);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(FILE, StandardCharsets.UTF_8));
    }

    @Test
    void a_log_signs_in_this_form() throws IOException {
        Path folder = Ram.folder();
        try (Log log = Log.create(folder, ORIGIN, Suite.SM3, List.of())) {
            for (int i = 0; i < ENTRIES; i++) {
                log.append(List.of(entry(i)));
            }
            assertThat(log.checkpoint().text()).isEqualTo(checkpoint().text());
            VerifierKey key = log.signers().getFirst();
            byte[] blob = log.checkpoint().signatures().getFirst().signature().toByteArray();
            assertThat(blob).hasSize(8 + 64);
            byte[] message = message(ByteBuffer.wrap(blob).getLong(), root(ENTRIES));
            assertThat(verifies(key, message, Arrays.copyOfRange(blob, 8, 72))).isTrue();
        }
        Ram.delete(folder);
    }

    private static Map<String, byte[]> published() throws IOException {
        Map<String, byte[]> published = new TreeMap<>();
        if (Files.exists(FILE)) {
            for (String line : Files.readAllLines(FILE)) {
                String[] words = line.split(" ", -1);
                published.put(words[0], HexFormat.of().parseHex(words[1]));
            }
        }
        return published;
    }

    private static boolean verifies(VerifierKey key, byte[] message, byte[] signature) {
        return new Signatures().verify(key.type(), key.raw().toByteArray(), message, signature);
    }

    private static SortedMap<String, String> vectors() {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        bytes.put("root-0", sm3());
        for (int i = 0; i < ENTRIES; i++) {
            bytes.put("entry-" + i, entry(i));
            bytes.put("leaf-" + i, sm3(new byte[] {0}, entry(i)));
            bytes.put("root-" + (i + 1), root(i + 1).toByteArray());
        }
        bytes.put("node-0-1", sm3(new byte[] {1}, sm3(new byte[] {0}, entry(0)), sm3(new byte[] {0}, entry(1))));
        VerifierKey key = key().key();
        bytes.put("secret", BigIntegers.asUnsignedByteArray(32, D));
        bytes.put("public-key", key.raw().toByteArray());
        bytes.put("key-id", ByteBuffer.allocate(4).putInt(key.id()).array());
        bytes.put("vkey", ascii(key.text()));
        bytes.put("checkpoint", ascii(checkpoint().text()));
        byte[] message = message(TIME, root(ENTRIES));
        bytes.put("message", message);
        bytes.put("z", z(key));
        bytes.put("e", sm3(z(key), message));
        SortedMap<String, String> vectors = new TreeMap<>();
        bytes.forEach((name, value) -> vectors.put(name, HexFormat.of().formatHex(value)));
        return vectors;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] entry(int i) {
        return ascii("entry " + i);
    }

    private static byte[] sm3(byte[]... parts) {
        return new Sm3().of(concat(parts)).toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Hash root(int size) {
        MerkleTree tree = new MerkleTree(new Sm3());
        for (int i = 0; i < size; i++) {
            tree.append(new Sm3().leaf(entry(i)));
        }
        return tree.root();
    }

    private static Checkpoint checkpoint() {
        return new Checkpoint(ORIGIN, ENTRIES, root(ENTRIES));
    }

    private static SigningKey key() {
        ECPoint point = Sm2.CURVE.getG().multiply(D).normalize();
        VerifierKey key = new VerifierKey(ORIGIN, KeyType.SM2_COSIGNATURE, ByteString.of(point.getEncoded(false)));
        return new SigningKey(key, ByteString.of(BigIntegers.asUnsignedByteArray(32, D)));
    }

    /** What is signed, as the page says it. */
    private static byte[] message(long time, Hash root) {
        byte[] name = ascii(ORIGIN);
        return ByteBuffer.allocate(12 + 1 + name.length + 8 + 1 + name.length + 8 + 8 + 32)
                .put(ascii("sm2-sm3/v1\n\0"))
                .put((byte) name.length)
                .put(name)
                .putLong(time)
                .put((byte) name.length)
                .put(name)
                .putLong(0)
                .putLong(ENTRIES)
                .put(root.toByteArray())
                .array();
    }

    /** What stands before the message: the user, the curve, the key. */
    private static byte[] z(VerifierKey key) {
        byte[] point = key.raw().toByteArray();
        byte[] g = Sm2.CURVE.getG().getEncoded(false);
        return sm3(
                new byte[] {0, (byte) 0x80},
                ascii("1234567812345678"),
                Sm2.CURVE.getCurve().getA().getEncoded(),
                Sm2.CURVE.getCurve().getB().getEncoded(),
                Arrays.copyOfRange(g, 1, 65),
                Arrays.copyOfRange(point, 1, 65));
    }
}
