package greenpark.ledger;

import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.key.KeyFiles;
import greenpark.ledger.key.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who signs for a log: its own key, those beside it, and for one checkpoint the key that takes over. Used under the lock of its {@link Log}.
 *
 * <p>A rotation has three durable steps: {@link #prepare}, the entry that announces the key, {@link #handOver}. The entry decides. Is it
 * durable when the log is opened, the new key takes over; if not, it never was.
 */
final class Signers {
    private final Disk disk;
    private final LogFolder folder;
    private final LogKeys keys;
    private List<SigningKey> now;
    private LogKeys.@Nullable Next next;

    /**
     * As a log's folder has them.
     *
     * @param size entries that are durable
     */
    Signers(Disk disk, LogFolder folder, long size) throws IOException {
        this.disk = disk;
        this.folder = folder;
        KeyFiles files = new KeyFiles(disk, folder.keys());
        files.tidy();
        this.keys = new LogKeys(files);
        this.now = keys.signers();
        this.next = keys.next();
        if (next != null && size <= next.index()) {
            // The entry that was to announce the key is not durable, so the hand-over did not happen.
            keys.drop(next);
            next = null;
        }
    }

    /** The keys that sign the next checkpoint, the log's own first. */
    List<SigningKey> due() {
        return next == null
                ? now
                : Stream.concat(now.stream(), Stream.of(next.key())).toList();
    }

    /** The public keys that sign now, the log's own first. */
    List<VerifierKey> current() {
        return now.stream().map(SigningKey::key).toList();
    }

    /** The public keys that sign now, or did before, or are to. */
    List<VerifierKey> all() throws IOException {
        List<VerifierKey> all = new ArrayList<>(current());
        all.addAll(keys.retired());
        if (next != null) {
            all.add(next.key().key());
        }
        return all;
    }

    /** Whether a checkpoint that some key of the log signed lacks the signature of the one that takes over. */
    boolean lacksNext(SignedNote note) {
        LogKeys.Next due = next;
        return due != null
                && note.signatures().stream().noneMatch(s -> s.isBy(due.key().key()));
    }

    /**
     * A key is to take over.
     *
     * @param index of the entry that will announce it
     */
    void prepare(SigningKey fresh, long index) throws IOException {
        // Crash after: the file says which entry announces it.
        next = keys.prepare(fresh, index);
    }

    /**
     * Ends a rotation, if one is under way.
     *
     * @param note the checkpoint over the entry, signed by both keys
     */
    void handOver(SignedNote note) throws IOException {
        if (next != null) {
            // Crash before the key is renamed: opening the log comes here again.
            disk.replace(folder.handover(note.checkpoint().size()), folder.aside(), note.toByteArray());
            keys.promote(next);
            next = null;
            now = keys.signers();
        }
        keys.retireOld();
    }
}
