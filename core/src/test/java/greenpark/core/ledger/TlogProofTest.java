package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {
    private static final Sha256 HASHER = new Sha256();
    private static final VerifierKey LOG = Toy.key("park.example/log", KeyType.ED25519);
    private static final VerifierKey GRID = Toy.key("grid.example/w", KeyType.ED25519_COSIGNATURE);
    private static final WitnessPolicy POLICY =
            WitnessPolicy.parse("log " + LOG + "\nwitness grid " + GRID + "\nquorum grid\n");

    private static TlogProof proof() {
        MerkleTree tree = MerkleTree.of(HASHER, NaiveTree.leaves(11));
        Checkpoint checkpoint = new Checkpoint(LOG.name(), tree.size(), tree.root());
        SignedNote note = new SignedNote(
                checkpoint.text(), List.of(Toy.sign(LOG, checkpoint.text()), Toy.cosign(GRID, 1, checkpoint)));
        ByteString extra = ByteString.of("context".getBytes(StandardCharsets.UTF_8));
        return new TlogProof(extra, 5, tree.inclusion(5).path(), note);
    }

    @Test
    void a_proof_reads_back_and_holds_for_its_entry_only() {
        TlogProof read = TlogProof.parse(proof().toByteArray());
        assertThat(read).isEqualTo(proof());
        List<Hash> leaves = NaiveTree.leaves(11);
        for (int i = 0; i < 11; i++) {
            assertThat(read.verify(HASHER, leaves.get(i), POLICY, Toy.VERIFIER).holds())
                    .isEqualTo(i == 5);
        }
    }

    @Test
    void inclusion_without_the_quorum_is_not_enough() {
        TlogProof proof = proof();
        SignedNote unwitnessed = new SignedNote(
                proof.checkpoint().text(), proof.checkpoint().signatures().subList(0, 1));
        TlogProof.Verdict verdict = new TlogProof(null, 5, proof.path(), unwitnessed)
                .verify(HASHER, NaiveTree.leaves(6).get(5), POLICY, Toy.VERIFIER);
        assertThat(verdict.inclusion()).isEqualTo(ProofVerdict.HOLDS);
        assertThat(verdict.policy().log()).isEqualTo(LOG);
        assertThat(verdict.holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c2sp.org/tlog-proof@v1   | c2sp.org/tlog-proof@v2     | WRONG_LINE
            c2sp.org/tlog-proof@v1\\n | ''                        | WRONG_LINE
            index 5                  | index 05                   | NOT_A_NUMBER
            index 5                  | index -5                   | NOT_A_NUMBER
            index 5                  | 'index  5'                 | NOT_A_NUMBER
            index 5\\n               | ''                         | WRONG_LINE
            extra Y29udGV4dA==       | extra Y29udGV4dA           | NOT_BASE64
            extra Y29udGV4dA==       | 'extra '                   | WRONG_LINE
            extra Y29udGV4dA==       | extra Y29udGV4dA==\\nextra Y29udGV4dA== | WRONG_LINE
            index 5\\n               | index 5\\nAAAA\\n           | WRONG_LENGTH
            index 5\\n               | index 5\\nindex 5\\n        | NOT_BASE64
            index 5\\n               | index 5\\n\\n              | NOT_A_NUMBER
            """)
    void what_is_not_quite_a_proof_is_refused(String from, String to, Reason reason) {
        String text = proof().format();
        String changed = text.replace(from.translateEscapes(), to.translateEscapes());
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> TlogProof.parse(changed))
                .isInstanceOfSatisfying(
                        MalformedLedger.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Whatever is read is written as it was; everything else is refused with the one exception. */
    @Test
    void changed_texts_read_back_the_same_or_are_refused() {
        fuzz("proof", proof().format(), bytes -> TlogProof.parse(bytes).toByteArray());
        fuzz(
                "note",
                proof().checkpoint().format(),
                bytes -> SignedNote.parse(bytes).toByteArray());
        fuzz(
                "checkpoint",
                proof().checkpoint().text(),
                bytes -> Checkpoint.parse(latin(bytes)).text().getBytes(StandardCharsets.ISO_8859_1));
        fuzz("key", LOG.text(), bytes -> VerifierKey.parse(latin(bytes)).text().getBytes(StandardCharsets.ISO_8859_1));
        fuzz(
                "tile",
                "tile/0/x001/x234/067.p/8",
                bytes -> Tile.parse(latin(bytes)).path().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A policy may have comments and any white space; what is kept is what it says. */
    @Test
    void changed_policies_mean_something_that_is_written_and_read_again_or_are_refused() {
        String text = POLICY.format() + "# a comment\n";
        for (long seed = 0; seed < 20_000; seed++) {
            byte[] changed = changed(text.getBytes(StandardCharsets.UTF_8), seed);
            try {
                WitnessPolicy policy = WitnessPolicy.parse(changed);
                assertThat(WitnessPolicy.parse(policy.format()))
                        .as("seed %d", seed)
                        .isEqualTo(policy);
            } catch (MalformedLedger e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
    }

    private static void fuzz(String what, String valid, Function<byte[], byte[]> readAndWrite) {
        int read = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            byte[] changed = changed(valid.getBytes(StandardCharsets.UTF_8), seed);
            try {
                assertThat(readAndWrite.apply(changed))
                        .as("%s, seed %d", what, seed)
                        .isEqualTo(changed);
                read++;
            } catch (MalformedLedger e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
        assertThat(read).as(what).isBetween(1, 19_999);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** One to three changes: a byte replaced, removed, doubled, or a piece moved. */
    private static byte[] changed(byte[] valid, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = valid;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            int to = random.nextInt(bytes.length);
            String text = latin(bytes);
            String piece = text.substring(Math.min(at, to), Math.max(at, to));
            String result = switch (random.nextInt(5)) {
                case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
                case 1 -> text.substring(0, at) + text.substring(at + 1);
                case 2 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
                case 3 -> text.substring(0, at) + "\n =+0A—".charAt(random.nextInt(6)) + text.substring(at);
                default -> text.replace(piece, "");
            };
            bytes = result.isEmpty() ? new byte[] {'\n'} : result.getBytes(StandardCharsets.ISO_8859_1);
        }
        return bytes;
    }
}
