package greenpark.ledger.witness;

import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.PolicyVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.WitnessPolicy;
import greenpark.ledger.Log;
import greenpark.ledger.LogReader;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.witness.Answer.Conflict;
import greenpark.ledger.witness.Answer.Cosigned;
import greenpark.ledger.witness.Answer.Refused;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Gathers cosignatures under a log's published checkpoint. The checkpoint is out before anyone is asked, and stays out whatever they answer.
 *
 * <p>Remembers what each witness cosigned. One that later names a smaller size lost its memory, or had an old one put back: its word no
 * longer stands against a second history, so it is reported and not asked further.
 */
public final class Witnessing {
    private final Log log;
    private final WitnessPolicy policy;
    private final Duration timeout;
    private final HttpClient http;
    private final WitnessMemory memory;
    private final Disk disk = new RealDisk();

    /**
     * For a log.
     *
     * @param policy  names the witnesses and where to reach them; one without an address is not asked
     * @param timeout for each witness
     */
    public Witnessing(Log log, WitnessPolicy policy, Duration timeout) {
        this.log = log;
        this.policy = policy;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.memory = new WitnessMemory(disk, log.privateFolder());
    }

    /** What came of asking one witness. */
    public sealed interface Outcome {
        /** Whether it shows that the log has, or had, another history than this one. */
        default boolean contradicts() {
            return this instanceof SplitView || this instanceof Ahead;
        }

        /** It cosigned, at this time in seconds since 1970. */
        record Witnessed(long time) implements Outcome {}

        /** It was not reached, or gave no usable answer. */
        record Unreachable(String why) implements Outcome {}

        /** It does not cosign, for a reason of its own. */
        record Disagrees(Answer.Reason reason, String detail) implements Outcome {}

        /** It cosigned another history of this size, under this log's signature. */
        record SplitView(long size) implements Outcome {}

        /** It cosigned more leaves under this log's signature than the log has: an old copy of the log was put back, or there are two. */
        record Ahead(long size) implements Outcome {}

        /** It cosigned {@code remembered} leaves once and now knows of {@code size} only. */
        record RolledBack(long size, long remembered) implements Outcome {}
    }

    /** What one witness said. */
    public record Said(String witness, Outcome outcome) {}

    /**
     * The state of the published checkpoint.
     *
     * @param asked   the checkpoint that the witnesses were asked about, with the lines that came
     * @param said    by each, in the order of the policy
     * @param verdict of the policy on it
     * @param added   whether it was still the published one, and has the lines now
     */
    public record Report(SignedNote asked, List<Said> said, PolicyVerdict verdict, boolean added) {
        public Report {
            said = List.copyOf(said);
        }
    }

    /**
     * Asks all witnesses about the published checkpoint, at once. Takes as long as the slowest, at most a few timeouts.
     *
     * @throws IOException if the log cannot store what came
     */
    public Report ask() throws IOException {
        LogReader reader = log.reader();
        List<NoteSignature> lines = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Told>> asked = witnesses().stream()
                    .map(w -> threads.submit(() -> ask(w, reader)))
                    .toList();
            for (Future<Told> one : asked) {
                Told told = one.get();
                said.add(told.said());
                lines.addAll(told.lines());
            }
        } catch (ExecutionException e) {
            throw new IOException(log.origin() + ": a witness could not be asked: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(log.origin() + ": interrupted while witnesses were asked", e);
        }
        // What each cosigned is remembered before it is shown: a reader never sees a word that the log forgot.
        memory.remember(reader.size(), said);
        boolean added = log.add(reader.checkpoint(), lines);
        SignedNote note = added ? log.checkpoint() : reader.checkpoint().with(lines);
        PolicyVerdict verdict = policy.evaluate(note, new Signatures());
        if (verdict.accepted()) {
            Path file = witnessedFile();
            disk.replace(file, file.resolveSibling("witnessed.new"), note.toByteArray());
        }
        return new Report(note, said, verdict, added);
    }

    /** The last checkpoint that met the policy, which may be older than the published one; null before the first. */
    public @Nullable SignedNote lastWitnessed() throws IOException {
        return disk.exists(witnessedFile()) ? SignedNote.parse(disk.read(witnessedFile())) : null;
    }

    private Path witnessedFile() {
        return log.privateFolder().resolve("witnessed");
    }

    private List<WitnessPolicy.Witness> witnesses() {
        return policy.members().stream()
                .filter(WitnessPolicy.Witness.class::isInstance)
                .map(WitnessPolicy.Witness.class::cast)
                .filter(w -> w.url() != null)
                .toList();
    }

    private record Told(Said said, List<NoteSignature> lines) {}

    private Told ask(WitnessPolicy.Witness witness, LogReader reader) throws IOException {
        long remembered = memory.size(witness.name());
        WitnessClient client = new WitnessClient(http, URI.create(String.valueOf(witness.url())), timeout);
        try {
            long from = Math.min(remembered, reader.size());
            Answer answer = client.add(reader, from);
            if (answer instanceof Conflict(long size)
                    && size != remembered
                    && size >= remembered
                    && size <= reader.size()) {
                // It cosigned more than we know: an answer of its was lost on the way. Once more, from there.
                from = size;
                answer = client.add(reader, from);
            }
            if (answer instanceof Refused refused && refused.reason() == Answer.Reason.PROOF_FAILS) {
                // The proof is right, or the log would not have been written: what it leads from is not what the
                // witness has.
                return new Told(new Said(witness.name(), new Outcome.SplitView(from)), List.of());
            }
            return told(witness, reader, answer, remembered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Told(new Said(witness.name(), new Outcome.Unreachable("interrupted")), List.of());
        } catch (IOException | IllegalArgumentException e) {
            return new Told(new Said(witness.name(), new Outcome.Unreachable(String.valueOf(e))), List.of());
        }
    }

    private Told told(WitnessPolicy.Witness witness, LogReader reader, Answer answer, long remembered) {
        List<NoteSignature> lines = List.of();
        Outcome outcome = switch (answer) {
            case Refused(Answer.Reason reason, String detail) -> new Outcome.Disagrees(reason, detail);
            case Conflict(long size) when size < remembered -> new Outcome.RolledBack(size, remembered);
            case Conflict(long size) when size > reader.size() -> new Outcome.Ahead(size);
            case Conflict(long size) -> new Outcome.SplitView(size);
            case Cosigned cosigned -> {
                lines = cosigned.lines().stream()
                        .filter(line -> line.isBy(witness.key()))
                        .limit(1)
                        .toList();
                yield verified(witness, reader, lines);
            }
        };
        return new Told(new Said(witness.name(), outcome), outcome instanceof Outcome.Witnessed ? lines : List.of());
    }

    private static Outcome verified(WitnessPolicy.Witness witness, LogReader reader, List<NoteSignature> lines) {
        if (lines.isEmpty()) {
            return new Outcome.Unreachable("no line by the witness's key " + witness.key());
        }
        SignedNote alone = new SignedNote(reader.checkpoint().text(), lines);
        return switch (alone.verify(List.of(witness.key()), new Signatures())) {
            case NoteVerdict.Accepted accepted ->
                new Outcome.Witnessed(accepted.signed().getFirst().time());
            case NoteVerdict.Refused refused ->
                new Outcome.Unreachable("its line does not verify: " + refused.reason());
        };
    }
}
