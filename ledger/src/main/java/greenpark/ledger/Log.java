package greenpark.ledger;

import greenpark.core.ledger.ConsistencyProof;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.key.SigningKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * A log that is written: one process has it open at a time. Serves any number of threads; what they append at the same time is written
 * together ({@link #append}).
 *
 * <p>Trouble with the disk is an {@link IOException}. After it the log appends nothing more: what was stored is known only when it is opened
 * anew, and entries of the failed batch may be in it.
 */
public final class Log implements Closeable {
    private final LogFolder folder;
    private final LogFolder.About about;
    private final TileFolder tiles;
    private final LogLock file;
    private final LogWriter writer;
    private final Signers signers;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final WaitingAppends waiting = new WaitingAppends();
    private volatile LogReader published;

    /** A new log of SHA-256 with an Ed25519 key. */
    public static Log create(Path folder, String origin) throws IOException {
        return create(folder, origin, Suite.SHA256, List.of());
    }

    /**
     * A new log. Its first checkpoint promises no entries.
     *
     * @param folder    new or empty
     * @param origin    name of the log for good, without scheme, as {@code park.example/log}; the name of its keys
     * @param cosigners types of keys that the operator signs with beside the log's own, as ML-DSA-44
     * @throws IOException if there is something in the folder
     */
    public static Log create(Path folder, String origin, Suite suite, List<KeyType> cosigners) throws IOException {
        return create(new RealDisk(), InstantSource.system(), Segments.USUAL, folder, origin, suite, cosigners);
    }

    static Log create(
            Disk disk,
            InstantSource clock,
            Segments segments,
            Path path,
            String origin,
            Suite suite,
            List<KeyType> cosigners)
            throws IOException {
        new Founding(disk, new LogFolder(path)).make(origin, suite, cosigners);
        return open(disk, clock, segments, path);
    }

    /**
     * Opens a log after any end it may have had.
     *
     * @throws IOException if another process has it open
     * @throws DamagedLog  if what was promised is not there
     */
    public static Log open(Path folder) throws IOException {
        return open(new RealDisk(), InstantSource.system(), Segments.USUAL, folder);
    }

    static Log open(Disk disk, InstantSource clock, Segments segments, Path path) throws IOException {
        LogFolder folder = new LogFolder(path);
        LogFolder.About about = folder.readAbout(disk);
        LogLock lock = LogLock.take(folder.lock());
        try {
            return new Log(disk, clock, segments, folder, about, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Log(
            Disk disk, InstantSource clock, Segments segments, LogFolder folder, LogFolder.About about, LogLock file)
            throws IOException {
        this.folder = folder;
        this.about = about;
        this.tiles = new TileFolder(disk, folder.publicFolder());
        this.file = file;
        this.writer = new LogWriter(disk, clock, segments, folder, about);
        this.signers = new Signers(disk, folder, writer.size());
        SignedNote note = writer.published(signers.all());
        if (note == null || signers.lacksNext(note)) {
            note = writer.promise(signers.due());
        }
        this.published = new LogReader(tiles, about.suite(), note);
        signers.handOver(note);
        writer.tidy();
    }

    /**
     * Appends entries, in this order and next to each other. Any number of threads may append: those that come while others are written are
     * written next, together, with one forced write and one checkpoint.
     *
     * @param entries each at most 65,535 bytes; at least one
     * @return index of the first; the entries are durable and under the published checkpoint
     * @throws IOException if they may be lost; nobody may rely on them, and the log is to be opened anew. All that were written together
     *                     learn of it
     */
    public long append(List<byte[]> entries) throws IOException {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one entry");
        }
        Append mine = new Append(TreeWriter.payload(entries), entries.size());
        waiting.add(mine);
        return alone(() -> {
            // Another caller may have written them while this one waited for the lock.
            while (!mine.isDone()) {
                waiting.writeNext(this::commit);
            }
            return mine.first();
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /** One at a time, in the order they came: who was written for by another leaves, and may append again, before the next one writes. */
    private <T> T alone(Work<T> work) throws IOException {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private long commit(byte[] payload, int count) throws IOException {
        SignedNote note = writer.commit(payload, count, signers.due());
        published = new LogReader(tiles, about.suite(), note);
        return note.checkpoint().size() - count;
    }

    /** The published checkpoint, with what cosignatures came in. */
    public SignedNote checkpoint() {
        return published.checkpoint();
    }

    public String origin() {
        return about.origin();
    }

    public Suite suite() {
        return about.suite();
    }

    /** Entries under the published checkpoint. */
    public long size() {
        return published.size();
    }

    public Hash root() {
        return published.root();
    }

    /** The published log as it is now; stays the same while the log grows. */
    public LogReader reader() {
        return published;
    }

    /** @throws IllegalArgumentException if the log has no such entry */
    public byte[] entry(long index) throws IOException {
        return published.entry(index);
    }

    /** That an entry is under the published checkpoint. */
    public InclusionProof prove(long index) throws IOException {
        return published.prove(index);
    }

    /** That the published checkpoint continues the tree of {@code oldSize} leaves. */
    public ConsistencyProof consistency(long oldSize) throws IOException {
        return published.consistency(oldSize);
    }

    /** The folder that a web server may serve. */
    public Path publicFolder() {
        return folder.publicFolder();
    }

    /** The folder that only the operator sees. */
    public Path privateFolder() {
        return folder.privateFolder();
    }

    /** The keys that sign now, the log's own first. */
    public List<VerifierKey> signers() {
        lock.lock();
        try {
            return signers.current();
        } finally {
            lock.unlock();
        }
    }

    /** All keys that sign now, or did before a rotation. */
    public List<VerifierKey> keys() throws IOException {
        return alone(signers::all);
    }

    /**
     * Puts further lines under the published checkpoint: cosignatures that came in.
     *
     * @param under the checkpoint they were made for
     * @return false, and nothing happens, if another one is published by now
     */
    public boolean add(SignedNote under, List<NoteSignature> lines) throws IOException {
        return alone(() -> {
            SignedNote now = published.checkpoint();
            if (!now.text().equals(under.text())) {
                return false;
            }
            List<NoteSignature> more = lines.stream()
                    .filter(line -> !now.signatures().contains(line))
                    .toList();
            if (!more.isEmpty()) {
                SignedNote with = now.with(more);
                writer.republish(with);
                published = new LogReader(tiles, about.suite(), with);
            }
            return true;
        });
    }

    /**
     * A new key of the log takes over. An entry announces it; the checkpoint over that entry has the signatures of both, so that whoever
     * knows the old key can follow; it is kept in the private folder as {@code handover-<size>}. The old secret is deleted.
     *
     * @param entry bytes of the announcing entry, from the old and the new public key
     * @return the new public key
     */
    public VerifierKey rotate(BiFunction<VerifierKey, VerifierKey, byte[]> entry) throws IOException {
        SigningKey fresh = SigningKey.generate(about.origin(), about.suite().keyType());
        return alone(() -> {
            byte[] announcement = entry.apply(signers.current().getFirst(), fresh.key());
            byte[] payload = TreeWriter.payload(List.of(announcement));
            // Before the key is prepared: it names the next entry, and a log that failed does not know which that is.
            writer.goOn();
            try {
                signers.prepare(fresh, writer.size());
                commit(payload, 1);
                signers.handOver(published.checkpoint());
            } catch (IOException | RuntimeException e) {
                writer.stop(e);
                throw e;
            }
            return fresh.key();
        });
    }

    /** Waits for what is under way. A log that is not closed loses nothing. */
    @Override
    public void close() throws IOException {
        alone(() -> {
            try (file) {
                writer.close();
                return file;
            }
        });
    }
}
