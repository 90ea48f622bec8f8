package greenpark.ledger;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.TreeHasher;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a log comes back: from durable tiles, the write-ahead log on top of them, and what was signed and published. */
final class Recovery {
    private final Disk disk;
    private final LogFolder folder;
    private final TreeHasher hasher;

    Recovery(Disk disk, LogFolder folder, TreeHasher hasher) {
        this.disk = disk;
        this.folder = folder;
        this.hasher = hasher;
    }

    /**
     * The tree with every durable entry in it, its files written.
     *
     * <p>Entries beyond the last signed tree were durable and never acknowledged: a crash came in between. They are kept, since a caller
     * who was told of a failure can look for them, and one who asks twice cannot get a second history.
     *
     * @throws DamagedLog if entries that were signed are missing, or give another root
     */
    TreeWriter tree(SignedRecord.Tree signed) throws IOException {
        TileFolder tiles = new TileFolder(disk, folder.publicFolder());
        Wal wal = new Wal(disk, folder.wal());
        List<Long> starts = wal.starts();
        long durable = starts.isEmpty() ? signed.size() : Math.min(starts.getFirst(), signed.size());
        TreeWriter tree = at(durable, tiles);
        boolean met = check(tree, signed, folder.publicFolder());
        for (Wal.Entry record : wal.replay(durable)) {
            if (record.first() != tree.size()) {
                throw new DamagedLog(
                        folder.wal(), "entry " + tree.size() + " is missing; entry " + record.first() + " follows.");
            }
            Batch batch = tree.extend(record.payload(), record.count());
            if (!batch.root().equals(record.root())) {
                throw new DamagedLog(
                        folder.wal(),
                        "with entries up to " + batch.size() + " the root is " + batch.root() + ", not " + record.root()
                                + " as noted then. Maybe a tile before entry " + durable + " changed.");
            }
            // Most files are there already; those that the crash tore or dropped come back, byte for byte.
            for (Batch.TileFile file : batch.files()) {
                disk.write(tiles.file(file.tile()), file.bytes(), file.from(), file.length());
            }
            met |= check(tree, signed, folder.wal());
        }
        if (!met) {
            throw new DamagedLog(
                    folder.wal(),
                    "a tree of " + signed.size() + " leaves was signed, and here are " + tree.size()
                            + ", in other steps. Maybe an old copy was put back; entries that were signed must come back.");
        }
        return tree;
    }

    private TreeWriter at(long size, TileFolder tiles) throws IOException {
        try {
            return TreeWriter.at(hasher, size, tiles);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean check(TreeWriter tree, SignedRecord.Tree signed, Path where) throws DamagedLog {
        if (tree.size() == signed.size() && !tree.root().equals(signed.root())) {
            throw new DamagedLog(
                    where,
                    "the tree of " + tree.size() + " leaves has root " + tree.root() + ", but " + signed.root()
                            + " was signed. Maybe a tile or an entry changed.");
        }
        return tree.size() == signed.size();
    }

    /**
     * The published checkpoint, with the cosignatures under it, if it is the one of this tree; else null, and it is to be signed anew.
     *
     * @throws DamagedLog if it promises what is not here: the private part is older than the public one
     */
    @Nullable
    SignedNote published(String origin, long size, Hash root, List<VerifierKey> keys) throws IOException {
        if (!disk.exists(folder.checkpoint())) {
            return null;
        }
        SignedNote note;
        try {
            note = LogReader.note(disk, folder.checkpoint());
        } catch (DamagedLog e) {
            // Torn by a power cut or defaced: the record of what was signed has its size and root, so it is made again.
            return null;
        }
        Checkpoint tree = note.checkpoint();
        boolean ours = note.verify(keys, new Signatures()) instanceof NoteVerdict.Accepted
                && tree.origin().equals(origin);
        if (ours && (tree.size() > size || (tree.size() == size && !tree.root().equals(root)))) {
            throw new DamagedLog(
                    folder.checkpoint(),
                    "promises " + tree.size() + " entries with root " + tree.root() + ", but here are " + size
                            + " with root " + root + ". Maybe an old copy of the private part was put back.");
        }
        return ours && tree.size() == size ? note : null;
    }
}
