package greenpark.ledger.witness;

import greenpark.core.ledger.NoteSignature;
import greenpark.ledger.LogReader;
import greenpark.ledger.witness.Answer.Conflict;
import greenpark.ledger.witness.Answer.Cosigned;
import greenpark.ledger.witness.Answer.Reason;
import greenpark.ledger.witness.Answer.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one witness over HTTP.
 *
 * @param url     prefix for submissions
 * @param timeout of the whole of a request
 */
public record WitnessClient(HttpClient http, URI url, Duration timeout) {
    private static final int LONGEST_ANSWER = 1 << 16;

    /**
     * Sends a checkpoint as one that follows the tree of {@code oldSize} leaves.
     *
     * @return the witness's answer; its lines are not verified yet
     * @throws IOException if there is none, or one that the protocol does not have
     */
    public Answer add(LogReader log, long oldSize) throws IOException, InterruptedException {
        AddCheckpoint request = new AddCheckpoint(
                oldSize, oldSize == 0 ? List.of() : log.consistency(oldSize).path(), log.checkpoint());
        HttpRequest post = HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/$", "") + "/add-checkpoint"))
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.format()))
                .build();
        HttpResponse<InputStream> response = http.send(post, HttpResponse.BodyHandlers.ofInputStream());
        String body;
        try (InputStream in = response.body()) {
            body = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
        return switch (response.statusCode()) {
            case 200 -> new Cosigned(lines(body));
            case 409 -> new Conflict(size(body));
            case 400 -> new Refused(Reason.BAD_REQUEST, body.strip());
            case 403 -> new Refused(Reason.NOT_SIGNED, body.strip());
            case 404 -> new Refused(Reason.UNKNOWN_LOG, body.strip());
            case 422 -> new Refused(Reason.PROOF_FAILS, body.strip());
            default -> throw new IOException(url + ": answers with status " + response.statusCode());
        };
    }

    private List<NoteSignature> lines(String body) throws IOException {
        List<NoteSignature> lines = new ArrayList<>();
        try {
            body.lines().limit(16).forEach(line -> lines.add(NoteSignature.parse(line)));
        } catch (RuntimeException e) {
            throw new IOException(url + ": answers with a line that is no signature: " + e.getMessage(), e);
        }
        return lines;
    }

    private long size(String body) throws IOException {
        try {
            return AddCheckpoint.size(body.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(url + ": does not say which size it cosigned last", e);
        }
    }
}
