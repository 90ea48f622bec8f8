package greenpark.ledger.witness;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.ProofVerdict;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.key.SigningKey;
import greenpark.ledger.witness.Answer.Conflict;
import greenpark.ledger.witness.Answer.Cosigned;
import greenpark.ledger.witness.Answer.Reason;
import greenpark.ledger.witness.Answer.Refused;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A witness: keeps the last checkpoint of each log, one file per origin, and cosigns what continues it. Check and record are one step; one
 * request goes after the other.
 *
 * <p>A record that is put back from an old copy would make it cosign a second history of what came between. It cannot see that itself: logs
 * do, which remember what it cosigned ({@link Witnessing}). So a witness is never restored from a backup; it gets a new name and key.
 */
public final class Witness {
    private final Disk disk;
    private final Path folder;
    private final List<VerifierKey> logs;
    private final List<SigningKey> keys;
    private final InstantSource clock;

    /**
     * A witness.
     *
     * @param folder of its records
     * @param logs   keys of the logs it follows; the name of a key is the log's origin
     * @param keys   it cosigns with, at least one
     */
    public Witness(Disk disk, Path folder, List<VerifierKey> logs, List<SigningKey> keys, InstantSource clock) {
        if (keys.isEmpty() || keys.stream().anyMatch(k -> !k.key().type().isCosignature())) {
            throw new IllegalArgumentException("a witness has keys of cosignatures");
        }
        this.disk = disk;
        this.folder = folder;
        this.logs = List.copyOf(logs);
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** The keys it cosigns with. */
    public List<VerifierKey> keys() {
        return keys.stream().map(SigningKey::key).toList();
    }

    /**
     * Decides a request. What it cosigned is durable when it returns.
     *
     * @throws IOException if it may not be: then nothing was cosigned, and the witness may be asked again
     */
    public synchronized Answer add(AddCheckpoint request) throws IOException {
        Checkpoint tree = request.checkpoint().checkpoint();
        List<VerifierKey> trusted =
                logs.stream().filter(k -> k.name().equals(tree.origin())).toList();
        if (trusted.isEmpty()) {
            return new Refused(Reason.UNKNOWN_LOG, "this witness does not follow " + tree.origin());
        }
        if (!(request.checkpoint().verify(trusted, new Signatures()) instanceof NoteVerdict.Accepted)) {
            return new Refused(Reason.NOT_SIGNED, "no good signature by a known key of " + tree.origin());
        }
        if (request.oldSize() > tree.size()) {
            return new Refused(Reason.BAD_REQUEST, "old size " + request.oldSize() + " is above " + tree.size());
        }
        SignedNote last = last(Sha256.ofThread()
                .of(tree.origin().getBytes(StandardCharsets.UTF_8))
                .hex());
        Checkpoint before = last == null ? null : last.checkpoint();
        long size = before == null ? 0 : before.size();
        if (request.oldSize() != size) {
            return new Conflict(size);
        }
        if (before != null && tree.size() == size && !tree.root().equals(before.root())) {
            // Two roots of one size under the log's signature: proof of a second history, kept by the caller's log of
            // requests.
            return new Conflict(size);
        }
        ProofVerdict verdict = continues(request, before, tree);
        if (!verdict.holds()) {
            return new Refused(Reason.PROOF_FAILS, "from " + size + " to " + tree.size() + " leaves: " + verdict);
        }
        return cosign(request.checkpoint(), tree);
    }

    private static ProofVerdict continues(AddCheckpoint request, @Nullable Checkpoint before, Checkpoint tree) {
        if (before == null || before.size() == 0) {
            // From no leaves there is nothing to prove; a tree without leaves has one root.
            boolean root =
                    tree.size() > 0 || tree.root().equals(Sha256.ofThread().empty());
            return !root
                    ? ProofVerdict.WRONG_ROOT
                    : request.proof().isEmpty() ? ProofVerdict.HOLDS : ProofVerdict.PROOF_TOO_LONG;
        }
        return request.consistency().verify(Sha256.ofThread(), before.root(), tree.root());
    }

    private Answer cosign(SignedNote note, Checkpoint tree) throws IOException {
        long now = clock.instant().getEpochSecond();
        List<NoteSignature> lines =
                keys.stream().map(key -> key.sign(tree, now)).toList();
        Path file = folder.resolve(Sha256.ofThread()
                .of(tree.origin().getBytes(StandardCharsets.UTF_8))
                .hex());
        // Only the lines of this log and ours: a record does not grow with what others put under a checkpoint.
        List<NoteSignature> own = note.signatures().stream()
                .filter(line -> logs.stream().anyMatch(line::isBy))
                .toList();
        SignedNote recorded = new SignedNote(note.text(), own).with(lines);
        boolean first = !disk.exists(file);
        // Crash before the end: nobody has our lines, and the old record stands. After it: the log asks again, is told
        // the new size, and asks from there.
        disk.replace(file, file.resolveSibling(file.getFileName() + ".new"), recorded.toByteArray());
        if (first) {
            // The folder of records may be new: a power cut must not take it away with all it holds.
            disk.forceFolder(Disk.parent(folder));
        }
        return new Cosigned(lines);
    }

    /**
     * The last checkpoint it cosigned, with its lines.
     *
     * @param originHash SHA-256 of the origin in hexadecimal digits
     */
    public synchronized @Nullable SignedNote last(String originHash) throws IOException {
        Path file = folder.resolve(originHash);
        return disk.exists(file) ? SignedNote.parse(disk.read(file)) : null;
    }
}
