package greenpark.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.SignedNote;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.key.SigningKey;
import greenpark.ledger.witness.Answer.Conflict;
import greenpark.ledger.witness.Answer.Cosigned;
import greenpark.ledger.witness.Answer.Reason;
import greenpark.ledger.witness.Answer.Refused;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a witness cosigns, and every reason why it does not. */
class WitnessTest {
    private static final String ORIGIN = "park.example/log";
    private static final long NOW = 1_800_000_000;

    private final SigningKey log = SigningKey.generate(ORIGIN, KeyType.ED25519);
    private final SigningKey key = SigningKey.generate("grid.example/w", KeyType.ED25519_COSIGNATURE);
    private final SigningKey safe = SigningKey.generate("grid.example/w", KeyType.ML_DSA_44_COSIGNATURE);

    @TempDir
    Path folder = Path.of("");

    private Witness witness() {
        return new Witness(
                new RealDisk(),
                folder,
                List.of(log.key()),
                List.of(key, safe),
                InstantSource.fixed(Instant.ofEpochSecond(NOW)));
    }

    private static MerkleTree tree(String entries, int size) {
        MerkleTree tree = new MerkleTree(new Sha256());
        for (int i = 0; i < size; i++) {
            tree.append(new Sha256().leaf((entries + i).getBytes(StandardCharsets.UTF_8)));
        }
        return tree;
    }

    private static AddCheckpoint request(SigningKey by, String origin, MerkleTree tree, long old) {
        Checkpoint checkpoint = new Checkpoint(origin, tree.size(), tree.root());
        List<Hash> proof = old == 0 || old > tree.size()
                ? List.of()
                : tree.consistency(old).path();
        return new AddCheckpoint(old, proof, new SignedNote(checkpoint.text(), List.of(by.sign(checkpoint, 0))));
    }

    private AddCheckpoint request(MerkleTree tree, long old) {
        return request(log, ORIGIN, tree, old);
    }

    @Test
    void it_cosigns_what_continues_and_remembers_it_after_a_restart() throws IOException {
        AddCheckpoint first = request(tree("a", 5), 0);
        assertThat(witness().add(first))
                .isInstanceOfSatisfying(
                        Cosigned.class,
                        cosigned -> assertThat(first.checkpoint()
                                        .with(cosigned.lines())
                                        .verify(List.of(key.key(), safe.key()), new Signatures()))
                                .isEqualTo(new NoteVerdict.Accepted(List.of(
                                        new NoteVerdict.Signed(key.key(), NOW),
                                        new NoteVerdict.Signed(safe.key(), NOW)))));
        assertThat(witness().add(request(tree("a", 9), 5))).isInstanceOf(Cosigned.class);
        // The same again is no harm: a log that lost the answer asks once more.
        assertThat(witness().add(request(tree("a", 9), 9))).isInstanceOf(Cosigned.class);
        assertThat(witness().add(request(tree("a", 12), 5))).isEqualTo(new Conflict(9));
    }

    @Test
    void it_refuses_everything_else_with_its_reason() throws IOException {
        Witness witness = witness();
        witness.add(request(tree("a", 5), 0));
        SigningKey stranger = SigningKey.generate(ORIGIN, KeyType.ED25519);
        assertReason(witness.add(request(stranger, ORIGIN, tree("a", 9), 5)), Reason.NOT_SIGNED);
        assertReason(witness.add(request(log, "other.example", tree("a", 9), 5)), Reason.UNKNOWN_LOG);
        assertReason(witness.add(request(tree("a", 4), 5)), Reason.BAD_REQUEST);
        assertReason(witness.add(request(tree("b", 9), 5)), Reason.PROOF_FAILS);
        assertThat(witness.add(request(tree("b", 5), 5))).isEqualTo(new Conflict(5));
        assertThat(witness.add(request(tree("a", 9), 0))).isEqualTo(new Conflict(5));
        assertThat(witness.add(request(tree("a", 9), 4))).isEqualTo(new Conflict(5));
        AddCheckpoint good = request(tree("a", 9), 5);
        assertReason(
                witness.add(new AddCheckpoint(
                        5, good.proof().subList(1, good.proof().size()), good.checkpoint())),
                Reason.PROOF_FAILS);
        assertThat(witness.add(good)).isInstanceOf(Cosigned.class);
    }

    private static void assertReason(Answer answer, Reason reason) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
    }

    @Test
    void a_request_has_one_form() {
        AddCheckpoint request = request(tree("a", 9), 5);
        assertThat(AddCheckpoint.parse(request.format())).isEqualTo(request);
        String text = new String(request.format(), StandardCharsets.UTF_8);
        for (String bad : List.of(
                text.replace("old 5", "old 05"),
                text.replace("old 5", "old -5"),
                text.replace("old 5", "old 9223372036854775808"),
                text.replace("old 5", "new 5"),
                text.replace("old 5\n", "old 5\nAAAA\n"),
                text.replace("\n\n", "\n"),
                "old 5\n" + (request.proof().getFirst() + "\n").repeat(64) + text.substring(text.indexOf("\n\n") + 1),
                "")) {
            assertThatThrownBy(() -> AddCheckpoint.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void over_http_it_answers_with_the_statuses_of_the_protocol() throws IOException, InterruptedException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (WitnessServer server = WitnessServer.start(witness(), loopback);
                HttpClient http = HttpClient.newHttpClient()) {
            URI base = URI.create("http://localhost:" + server.port());
            assertThat(post(http, base, request(tree("a", 5), 0).format()).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> conflict =
                    post(http, base, request(tree("a", 9), 2).format());
            assertThat(conflict.statusCode()).isEqualTo(409);
            assertThat(conflict.body()).isEqualTo("5\n");
            assertThat(conflict.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
            assertThat(post(http, base, request(tree("b", 9), 5).format()).statusCode())
                    .isEqualTo(422);
            assertThat(post(http, base, request(tree("a", 4), 5).format()).statusCode())
                    .isEqualTo(400);
            assertThat(post(http, base, new byte[300_000]).statusCode()).isEqualTo(400);
            assertThat(post(
                                    http,
                                    base,
                                    request(log, "x.example", tree("a", 9), 5).format())
                            .statusCode())
                    .isEqualTo(404);
            SigningKey stranger = SigningKey.generate(ORIGIN, KeyType.ED25519);
            assertThat(post(
                                    http,
                                    base,
                                    request(stranger, ORIGIN, tree("a", 9), 5).format())
                            .statusCode())
                    .isEqualTo(403);
            String hash =
                    new Sha256().of(ORIGIN.getBytes(StandardCharsets.UTF_8)).hex();
            HttpResponse<String> last = get(http, base.resolve("/" + hash + "/checkpoint"));
            assertThat(SignedNote.parse(last.body()).checkpoint().size()).isEqualTo(5);
            assertThat(get(http, base.resolve("/" + "0".repeat(64) + "/checkpoint"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(http, base.resolve("/add-checkpoint")).statusCode()).isEqualTo(405);
        }
    }

    private static HttpResponse<String> post(HttpClient http, URI base, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(base.resolve("/add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient http, URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
