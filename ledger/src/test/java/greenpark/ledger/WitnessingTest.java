package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.TlogProof;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.ledger.witness.WitnessMain;
import greenpark.ledger.witness.Witnessing;
import greenpark.ledger.witness.Witnessing.Outcome;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log and three witnesses, each a process of its own; two of them make the quorum. */
class WitnessingTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> NAMES = List.of("grid", "generator", "customer");

    private Path folder = Path.of("");
    private final List<Child> children = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Log log;

    @BeforeEach
    void start() throws IOException {
        folder = Ram.folder();
        log = Log.create(Files.createDirectory(folder.resolve("log")), ORIGIN);
        for (String name : NAMES) {
            children.add(witness(name, 0));
        }
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add("witness " + NAMES.get(i) + " " + children.get(i).line() + " http://localhost:"
                    + children.get(i).line());
        }
    }

    private Child witness(String name, int port) throws IOException {
        return Child.start(
                WitnessMain.class,
                List.of(
                        folder.resolve(name).toString(),
                        name + ".example/w",
                        Integer.toString(port),
                        log.signers().getFirst().toString()));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (Child child : children) {
            child.kill();
        }
        log.close();
        Ram.delete(folder);
    }

    private Witnessing witnessing(Log of) {
        return new Witnessing(of, policy(), TIMEOUT);
    }

    private WitnessPolicy policy() {
        return WitnessPolicy.parse("log " + log.signers().getFirst() + "\n" + String.join("\n", lines)
                + "\ngroup two 2 grid generator customer\nquorum two\n");
    }

    private static boolean stands(String witness, Witnessing.Report report) {
        return Objects.requireNonNull(report.verdict().state(witness)).satisfied();
    }

    private static List<Class<?>> kinds(Witnessing.Report report) {
        return report.said().stream().<Class<?>>map(s -> s.outcome().getClass()).toList();
    }

    @Test
    void the_quorum_is_reached_and_a_proof_can_be_mailed() throws IOException {
        Witnessing witnessing = witnessing(log);
        assertThat(witnessing.lastWitnessed()).isNull();
        log.append(entries(0, 300));
        assertThat(kinds(witnessing.ask())).containsOnly(Outcome.Witnessed.class);
        log.append(entries(300, 500));
        Witnessing.Report report = witnessing.ask();
        assertThat(report.verdict().accepted()).isTrue();
        assertThat(report.added()).isTrue();
        assertThat(log.checkpoint().signatures()).hasSize(4);
        assertThat(LogReader.open(log.publicFolder()).checkpoint()).isEqualTo(log.checkpoint());
        assertThat(witnessing.lastWitnessed()).isEqualTo(log.checkpoint());
        TlogProof proof = new TlogProof(null, 777, log.prove(777).path(), log.checkpoint());
        assertThat(proof.verify(new Sha256(), new Sha256().leaf(Entries.entry(777)), policy(), new Signatures())
                        .holds())
                .isTrue();
    }

    @Test
    void with_a_witness_down_the_log_goes_on_and_shows_it() throws IOException, InterruptedException {
        children.get(2).kill();
        log.append(entries(0, 10));
        Witnessing.Report report = witnessing(log).ask();
        assertThat(kinds(report))
                .containsExactly(Outcome.Witnessed.class, Outcome.Witnessed.class, Outcome.Unreachable.class);
        assertThat(report.verdict().accepted()).isTrue();
        assertThat(stands("customer", report)).isFalse();
        children.get(1).kill();
        log.append(entries(10, 10));
        report = witnessing(log).ask();
        assertThat(report.verdict().accepted()).isFalse();
        assertThat(stands("grid", report)).isTrue();
        assertThat(log.size()).isEqualTo(20);
        assertThat(Objects.requireNonNull(witnessing(log).lastWitnessed())
                        .checkpoint()
                        .size())
                .isEqualTo(10);
    }

    @Test
    void a_second_history_under_the_same_key_is_refused_by_all() throws IOException {
        Path fork = folder.resolve("fork");
        log.append(entries(0, 10));
        log.close();
        copy(folder.resolve("log"), fork);
        log = Log.open(folder.resolve("log"));
        log.append(entries(10, 10));
        assertThat(witnessing(log).ask().verdict().accepted()).isTrue();
        try (Log other = Log.open(fork)) {
            other.append(entries(90, 10));
            assertThat(kinds(witnessing(other).ask())).containsOnly(Outcome.SplitView.class);
            other.append(entries(100, 10));
            Witnessing.Report report = witnessing(other).ask();
            assertThat(kinds(report)).containsOnly(Outcome.SplitView.class);
            assertThat(report.verdict().accepted()).isFalse();
            assertThat(other.checkpoint().signatures()).hasSize(1);
        }
    }

    @Test
    void an_old_copy_of_the_log_is_told_from_a_second_history() throws IOException {
        log.append(entries(0, 10));
        log.close();
        copy(folder.resolve("log"), folder.resolve("old"));
        log = Log.open(folder.resolve("log"));
        log.append(entries(10, 10));
        assertThat(witnessing(log).ask().verdict().accepted()).isTrue();
        try (Log old = Log.open(folder.resolve("old"))) {
            Witnessing.Report report = witnessing(old).ask();
            assertThat(report.said()).allSatisfy(s -> assertThat(s.outcome()).isEqualTo(new Outcome.Ahead(20)));
            // What it appends makes a second history of it.
            old.append(entries(90, 15));
            assertThat(kinds(witnessing(old).ask())).containsOnly(Outcome.SplitView.class);
        }
    }

    @Test
    void a_witness_whose_memory_was_put_back_is_noticed() throws IOException, InterruptedException {
        log.append(entries(0, 10));
        Witnessing witnessing = witnessing(log);
        witnessing.ask();
        copy(folder.resolve("grid/logs"), folder.resolve("old"));
        log.append(entries(10, 10));
        assertThat(kinds(witnessing.ask())).containsOnly(Outcome.Witnessed.class);
        children.get(0).kill();
        Ram.delete(folder.resolve("grid/logs"));
        copy(folder.resolve("old"), folder.resolve("grid/logs"));
        children.set(0, witness("grid", 0));
        lines.set(
                0,
                "witness grid " + children.get(0).line() + " http://localhost:"
                        + children.get(0).line());
        log.append(entries(20, 10));
        Witnessing.Report report = witnessing(log).ask();
        assertThat(report.said().getFirst().outcome()).isEqualTo(new Outcome.RolledBack(10, 20));
        assertThat(report.verdict().accepted()).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
