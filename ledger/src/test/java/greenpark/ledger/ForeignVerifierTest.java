package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static greenpark.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.TlogProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program of others' arithmetic, in Go, takes what our log wrote and refuses what was forged. Skipped where there is no Go. */
class ForeignVerifierTest {
    private static final Path GO_PATH = Path.of("/usr/share/gocode");
    private static Path tools = Path.of("");
    private static Path verifier = Path.of("");

    private Path folder = Path.of("");
    private Path open = Path.of("");
    private Path old = Path.of("");
    private String vkey = "";

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Path source = Path.of(System.getProperty("greenpark.shared", "../shared"), "peer_verifier");
        assumeTrue(Files.exists(source.resolve("main.go")), "no foreign verifier at " + source);
        assumeTrue(onPath("go"), "no go on the PATH; Debian: apt-get install golang-go golang-golang-x-mod-dev");
        assumeTrue(Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb")), "no golang-golang-x-mod-dev");
        tools = Files.createTempDirectory("greenpark-go");
        verifier = tools.resolve("peer_verifier");
        ProcessBuilder go =
                new ProcessBuilder("go", "build", "-o", verifier.toString(), ".").directory(source.toFile());
        go.environment().put("GO111MODULE", "off");
        go.environment().put("GOPATH", GO_PATH.toString());
        go.environment().put("GOCACHE", tools.resolve("cache").toString());
        go.environment().put("CGO_ENABLED", "0");
        assertThat(run(go)).as("go build").isZero();
    }

    @AfterAll
    static void clearTools() throws IOException {
        if (!tools.toString().isEmpty()) {
            Ram.delete(tools);
        }
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, program)));
    }

    private static int run(ProcessBuilder process) throws IOException, InterruptedException {
        Process running = process.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = running.waitFor();
        if (status > 1) {
            System.out.println(said);
        }
        return status;
    }

    @BeforeEach
    void write() throws IOException {
        folder = Ram.folder();
        open = folder.resolve("log/public");
        old = folder.resolve("old");
        Files.createDirectory(folder.resolve("log"));
        List<KeyType> beside = List.of(KeyType.ML_DSA_44_COSIGNATURE, KeyType.SM2_COSIGNATURE);
        try (Log log = Log.create(folder.resolve("log"), ORIGIN, Suite.SHA256, beside)) {
            log.append(entries(0, 300));
            Files.copy(open.resolve("checkpoint"), old);
            log.append(entries(300, 700));
            vkey = log.signers().getFirst().toString();
            Files.write(
                    folder.resolve("proof"),
                    new TlogProof(null, 777, log.prove(777).path(), log.checkpoint()).toByteArray());
            Files.write(folder.resolve("entry"), entry(777));
        }
    }

    @AfterEach
    void clear() throws IOException {
        Ram.delete(folder);
    }

    private boolean accepts(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(verifier.toString(), "-vkey", vkey));
        command.addAll(List.of(arguments));
        int status = run(new ProcessBuilder(command));
        assertThat(status).as(String.join(" ", command)).isLessThan(2);
        return status == 0;
    }

    private boolean acceptsAll() throws IOException, InterruptedException {
        return accepts("-dir", open.toString(), "-all");
    }

    private boolean acceptsOld() throws IOException, InterruptedException {
        return accepts("-dir", open.toString(), "-oldcheckpoint", old.toString());
    }

    private boolean acceptsProof() throws IOException, InterruptedException {
        return accepts(
                "-proof",
                folder.resolve("proof").toString(),
                "-entry",
                folder.resolve("entry").toString());
    }

    @Test
    void it_accepts_what_the_log_wrote() throws IOException, InterruptedException {
        assertThat(acceptsAll()).isTrue();
        assertThat(acceptsOld()).isTrue();
        assertThat(acceptsProof()).isTrue();
        assertThat(accepts("-dir", open.toString(), "-index", "999")).isTrue();
        assertThat(accepts(
                        "-dir",
                        open.toString(),
                        "-index",
                        "777",
                        "-entry",
                        folder.resolve("entry").toString()))
                .isTrue();
    }

    private void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void a_changed_entry_is_refused() throws IOException, InterruptedException {
        flip(open.resolve("tile/entries/001"), 10);
        assertThat(acceptsAll()).isFalse();
        flip(folder.resolve("entry"), 3);
        assertThat(acceptsProof()).isFalse();
    }

    @Test
    void a_changed_tile_is_refused() throws IOException, InterruptedException {
        flip(open.resolve("tile/0/001"), 10);
        assertThat(acceptsAll()).isFalse();
    }

    /** A checkpoint over other entries, signed by the log's own key. */
    private SignedNote fork(int size) throws IOException {
        Path other = Files.createDirectory(folder.resolve("fork" + size));
        Log.create(other, ORIGIN).close();
        Files.write(
                other.resolve("private/keys/log-0001.key"),
                Files.readAllBytes(folder.resolve("log/private/keys/log-0001.key")));
        try (Log log = Log.open(other)) {
            log.append(entries(5000, size));
            return log.checkpoint();
        }
    }

    @Test
    void a_changed_root_and_a_wrong_signature_are_refused() throws IOException, InterruptedException {
        SignedNote good = SignedNote.parse(Files.readAllBytes(open.resolve("checkpoint")));
        Checkpoint forged = new Checkpoint(ORIGIN, 1000, fork(1000).checkpoint().root());
        Files.write(open.resolve("checkpoint"), new SignedNote(forged.text(), good.signatures()).toByteArray());
        assertThat(acceptsAll()).isFalse();
        Files.write(open.resolve("checkpoint"), fork(999).toByteArray());
        assertThat(acceptsAll()).isFalse();
        byte[] signature = good.signatures().getFirst().signature().toByteArray();
        signature[20] ^= 1;
        NoteSignature wrong =
                new NoteSignature(ORIGIN, good.signatures().getFirst().keyId(), ByteString.of(signature));
        Files.write(open.resolve("checkpoint"), new SignedNote(good.text(), List.of(wrong)).toByteArray());
        assertThat(acceptsAll()).isFalse();
    }

    @Test
    void a_shortened_log_and_a_forked_old_checkpoint_are_refused() throws IOException, InterruptedException {
        byte[] now = Files.readAllBytes(open.resolve("checkpoint"));
        Files.write(open.resolve("checkpoint"), Files.readAllBytes(old));
        Files.write(old, now);
        assertThat(acceptsOld()).isFalse();
        Files.write(open.resolve("checkpoint"), now);
        Files.write(old, fork(300).toByteArray());
        assertThat(acceptsOld()).isFalse();
    }

    @Test
    void a_proof_of_another_index_and_another_logs_key_are_refused() throws IOException, InterruptedException {
        String proof = Files.readString(folder.resolve("proof"));
        Files.writeString(folder.resolve("proof"), proof.replace("index 777\n", "index 776\n"));
        assertThat(acceptsProof()).isFalse();
        Files.writeString(folder.resolve("proof"), proof);
        Path other = Files.createDirectory(folder.resolve("other"));
        try (Log log = Log.create(other, ORIGIN)) {
            vkey = log.signers().getFirst().toString();
        }
        assertThat(acceptsProof()).isFalse();
        assertThat(acceptsAll()).isFalse();
    }
}
