package greenpark.ledger;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.key.SigningKey;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a log: the tree in memory, the write-ahead log, what was signed last; and the order of the durable steps, which is
 * {@link #commit}. Used under the lock of its {@link Log}.
 */
final class LogWriter implements Closeable {
    private final Disk disk;
    private final InstantSource clock;
    private final Segments segments;
    private final LogFolder folder;
    private final LogFolder.About about;
    private final Wal wal;
    private final SignedRecord record;
    private final Settler settler;
    private final Recovery recovery;
    private final TreeWriter tree;
    private SignedRecord.Tree signed;
    private int batches;
    private @Nullable Throwable broken;

    /** With every entry in the tree that is durable, however the log ended. */
    LogWriter(Disk disk, InstantSource clock, Segments segments, LogFolder folder, LogFolder.About about)
            throws IOException {
        this.disk = disk;
        this.clock = clock;
        this.segments = segments;
        this.folder = folder;
        this.about = about;
        this.wal = new Wal(disk, folder.wal());
        this.record = new SignedRecord(disk, folder.signed());
        this.signed = record.read();
        long settled = Math.min(signed.size(), wal.starts().stream().findFirst().orElse(signed.size()));
        this.settler = new Settler(disk, folder, segments.beside(), settled);
        this.recovery = new Recovery(disk, folder, about.suite().hasher());
        this.tree = recovery.tree(signed);
    }

    /** Entries that are durable, published or not. */
    long size() {
        return tree.size();
    }

    /** The published checkpoint if it is the one of this tree, with a good signature of one of these keys; else null. */
    @Nullable
    SignedNote published(List<VerifierKey> keys) throws IOException {
        return recovery.published(about.origin(), tree.size(), tree.root(), keys);
    }

    /** The checkpoint of the tree as it was recovered, signed and published anew. */
    SignedNote promise(List<SigningKey> by) throws IOException {
        return promise(tree.size(), tree.root(), by);
    }

    /** Ends the recovery: all tiles durable, no segment left but a new one. A crash before the end comes back here. */
    void tidy() throws IOException {
        new Settling(disk, folder, settler.settled(), tree.size()).run();
        settler.reached(tree.size());
        wal.start(tree.size());
    }

    /**
     * The path of a batch. When it returns, its entries are acknowledged.
     *
     * @param payload entries of one caller or several, as bundles hold them
     * @return the published checkpoint over them
     */
    SignedNote commit(byte[] payload, int count, List<SigningKey> by) throws IOException {
        goOn();
        try {
            // 0. Now and then a new segment, so that the old ones can go once their tiles are durable. Crash: nothing
            // has happened yet.
            if (wal.written() >= segments.bytes() || batches >= segments.batches()) {
                wal.start(tree.size());
                settler.settle(tree.size());
                batches = 0;
            }
            batches++;

            // 1. The larger tree, in memory. Crash: the entries are lost, and their callers were told nothing.
            Batch batch = tree.extend(payload, count);

            // 2. One durable record of entries and root. Crash before its end: the torn record is dropped. After it:
            // the entries are in the log for good, though the callers were told nothing; opening the log goes on from
            // step 3.
            wal.append(batch);

            // 3. Tiles and bundles, visible but not durable. No checkpoint asks for them yet. Crash: they are derived
            // from the WAL again, byte for byte, which keeps its segments until these files are durable.
            TileFolder tiles = new TileFolder(disk, folder.publicFolder());
            for (Batch.TileFile file : batch.files()) {
                disk.write(tiles.file(file.tile()), file.bytes(), file.from(), file.length());
            }

            // 4 to 6.
            return promise(batch.size(), batch.root(), by);
        } catch (Throwable e) {
            // An error of the machine too: the tree in memory may be ahead of the disk.
            stop(e);
            throw e;
        }
    }

    /** Signs and publishes a tree whose entries are durable and whose files are written. */
    private SignedNote promise(long size, Hash root, List<SigningKey> by) throws IOException {
        // 4. The tiles as a reader would see them must prove that this tree continues the one signed last, and the
        // record on disk must still name that one. Then the record moves on, durably. Crash after: the record is ahead
        // of the checkpoint, which is made again from it.
        Continuation.check(new TileFolder(disk, folder.publicFolder()), about.suite(), signed, size, root);
        record.advance(signed, size, root);
        signed = new SignedRecord.Tree(signed.number() + 1, size, root);

        // 5. Signatures, in memory. Crash: nobody has seen them; another signature over the same tree does no harm.
        Checkpoint checkpoint = new Checkpoint(about.origin(), size, root);
        long now = clock.instant().getEpochSecond();
        SignedNote note = new SignedNote(
                checkpoint.text(),
                by.stream().map(key -> key.sign(checkpoint, now)).toList());

        // 6. The checkpoint takes the place of the last one, whole or not at all. Crash before: readers see the last
        // one, and this one comes when the log is opened. After: all is done, only the callers do not know.
        disk.replace(folder.checkpoint(), folder.aside(), note.toByteArray());
        return note;
    }

    /** Puts a note with the same text and more lines in place of the published one. */
    void republish(SignedNote with) throws IOException {
        goOn();
        // Crash before the end: readers see the checkpoint without these lines, and the witnesses are asked again.
        disk.replace(folder.checkpoint(), folder.aside(), with.toByteArray());
    }

    /** @throws IOException if an earlier write failed */
    void goOn() throws IOException {
        Throwable cause = broken == null ? settler.failure() : broken;
        if (cause != null) {
            throw new IOException(
                    folder.folder() + ": an earlier write failed (" + cause.getMessage()
                            + "), so this log appends nothing more. Maybe look at the disk, then open the log anew.",
                    cause);
        }
    }

    /** Nothing is written after this. */
    void stop(Throwable cause) {
        broken = broken == null ? cause : broken;
    }

    /** Waits for what is under way. */
    @Override
    public void close() throws IOException {
        stop(new IOException("the log is closed"));
        try {
            settler.close();
        } finally {
            wal.close();
        }
    }
}
