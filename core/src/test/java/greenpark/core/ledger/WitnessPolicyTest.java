package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.MalformedLedger.Reason;
import greenpark.core.ledger.PolicyVerdict.GroupState;
import greenpark.core.ledger.PolicyVerdict.WitnessState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessPolicyTest {
    private static final VerifierKey LOG = Toy.key("park.example/log", KeyType.ED25519);
    private static final VerifierKey GRID = Toy.key("grid.example/w", KeyType.ED25519_COSIGNATURE);
    private static final VerifierKey STEEL = Toy.key("steel.example/w", KeyType.ED25519_COSIGNATURE);
    private static final VerifierKey GLASS = Toy.key("glass.example/w", KeyType.ML_DSA_44_COSIGNATURE);
    private static final Checkpoint TREE = new Checkpoint("park.example/log", 7, new Sha256().of(new byte[0]));

    private static String fill(String policy) {
        return policy.translateEscapes()
                .replace("<log>", LOG.text())
                .replace("<grid>", GRID.text())
                .replace("<steel>", STEEL.text())
                .replace("<glass>", GLASS.text());
    }

    private static final String GRID_AND_ANY_CUSTOMER = fill("""
            # The grid company and any customer.
            log <log> https://park.example/log

              witness grid\t<grid>  https://grid.example/
            witness 钢厂 <steel>
            witness glass <glass>
            group customers any 钢厂 glass
            group all-sides all grid customers
            quorum all-sides
            """);

    @ParameterizedTest
    @CsvSource({
        "log grid steel, true",
        "log grid glass, true",
        "log grid glass steel, true",
        "log grid, false",
        "log steel glass, false",
        "log, false",
        "grid steel, false",
    })
    void a_quorum_is_met_or_not(String signers, boolean accepted) {
        WitnessPolicy policy = WitnessPolicy.parse(GRID_AND_ANY_CUSTOMER);
        assertThat(policy.evaluate(signed(signers), Toy.VERIFIER).accepted()).isEqualTo(accepted);
    }

    @Test
    void who_stands_behind_a_checkpoint_is_told_of_every_name() {
        PolicyVerdict verdict = WitnessPolicy.parse(GRID_AND_ANY_CUSTOMER).evaluate(signed("log glass"), Toy.VERIFIER);
        assertThat(verdict.log()).isEqualTo(LOG);
        assertThat(verdict.quorumMet()).isFalse();
        assertThat(verdict.states())
                .containsExactly(
                        new WitnessState("grid", NoteVerdict.Signed.NO_TIME),
                        new WitnessState("钢厂", NoteVerdict.Signed.NO_TIME),
                        new WitnessState("glass", 1_700_000_000),
                        new GroupState("customers", 1, 1),
                        new GroupState("all-sides", 1, 2));
    }

    private static SignedNote signed(String signers) {
        List<NoteSignature> lines = new ArrayList<>();
        for (String signer : signers.split(" ")) {
            lines.add(
                    switch (signer) {
                        case "log" -> Toy.sign(LOG, TREE.text());
                        case "grid" -> Toy.cosign(GRID, 1_700_000_000, TREE);
                        case "steel" -> Toy.cosign(STEEL, 1_700_000_000, TREE);
                        case "glass" -> Toy.cosign(GLASS, 1_700_000_000, TREE);
                        default -> throw new IllegalArgumentException(signer);
                    });
        }
        return new SignedNote(TREE.text(), lines);
    }

    @Test
    void a_log_counts_for_its_own_origin_only() {
        Checkpoint foreign = new Checkpoint("other.example/log", 7, TREE.root());
        SignedNote note = new SignedNote(foreign.text(), List.of(Toy.sign(LOG, foreign.text())));
        WitnessPolicy policy = WitnessPolicy.parse(fill("log <log>\nquorum none\n"));
        assertThat(policy.evaluate(note, Toy.VERIFIER).accepted()).isFalse();
        assertThat(policy.evaluate(signed("log"), Toy.VERIFIER).accepted()).isTrue();
    }

    @Test
    void one_wrong_line_of_a_known_key_and_nobody_counts() {
        SignedNote note = signed("log grid steel")
                .with(List.of(Toy.cosign(GLASS, 1, new Checkpoint(TREE.origin(), 8, TREE.root()))));
        PolicyVerdict verdict = WitnessPolicy.parse(GRID_AND_ANY_CUSTOMER).evaluate(note, Toy.VERIFIER);
        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.refused())
                .isEqualTo(new NoteVerdict.Refused(NoteVerdict.Reason.SIGNATURE_FAILS, GLASS.name()));
        assertThat(verdict.states()).noneMatch(PolicyVerdict.State::satisfied);
    }

    @Test
    void a_quorum_that_was_none_is_not_met_by_a_refused_note() {
        SignedNote note = new SignedNote(TREE.text(), List.of(Toy.sign(LOG, "another text\n")));
        PolicyVerdict verdict =
                WitnessPolicy.parse(fill("log <log>\nquorum none\n")).evaluate(note, Toy.VERIFIER);
        assertThat(verdict.quorumMet()).isFalse();
    }

    @Test
    void a_policy_is_written_so_that_it_reads_back() {
        WitnessPolicy policy = WitnessPolicy.parse(GRID_AND_ANY_CUSTOMER);
        assertThat(WitnessPolicy.parse(policy.format())).isEqualTo(policy);
        assertThat(policy.keys()).containsExactly(LOG, GRID, STEEL, GLASS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            log <log>\\n                                                              | CUT_OFF       | no line of the quorum
            quorum none                                                               | CUT_OFF       | line 1
            \\nquorums none\\n                                                        | WRONG_LINE    | line 2: WRONG_LINE: 'quorums'
            quorum none\\nquorum none\\n                                              | DUPLICATE     | line 2
            quorum grid\\nwitness grid <grid>\\n                                      | UNKNOWN_NAME  | line 1: UNKNOWN_NAME: no line above defines 'grid'
            log <log>\\nlog <log>\\nquorum none\\n                                    | DUPLICATE     | line 2
            log park.example\\n                                                       | WRONG_LINE    | 'park.example' is not name+id+key
            log <log> a b\\n                                                          | WRONG_LINE    | 4 items
            witness a <grid>\\nwitness b <grid>\\n                                    | DUPLICATE     | line 2
            witness a <grid>\\nwitness a <steel>\\n                                   | DUPLICATE     | the name 'a' is taken
            witness none <grid>\\n                                                    | DUPLICATE     | 'none'
            witness a <log>\\n                                                        | UNKNOWN_TYPE  | not one of a cosigner
            witness a <grid>\\ngroup g any b\\n                                       | UNKNOWN_NAME  | 'b'
            witness a <grid>\\ngroup g any g\\n                                       | UNKNOWN_NAME  | 'g'
            witness a <grid>\\ngroup g any none\\n                                    | UNKNOWN_NAME  | 'none'
            witness a <grid>\\ngroup g 2 a\\n                                         | OUT_OF_RANGE  | 2 of 1
            witness a <grid>\\ngroup g 0 a\\n                                         | OUT_OF_RANGE  | 0 of 1
            witness a <grid>\\ngroup g 01 a\\n                                        | NOT_A_NUMBER  | '01'
            witness a <grid>\\ngroup g some a\\n                                      | NOT_A_NUMBER  | 'some'
            witness a <grid>\\ngroup g any\\n                                         | WRONG_LINE    | 3 items
            witness a <grid>\\ngroup g all a a\\n                                     | DUPLICATE     | 'a'
            witness a <grid>\\ngroup g any a\\ngroup h any a\\n                       | DUPLICATE     | line 3
            quorum none\\r\\n                                                         | CONTROL_CHARACTER | line 1
            """)
    void a_wrong_policy_is_refused_with_line_and_value(String policy, Reason reason, String message) {
        assertThatThrownBy(() -> WitnessPolicy.parse(fill(policy)))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        MalformedLedger.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
