package greenpark.ledger;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.ConsistencyProof;
import greenpark.core.ledger.EntryBundle;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.Subtree;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TileReader;
import greenpark.core.ledger.TreeHasher;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A public folder as it stood under one checkpoint: entries and proofs. Needs nothing private, checks no signature
 * ({@link SignedNote#verify} does), and gives no proof that does not lead to the checkpoint's root. Open again to see what came later.
 * Serves any number of threads.
 */
public final class LogReader {
    /** Name of the checkpoint's file in a public folder. */
    public static final String CHECKPOINT = "checkpoint";

    private final TileFolder tiles;
    private final Suite suite;
    private final SignedNote note;
    private final Checkpoint tree;

    LogReader(TileFolder tiles, Suite suite, SignedNote note) {
        this.tiles = tiles;
        this.suite = suite;
        this.note = note;
        this.tree = note.checkpoint();
    }

    /** Of a log of SHA-256. */
    public static LogReader open(Path publicFolder) throws IOException {
        return open(publicFolder, Suite.SHA256);
    }

    /** @throws IOException if the checkpoint cannot be read */
    public static LogReader open(Path publicFolder, Suite suite) throws IOException {
        TileFolder tiles = new TileFolder(new RealDisk(), publicFolder);
        return new LogReader(tiles, suite, note(tiles.disk(), publicFolder.resolve(CHECKPOINT)));
    }

    static SignedNote note(Disk disk, Path file) throws IOException {
        try {
            SignedNote note = SignedNote.parse(disk.read(file));
            note.checkpoint();
            return note;
        } catch (MalformedLedger e) {
            throw new DamagedLog(file, "is no checkpoint: " + e.getMessage());
        }
    }

    /** The checkpoint with its signatures. */
    public SignedNote checkpoint() {
        return note;
    }

    /** Entries under the checkpoint. */
    public long size() {
        return tree.size();
    }

    public Hash root() {
        return tree.root();
    }

    /** @throws IllegalArgumentException if the log has no such entry */
    public byte[] entry(long index) throws IOException {
        within(index);
        Tile tile = bundle(index / Tile.FULL);
        return entries(tile).get((int) (index % Tile.FULL));
    }

    /** Entries from one index on, to the end of its bundle: the way to read all of them. */
    public List<byte[]> entriesFrom(long index) throws IOException {
        within(index);
        return entries(bundle(index / Tile.FULL))
                .subList((int) (index % Tile.FULL), bundle(index / Tile.FULL).width());
    }

    private List<byte[]> entries(Tile bundle) throws IOException {
        try {
            return EntryBundle.decode(tiles.read(bundle), bundle.width());
        } catch (MalformedLedger e) {
            throw new DamagedLog(tiles.file(bundle), e.getMessage() + "");
        }
    }

    private Tile bundle(long index) {
        return new Tile(Tile.ENTRIES, index, (int) Math.min(Tile.FULL, size() - index * Tile.FULL));
    }

    private void within(long index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("the log has entries 0 to " + (size() - 1) + ", not " + index);
        }
    }

    /** That an entry is under the checkpoint. */
    public InclusionProof prove(long index) throws IOException {
        within(index);
        TreeHasher hasher = suite.hasher();
        try {
            TileReader hashes = hashes(hasher);
            InclusionProof proof = InclusionProof.of(hasher, hashes, index, size());
            Hash leaf = hasher.leaf(entry(index));
            if (!proof.verify(hasher, leaf, root()).holds()) {
                throw damaged("entry " + index + " is not under the root of the checkpoint");
            }
            return proof;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** That the checkpoint continues the tree of {@code oldSize} leaves. */
    public ConsistencyProof consistency(long oldSize) throws IOException {
        if (oldSize < 0 || oldSize > size()) {
            throw new IllegalArgumentException("the log has " + size() + " entries and never had " + oldSize);
        }
        TreeHasher hasher = suite.hasher();
        try {
            TileReader hashes = hashes(hasher);
            ConsistencyProof proof = ConsistencyProof.of(hasher, hashes, oldSize, size());
            // From the tiles of the present tree: one of that size may never have been published.
            Hash old = oldSize == 0 ? hasher.empty() : new Subtree(0, oldSize).root(hasher, hashes);
            if (oldSize > 0 && !proof.verify(hasher, old, root()).holds()) {
                throw damaged("the tree of " + oldSize + " leaves is not continued by the checkpoint");
            }
            return proof;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private TileReader hashes(TreeHasher hasher) {
        return new TileReader(hasher, size(), tiles.source());
    }

    private DamagedLog damaged(String why) {
        return new DamagedLog(tiles.folder(), why + ". Maybe run the check of the whole log, which names the file.");
    }
}
