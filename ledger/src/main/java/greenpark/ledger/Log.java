package greenpark.ledger;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.ConsistencyProof;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.key.KeyFiles;
import greenpark.ledger.key.SigningKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log that is written: one process has it open at a time. Serves any number of threads; batches go one after the other.
 *
 * <p>Trouble with the disk is an {@link IOException}. After it the log appends nothing more: what was stored is known only when it is opened
 * anew, and entries of the failed batch may be in it.
 */
public final class Log implements Closeable {
    private final Disk disk;
    private final InstantSource clock;
    private final Segments segments;
    private final LogFolder folder;
    private final LogFolder.About about;
    private final LogKeys keys;
    private final LogLock lock;
    private final Wal wal;
    private final SignedRecord record;
    private final Settler settler;
    private List<SigningKey> signers;
    private TreeWriter tree;
    private SignedRecord.Tree signed;
    private volatile LogReader published;
    private int batches;
    private @Nullable Throwable broken;

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
        if (!disk.list(path).isEmpty()) {
            throw new IOException(path + ": is not empty. Maybe open the log that is there, or name another folder.");
        }
        LogFolder folder = new LogFolder(path);
        // A crash before the last of these leaves a folder that is no log, and no promise was made: it is deleted and
        // made again.
        disk.createFolder(folder.publicFolder());
        disk.createFolder(folder.wal());
        new LogKeys(new KeyFiles(folder.keys())).create(origin, suite.keyType(), cosigners);
        new SignedRecord(disk, folder.signed())
                .create(folder.aside(), suite.hasher().empty());
        disk.replace(folder.about(), folder.aside(), new LogFolder.About(origin, suite).format());
        disk.forceFolder(folder.privateFolder());
        disk.forceFolder(path);
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
            Disk disk, InstantSource clock, Segments segments, LogFolder folder, LogFolder.About about, LogLock lock)
            throws IOException {
        this.disk = disk;
        this.clock = clock;
        this.segments = segments;
        this.folder = folder;
        this.about = about;
        this.lock = lock;
        this.keys = new LogKeys(new KeyFiles(folder.keys()));
        this.wal = new Wal(disk, folder.wal());
        this.record = new SignedRecord(disk, folder.signed());
        this.signed = record.read();
        this.settler = new Settler(
                disk,
                folder,
                segments.beside(),
                Math.min(signed.size(), wal.starts().stream().findFirst().orElse(signed.size())));
        Recovery recovery = new Recovery(disk, folder, about.suite().hasher());
        this.tree = recovery.tree(signed);
        this.signers = keys.signers();
        LogKeys.Next next = keys.next();
        if (next != null && tree.size() <= next.index()) {
            // The entry that was to announce the key is not durable, so the hand-over did not happen.
            keys.drop(next);
            next = null;
        }
        SignedNote note = recovery.published(about.origin(), tree.size(), tree.root(), publicKeys(next));
        if (next != null && (note == null || !signedBy(note, next.key().key()))) {
            note = null;
        }
        if (note == null) {
            note = promise(tree.size(), tree.root(), next == null ? signers : with(next.key()));
        }
        this.published = reader(note);
        if (next != null) {
            handOver(next, note);
        }
        keys.retireOld();
        // Tidy: all tiles durable, no segment left but a new one. A crash before the end comes back here.
        new Settling(disk, folder, settler.settled(), tree.size()).run();
        settler.reached(tree.size());
        wal.start(tree.size());
    }

    private List<VerifierKey> publicKeys(LogKeys.@Nullable Next next) throws IOException {
        List<VerifierKey> all = new ArrayList<>(keys());
        if (next != null) {
            all.add(next.key().key());
        }
        return all;
    }

    private static boolean signedBy(SignedNote note, VerifierKey key) {
        return note.signatures().stream().anyMatch(s -> s.isBy(key));
    }

    private List<SigningKey> with(SigningKey next) {
        return Stream.concat(signers.stream(), Stream.of(next)).toList();
    }

    private LogReader reader(SignedNote note) {
        return new LogReader(new TileFolder(disk, folder.publicFolder()), about.suite(), note);
    }

    /**
     * Appends entries, in this order and next to each other.
     *
     * @param entries each at most 65,535 bytes; at least one
     * @return index of the first
     * @throws IOException if they may be lost; nobody may rely on them, and the log is to be opened anew
     */
    public synchronized long append(List<byte[]> entries) throws IOException {
        return commit(entries, signers);
    }

    /** The path of a batch. When it returns, its entries are acknowledged. */
    private long commit(List<byte[]> entries, List<SigningKey> by) throws IOException {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one entry");
        }
        byte[] payload = TreeWriter.payload(entries);
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

            // 1. The larger tree, in memory. Crash: the entries are lost, and the caller was told nothing.
            Batch batch = tree.extend(payload, entries.size());

            // 2. One durable record of entries and root. Crash before its end: the torn record is dropped. After it:
            // the entries are in the
            //    log for good, though the caller was told nothing; opening the log goes on from step 3.
            wal.append(batch);

            // 3. Tiles and bundles, visible but not durable. No checkpoint asks for them yet. Crash: they are derived
            // from the WAL again,
            //    byte for byte, which keeps its segments until these files are durable.
            TileFolder tiles = new TileFolder(disk, folder.publicFolder());
            for (Batch.TileFile file : batch.files()) {
                disk.write(tiles.file(file.tile()), file.bytes(), file.from(), file.length());
            }

            // 4 to 6.
            SignedNote note = promise(batch.size(), batch.root(), by);
            published = reader(note);
            return batch.first();
        } catch (IOException | RuntimeException e) {
            broken = e;
            throw e;
        }
    }

    /** Signs and publishes a tree whose entries are durable and whose files are written. */
    private SignedNote promise(long size, Hash root, List<SigningKey> by) throws IOException {
        // 4. The tiles as a reader would see them must prove that this tree continues the one signed last, and the
        // record on disk must still
        //    name that one. Then the record moves on, durably. Crash after: the record is ahead of the checkpoint,
        // which is made again from it.
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
        // one, and this one
        //    comes when the log is opened. After: all is done, only the caller does not know.
        disk.replace(folder.checkpoint(), folder.aside(), note.toByteArray());
        return note;
    }

    private void goOn() throws IOException {
        Throwable cause = broken == null ? settler.failure() : broken;
        if (cause != null) {
            throw new IOException(
                    folder.folder() + ": an earlier write failed (" + cause.getMessage()
                            + "), so this log appends nothing more. Maybe look at the disk, then open the log anew.",
                    cause);
        }
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
    public synchronized List<VerifierKey> signers() {
        return signers.stream().map(SigningKey::key).toList();
    }

    /** All keys that sign now, or did before a rotation. */
    public synchronized List<VerifierKey> keys() throws IOException {
        return Stream.concat(signers.stream().map(SigningKey::key), keys.retired().stream())
                .toList();
    }

    /**
     * Puts further lines under the published checkpoint: cosignatures that came in.
     *
     * @param under the checkpoint they were made for
     * @return false, and nothing happens, if another one is published by now
     */
    public synchronized boolean add(SignedNote under, List<NoteSignature> lines) throws IOException {
        SignedNote now = published.checkpoint();
        if (!now.text().equals(under.text())) {
            return false;
        }
        List<NoteSignature> more =
                lines.stream().filter(line -> !now.signatures().contains(line)).toList();
        if (!more.isEmpty()) {
            goOn();
            SignedNote with = now.with(more);
            // Crash before the end: readers see the checkpoint without these lines, and the witnesses are asked again.
            disk.replace(folder.checkpoint(), folder.aside(), with.toByteArray());
            published = reader(with);
        }
        return true;
    }

    /**
     * A new key of the log takes over. An entry announces it; the checkpoint over that entry has the signatures of both, so that whoever
     * knows the old key can follow; it is kept in the private folder as {@code handover-<size>}. The old secret is deleted.
     *
     * @param entry bytes of the announcing entry, from the old and the new public key
     * @return the new public key
     */
    public synchronized VerifierKey rotate(BiFunction<VerifierKey, VerifierKey, byte[]> entry) throws IOException {
        SigningKey fresh = SigningKey.generate(about.origin(), about.suite().keyType());
        byte[] announcement = entry.apply(signers.getFirst().key(), fresh.key());
        // Crash after: the file says which entry announces it. Is the entry durable when the log is opened, the key
        // takes over; if not, it goes.
        LogKeys.Next next = keys.prepare(fresh, tree.size());
        try {
            commit(List.of(announcement), with(fresh));
            handOver(next, published.checkpoint());
        } catch (IOException | RuntimeException e) {
            broken = e;
            throw e;
        }
        return fresh.key();
    }

    private void handOver(LogKeys.Next next, SignedNote note) throws IOException {
        // Crash before the key is renamed: opening the log comes here again.
        disk.replace(folder.handover(note.checkpoint().size()), folder.aside(), note.toByteArray());
        keys.promote(next);
        signers = keys.signers();
    }

    /** Waits for what is under way. A log that is not closed loses nothing. */
    @Override
    public synchronized void close() throws IOException {
        try {
            settler.close();
            wal.close();
        } finally {
            broken = broken == null ? new IOException("the log is closed") : broken;
            lock.close();
        }
    }
}
