package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static greenpark.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.TlogProof;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.ledger.witness.Answer;
import greenpark.ledger.witness.Witnessing;
import greenpark.ledger.witness.Witnessing.Outcome;
import greenpark.ledger.witness.Witnessing.Outcome.Disagrees;
import greenpark.ledger.witness.Witnessing.Outcome.Witnessed;
import greenpark.verifier.signature.Signatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A witness of others' making, in Go, cosigns our log and refuses a second history. Skipped where there is no {@code litewitness} on the PATH
 * or in the folder {@code -Dgreenpark.litewitness}; Debian has it in the package torchwood.
 */
class LitewitnessTest {
    private static final Pattern VKEY = Pattern.compile("vkey=\"?([^\" ]+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Path folder = Path.of("");
    private final List<Process> processes = new ArrayList<>();
    private String line = "";
    private Log log;

    @BeforeAll
    static void find() {
        for (String program : List.of("litewitness", "witnessctl", "ssh-agent", "ssh-add", "ssh-keygen")) {
            assumeTrue(
                    Files.isExecutable(program(program)), "no " + program + " on the PATH or in greenpark.litewitness");
        }
    }

    /** Where a program is; its bare name if it is nowhere. */
    private static Path program(String name) {
        String path = System.getProperty("greenpark.litewitness", "") + ":" + System.getenv("PATH");
        return Stream.of(path.split(":", -1))
                .filter(d -> !d.isEmpty())
                .map(d -> Path.of(d, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(name));
    }

    private ProcessBuilder process(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        process.environment().put("SSH_AUTH_SOCK", folder.resolve("agent").toString());
        return process;
    }

    private String run(String program, String... arguments) throws IOException, InterruptedException {
        Process process = process(program, arguments).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", program, said).isZero();
        return said;
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        folder = Ram.folder();
        log = Log.create(Files.createDirectory(folder.resolve("log")), ORIGIN);
        processes.add(process("ssh-agent", "-D", "-a", folder.resolve("agent").toString())
                .start());
        while (!Files.exists(folder.resolve("agent"))) {
            Thread.sleep(5);
        }
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key");
        run("ssh-add", "-q", "key");
        String fingerprint =
                run("ssh-keygen", "-l", "-E", "sha256", "-f", "key.pub").split(" ", -1)[1];
        run("witnessctl", "add-log", "-db", "db", "-origin", ORIGIN);
        run("witnessctl", "add-key", "-db", "db", "-origin", ORIGIN, "-key", key());
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String address = "127.0.0.1:" + port;
        Process witness = process(
                        "litewitness",
                        "-db",
                        "db",
                        "-name",
                        "grid.example/lite",
                        "-key",
                        fingerprint,
                        "-ssh-agent",
                        "agent",
                        "-listen",
                        address)
                .start();
        processes.add(witness);
        line = "witness grid " + vkey(witness.inputReader(StandardCharsets.UTF_8)) + " http://" + address;
    }

    private String key() {
        return log.signers().getFirst().toString();
    }

    /** Reads what it says until it listens. */
    private static String vkey(BufferedReader says) throws IOException {
        String vkey = "";
        for (String said = says.readLine(); said != null; said = says.readLine()) {
            Matcher key = VKEY.matcher(said);
            vkey = key.find() ? key.group(1) : vkey;
            if (said.contains("listening")) {
                return vkey;
            }
        }
        throw new IOException("litewitness ended before it listened");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor();
        }
        if (log != null) {
            log.close();
            Ram.delete(folder);
        }
    }

    private Outcome ask(Log of) throws IOException {
        return new Witnessing(of, policy(), TIMEOUT).ask().said().getFirst().outcome();
    }

    private WitnessPolicy policy() {
        return WitnessPolicy.parse("log " + key() + "\n" + line + "\nquorum grid\n");
    }

    @Test
    void it_cosigns_what_continues_and_its_line_makes_the_quorum_of_a_proof() throws IOException {
        log.append(entries(0, 300));
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
        log.append(entries(300, 500));
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
        assertThat(ask(log)).as("the same once more").isInstanceOf(Witnessed.class);
        TlogProof proof = new TlogProof(null, 777, log.prove(777).path(), log.checkpoint());
        assertThat(proof.verify(new Sha256(), new Sha256().leaf(entry(777)), policy(), new Signatures())
                        .holds())
                .isTrue();
    }

    @Test
    void a_log_that_forgot_what_it_cosigned_is_told_and_asks_from_there() throws IOException {
        log.append(entries(0, 300));
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
        Files.delete(folder.resolve("log/private/witnesses"));
        log.append(entries(300, 500));
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
    }

    @Test
    void a_second_history_is_refused() throws IOException {
        log.append(entries(0, 10));
        log.close();
        Path fork = folder.resolve("fork");
        try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        fork.resolve(folder.resolve("log").relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        log = Log.open(folder.resolve("log"));
        log.append(entries(10, 10));
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
        try (Log other = Log.open(fork)) {
            other.append(entries(90, 10));
            assertThat(ask(other)).isInstanceOf(Outcome.SplitView.class);
            other.append(entries(100, 10));
            assertThat(ask(other))
                    .isInstanceOfSatisfying(
                            Disagrees.class, d -> assertThat(d.reason()).isEqualTo(Answer.Reason.PROOF_FAILS));
        }
    }

    @Test
    void after_a_rotation_it_refuses_until_it_is_told_the_new_key() throws IOException, InterruptedException {
        log.append(entries(0, 3));
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
        log.rotate((before, after) -> after.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(ask(log)).as("signed by both").isInstanceOf(Witnessed.class);
        log.append(entries(4, 3));
        assertThat(ask(log)).isInstanceOf(Disagrees.class);
        run("witnessctl", "add-key", "-db", "db", "-origin", ORIGIN, "-key", key());
        assertThat(ask(log)).isInstanceOf(Witnessed.class);
    }
}
