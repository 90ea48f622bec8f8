package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTest {
    private static final VerifierKey LOG = Toy.key("park.example/log", KeyType.ED25519);
    private static final VerifierKey GRID = Toy.key("grid.example/w", KeyType.ED25519_COSIGNATURE);
    private static final VerifierKey CUSTOMER = Toy.key("customer.example/w", KeyType.ML_DSA_44_COSIGNATURE);
    private static final VerifierKey AUDITOR = Toy.key("auditor.example/w", KeyType.SM2_COSIGNATURE);
    private static final Checkpoint TREE =
            new Checkpoint("park.example/log", 7, new Sha256().of(new byte[0]), List.of("an extension"));

    private static SignedNote note() {
        return new SignedNote(
                TREE.text(),
                List.of(
                        Toy.sign(LOG, TREE.text()),
                        Toy.cosign(GRID, 1_700_000_000, TREE),
                        Toy.cosign(CUSTOMER, 1_700_000_001, TREE),
                        Toy.cosign(AUDITOR, 0, TREE)));
    }

    @Test
    void a_note_reads_back_and_its_signers_are_told_with_their_times() {
        SignedNote read = SignedNote.parse(note().toByteArray());
        assertThat(read).isEqualTo(note());
        assertThat(read.checkpoint()).isEqualTo(TREE);
        assertThat(read.verify(List.of(AUDITOR, CUSTOMER, GRID, LOG), Toy.VERIFIER))
                .isEqualTo(new NoteVerdict.Accepted(List.of(
                        new NoteVerdict.Signed(LOG, NoteVerdict.Signed.NO_TIME),
                        new NoteVerdict.Signed(GRID, 1_700_000_000),
                        new NoteVerdict.Signed(CUSTOMER, 1_700_000_001),
                        new NoteVerdict.Signed(AUDITOR, 0))));
    }

    @Test
    void unknown_keys_are_ignored_and_a_known_key_that_fails_rejects_the_note() {
        SignedNote bad = new SignedNote(TREE.text(), List.of(Toy.sign(LOG, TREE.text()), Toy.cosign(GRID, 5, other())));
        assertThat(bad.verify(List.of(LOG), Toy.VERIFIER)).isInstanceOf(NoteVerdict.Accepted.class);
        assertThat(bad.verify(List.of(LOG, GRID), Toy.VERIFIER))
                .isEqualTo(new NoteVerdict.Refused(NoteVerdict.Reason.SIGNATURE_FAILS, GRID.name()));
        assertThat(bad.verify(List.of(AUDITOR), Toy.VERIFIER))
                .isEqualTo(new NoteVerdict.Refused(NoteVerdict.Reason.NO_KNOWN_KEY, ""));
    }

    @Test
    void a_key_of_the_same_name_or_the_same_id_is_another_key() {
        NoteSignature sameName = new NoteSignature(LOG.name(), LOG.id() + 1, ByteString.of(new byte[64]));
        NoteSignature sameId = new NoteSignature("other.example", LOG.id(), ByteString.of(new byte[64]));
        SignedNote note = new SignedNote(TREE.text(), List.of(sameName, sameId, Toy.sign(LOG, TREE.text())));
        assertThat(note.verify(List.of(LOG), Toy.VERIFIER)).isInstanceOf(NoteVerdict.Accepted.class);
    }

    @Test
    void a_second_line_by_a_key_is_checked_and_adds_nothing() {
        SignedNote twice = note().with(List.of(Toy.cosign(GRID, 9, TREE)));
        assertThat(twice.verify(List.of(GRID), Toy.VERIFIER))
                .isEqualTo(new NoteVerdict.Accepted(List.of(new NoteVerdict.Signed(GRID, 1_700_000_000))));
        SignedNote wrong = note().with(List.of(Toy.cosign(GRID, 9, other())));
        assertThat(wrong.verify(List.of(GRID), Toy.VERIFIER)).isInstanceOf(NoteVerdict.Refused.class);
    }

    @Test
    void a_cosignature_of_another_length_or_under_no_checkpoint_fails() {
        SignedNote shorter = new SignedNote(TREE.text(), List.of(NoteSignature.of(GRID, new byte[71])));
        assertThat(shorter.verify(List.of(GRID), Toy.VERIFIER)).isInstanceOf(NoteVerdict.Refused.class);
        SignedNote poem = new SignedNote("a poem\n", List.of(Toy.cosign(GRID, 1, TREE)));
        assertThat(poem.verify(List.of(GRID), Toy.VERIFIER)).isInstanceOf(NoteVerdict.Refused.class);
    }

    private static Checkpoint other() {
        return new Checkpoint(TREE.origin(), 8, TREE.root());
    }

    @Test
    void sixteen_signatures_are_taken_and_more_than_64_are_not() {
        assertThat(SignedNote.parse(many(16)).signatures()).hasSize(16);
        assertThat(SignedNote.parse(many(64)).signatures()).hasSize(64);
        assertReason(many(65), Reason.TOO_MANY);
    }

    private static String many(int count) {
        String line = Toy.sign(LOG, TREE.text()).line() + "\n";
        return TREE.text() + "\n" + String.join("", Collections.nCopies(count, line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text\\n                                 | CUT_OFF
            text\\n\\n                              | CUT_OFF
            text\\n\\n— a AAAAAAA=                  | CUT_OFF
            text\\n\\n- a AAAAAAA=\\n               | WRONG_LINE
            text\\n\\n—a AAAAAAA=\\n                | WRONG_LINE
            text\\n\\n— AAAAAAA=\\n                 | WRONG_LINE
            text\\n\\n—  AAAAAAA=\\n                | BAD_NAME
            text\\n\\n— a+b AAAAAAA=\\n             | BAD_NAME
            text\\n\\n— a b AAAAAAA=\\n             | NOT_BASE64
            text\\n\\n— a AAAAAAA\\n                | NOT_BASE64
            text\\n\\n— a AAAAAAB=\\n               | NOT_BASE64
            text\\n\\n— a AAAAAAA= \\n              | NOT_BASE64
            text\\n\\n— a AAAAAA==\\n               | WRONG_LENGTH
            te\\txt\\n\\n— a AAAAAAA=\\n            | CONTROL_CHARACTER
            te\\rxt\\n\\n— a AAAAAAA=\\n            | CONTROL_CHARACTER
            text\\n\\n— a AAAAAAA=\\nmore\\n        | WRONG_LINE
            """)
    void what_is_not_quite_a_note_is_refused(String note, Reason reason) {
        assertReason(note.translateEscapes(), reason);
    }

    private static void assertReason(String note, Reason reason) {
        assertThatThrownBy(() -> SignedNote.parse(note))
                .isInstanceOfSatisfying(
                        MalformedLedger.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] note = note().toByteArray();
        note[0] = (byte) 0xC0;
        assertThatThrownBy(() -> SignedNote.parse(note)).hasMessageContaining("NOT_UTF8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            o\\n1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=      | CUT_OFF
            o\\n1\\n                                                  | CUT_OFF
            \\n1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n     | WRONG_LINE
            o\\n01\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n   | NOT_A_NUMBER
            o\\n+1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n   | NOT_A_NUMBER
            o\\n-1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n   | NOT_A_NUMBER
            o\\n١\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n    | NOT_A_NUMBER
            o\\n9223372036854775808\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n | OUT_OF_RANGE
            o\\n1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\\n     | NOT_BASE64
            o\\n1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\\n    | NOT_BASE64
            o\\n1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\\n    | WRONG_LENGTH
            o\\n1\\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\\n\\n  | WRONG_LINE
            """)
    void what_is_not_quite_a_checkpoint_is_refused(String text, Reason reason) {
        assertThatThrownBy(() -> Checkpoint.parse(text.translateEscapes()))
                .isInstanceOfSatisfying(
                        MalformedLedger.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void the_published_message_of_a_cosignature() {
        String message = Json.read(Shared.vectors("cosignature-v1.json"))
                .at("cosignedMessage")
                .text();
        Checkpoint checkpoint = Checkpoint.parse(message.substring(message.indexOf("example.com")));
        assertThat(new String(Cosignature.message(GRID, 1_679_315_147, checkpoint), StandardCharsets.UTF_8))
                .isEqualTo(message);
        assertThat(Toy.cosign(GRID, 1, TREE).signature().length()).isEqualTo(76 - 4);
    }

    @Test
    void keys_in_text_are_those_published_and_others_are_refused() {
        Json vectors = Json.read(Shared.vectors("signed-note.json"));
        for (Json row : vectors.at("valid").items()) {
            VerifierKey key = VerifierKey.parse(row.at("vkey").text());
            assertThat(key.text()).isEqualTo(row.at("vkey").text());
            SignedNote note = SignedNote.parse(row.at("note").text());
            assertThat(note.format()).isEqualTo(row.at("note").text());
            assertThat(note.signatures()).allMatch(s -> s.isBy(key));
        }
        for (Json row : vectors.at("invalidVkeys").items()) {
            assertThatThrownBy(() -> VerifierKey.parse(row.text())).isInstanceOf(MalformedLedger.class);
        }
    }

    @Test
    void every_type_of_key_reads_back_and_a_changed_id_is_refused() {
        for (VerifierKey key : List.of(LOG, GRID, CUSTOMER, AUDITOR)) {
            String text = key.text();
            assertThat(VerifierKey.parse(text)).isEqualTo(key);
            int at = text.indexOf('+') + 1;
            String wrong = text.substring(0, at) + (text.charAt(at) == '0' ? '1' : '0') + text.substring(at + 1);
            assertThatThrownBy(() -> VerifierKey.parse(wrong)).hasMessageContaining("WRONG_KEY_ID");
        }
    }
}
