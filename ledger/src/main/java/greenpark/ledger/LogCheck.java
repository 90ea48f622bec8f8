package greenpark.ledger;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.EntryBundle;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TreeHasher;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.LogCheck.Finding.Reason;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a public folder as a stranger would: every entry, every tile, the root, the signatures, and that nothing is missing or too
 * much. To be run on a log that rests: files of a batch under way are beyond the checkpoint.
 */
public final class LogCheck {
    private final Path folder;
    private final Suite suite;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Place, List<Tile>> files = new TreeMap<>();

    private LogCheck(Path folder, Suite suite) {
        this.folder = folder;
        this.suite = suite;
    }

    /** A stack of files that are the same tile at several widths. */
    private record Place(int level, long index) implements Comparable<Place> {
        @Override
        public int compareTo(Place that) {
            int byLevel = Integer.compare(level, that.level);
            return byLevel != 0 ? byLevel : Long.compare(index, that.index);
        }
    }

    /**
     * What is wrong with one file.
     *
     * @param file   path in the public folder
     * @param detail the values
     */
    public record Finding(String file, Reason reason, String detail) {
        /** The kinds of findings. */
        public enum Reason {
            /** A file of the log is not there. */
            MISSING,
            /** A file that no log has, or that no size up to the checkpoint's has. */
            SUPERFLUOUS,
            /** The bytes are not in the format of the file. */
            MALFORMED,
            /** A key that has to sign did not, or its line is wrong. */
            BAD_SIGNATURE,
            /** Entries that are not those under the root. */
            WRONG_ENTRIES,
            /** Hashes that are not those of the entries. */
            WRONG_HASHES,
            /** Neither entries nor hashes lead to the root of the checkpoint. */
            WRONG_ROOT
        }
    }

    /**
     * What the check found.
     *
     * @param checkpoint what is promised, or null if that cannot be read
     * @param findings   empty if all is as it must be
     */
    public record Report(@Nullable Checkpoint checkpoint, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        public boolean clean() {
            return findings.isEmpty();
        }
    }

    /** Of a log of SHA-256. */
    public static Report run(Path publicFolder, List<VerifierKey> signers) throws IOException {
        return run(publicFolder, Suite.SHA256, signers);
    }

    /**
     * Checks a log.
     *
     * @param signers keys of which each has to stand under the checkpoint, the log's own among them; lines of others say nothing
     * @throws IOException if a file cannot be read at all
     */
    public static Report run(Path publicFolder, Suite suite, List<VerifierKey> signers) throws IOException {
        LogCheck check = new LogCheck(publicFolder, suite);
        Checkpoint checkpoint = check.checkpoint(signers);
        check.list(checkpoint == null ? Long.MAX_VALUE : checkpoint.size());
        if (checkpoint != null) {
            check.tree(checkpoint);
        }
        return new Report(checkpoint, check.findings);
    }

    private void find(String file, Reason reason, String detail) {
        findings.add(new Finding(file, reason, detail));
    }

    private @Nullable Checkpoint checkpoint(List<VerifierKey> signers) throws IOException {
        Path file = folder.resolve(LogReader.CHECKPOINT);
        if (!Files.exists(file)) {
            find(LogReader.CHECKPOINT, Reason.MISSING, "there is no checkpoint");
            return null;
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            Checkpoint checkpoint = note.checkpoint();
            boolean ours = false;
            for (VerifierKey key : signers) {
                if (note.verify(List.of(key), new Signatures()) instanceof NoteVerdict.Accepted) {
                    ours |= key.name().equals(checkpoint.origin());
                } else {
                    find(
                            LogReader.CHECKPOINT,
                            Reason.BAD_SIGNATURE,
                            "no good signature of " + key.name() + " by " + key);
                }
            }
            if (!ours) {
                find(
                        LogReader.CHECKPOINT,
                        Reason.BAD_SIGNATURE,
                        "no key of the log " + checkpoint.origin() + " signed it, so its size and root say nothing");
                return null;
            }
            return checkpoint;
        } catch (MalformedLedger e) {
            find(LogReader.CHECKPOINT, Reason.MALFORMED, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Sorts all files by their place; what has none is superfluous. */
    private void list(long size) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
                String name = folder.relativize(path).toString();
                if (!name.equals(LogReader.CHECKPOINT)) {
                    place(name, size);
                }
            }
        }
    }

    private void place(String name, long size) {
        try {
            Tile tile = Tile.parse(name);
            int level = Math.max(tile.level(), 0);
            long there = level * Tile.HEIGHT >= Long.SIZE ? 0 : size >>> (level * Tile.HEIGHT);
            if (tile.index() >= there / Tile.FULL && tile.index() * Tile.FULL + tile.width() > there) {
                find(
                        name,
                        Reason.SUPERFLUOUS,
                        "a tree of " + size + " leaves has no such file, and no smaller one had");
            } else {
                files.computeIfAbsent(new Place(tile.level(), tile.index()), p -> new ArrayList<>())
                        .add(tile);
            }
        } catch (MalformedLedger e) {
            find(name, Reason.SUPERFLUOUS, "is not the path of a checkpoint, tile or bundle");
        }
    }

    /** First which of entries and leaves are those under the root, then every file against them. */
    private void tree(Checkpoint checkpoint) throws IOException {
        List<Tile> tiles = Tile.of(checkpoint.size());
        Frontier byEntries = new Frontier(suite.hasher());
        Frontier byLeaves = new Frontier(suite.hasher());
        boolean whole = missing(tiles);
        for (Tile tile : tiles) {
            if (whole && tile.level() == 0) {
                append(byEntries, entries(tile));
                append(byLeaves, hashes(tile));
            }
        }
        if (!whole) {
            return;
        }
        boolean entriesHold = byEntries.root().equals(checkpoint.root());
        if (!entriesHold && !byLeaves.root().equals(checkpoint.root())) {
            find(
                    LogReader.CHECKPOINT,
                    Reason.WRONG_ROOT,
                    "promises " + checkpoint.root() + "; the entries give " + byEntries.root() + ", the tiles "
                            + byLeaves.root());
        }
        new Comparison(entriesHold).run(tiles);
    }

    private static void append(Frontier frontier, @Nullable List<Hash> leaves) {
        if (leaves != null) {
            leaves.forEach(frontier::append);
        }
    }

    private boolean missing(List<Tile> tiles) {
        int before = findings.size();
        for (Tile tile : tiles) {
            missing(tile);
            if (tile.level() == 0) {
                missing(tile.entries());
            }
        }
        return findings.size() == before;
    }

    private void missing(Tile tile) {
        if (!files.getOrDefault(new Place(tile.level(), tile.index()), List.of())
                .contains(tile)) {
            find(tile.path(), Reason.MISSING, "the tree has this file");
        }
    }

    /** The leaves of a bundle, or null if it cannot be read. */
    private @Nullable List<Hash> entries(Tile tile) throws IOException {
        try {
            return EntryBundle.leaves(suite.hasher(), bytes(tile.entries()), tile.width());
        } catch (MalformedLedger e) {
            return null;
        }
    }

    /** The hashes of a tile, or null if it has another length. */
    private @Nullable List<Hash> hashes(Tile tile) throws IOException {
        byte[] bytes = bytes(tile);
        if (bytes.length != tile.width() * Hash.LENGTH) {
            return null;
        }
        List<Hash> hashes = new ArrayList<>(tile.width());
        for (int i = 0; i < tile.width(); i++) {
            hashes.add(Hash.of(bytes, i * Hash.LENGTH));
        }
        return hashes;
    }

    private byte[] bytes(Tile tile) throws IOException {
        return Files.readAllBytes(folder.resolve(tile.path()));
    }

    /** Compares every file with what the entries, or else the leaves, give. */
    private final class Comparison {
        private final boolean entriesHold;
        private final TreeHasher hasher = suite.hasher();

        /** Of each level of tiles the hashes that are not yet compared. */
        private final List<List<Hash>> due = new ArrayList<>();

        Comparison(boolean entriesHold) {
            this.entriesHold = entriesHold;
        }

        void run(List<Tile> tiles) throws IOException {
            Frontier tree = new Frontier(hasher);
            for (Tile tile : tiles) {
                if (tile.level() > 0) {
                    // Compared when its last hash came, or below.
                    continue;
                }
                List<Hash> byEntries = entries(tile);
                List<Hash> byTile = hashes(tile);
                List<Hash> leaves = entriesHold || byTile == null ? byEntries : byTile;
                if (leaves == null) {
                    find(tile.entries().path(), Reason.MALFORMED, "holds no " + tile.width() + " entries");
                    find(tile.path(), Reason.MALFORMED, "holds no " + tile.width() + " hashes");
                    return;
                }
                if (!leaves.equals(byEntries)) {
                    find(
                            tile.entries().path(),
                            byEntries == null ? Reason.MALFORMED : Reason.WRONG_ENTRIES,
                            difference(byEntries, leaves));
                }
                partialBundles(tile, leaves);
                for (Hash leaf : leaves) {
                    tree.append(leaf, (level, index, hash) -> put(level, hash));
                    flush(tree.size());
                }
            }
            for (int level = 0; level < due.size(); level++) {
                compare(level, tree.size() >>> (level * Tile.HEIGHT));
            }
        }

        private void put(int level, Hash hash) {
            if (level % Tile.HEIGHT == 0) {
                if (level / Tile.HEIGHT == due.size()) {
                    due.add(new ArrayList<>());
                }
                due.get(level / Tile.HEIGHT).add(hash);
            }
        }

        private void flush(long size) throws IOException {
            for (int level = 0; level < due.size(); level++) {
                if (due.get(level).size() == Tile.FULL) {
                    compare(level, size >>> (level * Tile.HEIGHT));
                }
            }
        }

        private void compare(int level, long hashes) throws IOException {
            List<Hash> expected = due.get(level);
            if (!expected.isEmpty()) {
                for (Tile tile : files.getOrDefault(new Place(level, (hashes - 1) / Tile.FULL), List.of())) {
                    compare(tile, hashes(tile), expected.subList(0, Math.min(tile.width(), expected.size())));
                }
            }
            due.set(level, new ArrayList<>());
        }

        private void compare(Tile tile, @Nullable List<Hash> found, List<Hash> expected) {
            if (!expected.equals(found)) {
                find(tile.path(), found == null ? Reason.MALFORMED : Reason.WRONG_HASHES, difference(found, expected));
            }
        }

        private String difference(@Nullable List<Hash> found, List<Hash> expected) {
            if (found == null) {
                return "has another length than its " + expected.size() + " hashes or entries";
            }
            int at = 0;
            while (found.get(at).equals(expected.get(at))) {
                at++;
            }
            return "number " + at + " in it is " + found.get(at) + ", not " + expected.get(at);
        }

        /** Earlier, narrower bundles of the same entries. */
        private void partialBundles(Tile tile, List<Hash> leaves) throws IOException {
            for (Tile partial : files.getOrDefault(new Place(Tile.ENTRIES, tile.index()), List.of())) {
                Tile leafTile = new Tile(0, tile.index(), partial.width());
                if (partial.width() < tile.width()
                        && !leaves.subList(0, partial.width()).equals(entries(leafTile))) {
                    find(partial.path(), Reason.WRONG_ENTRIES, "has not the first entries under " + tile.path());
                }
            }
        }
    }
}
