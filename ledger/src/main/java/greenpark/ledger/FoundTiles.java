package greenpark.ledger;

import greenpark.core.ledger.EntryBundle;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TreeHasher;
import greenpark.ledger.LogCheck.Finding;
import greenpark.ledger.LogCheck.Finding.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tiles and bundles that a public folder really has, as a stranger finds them. */
final class FoundTiles {
    private final Path folder;
    private final TreeHasher hasher;
    private final TreeMap<Place, List<Tile>> files = new TreeMap<>();

    private FoundTiles(Path folder, TreeHasher hasher) {
        this.folder = folder;
        this.hasher = hasher;
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
     * Sorts all files by their place; what has none is superfluous.
     *
     * @param size of the tree that is promised
     */
    static FoundTiles list(Path folder, TreeHasher hasher, long size, Consumer<Finding> findings) throws IOException {
        FoundTiles found = new FoundTiles(folder, hasher);
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
                String name = folder.relativize(path).toString();
                if (!name.equals(LogReader.CHECKPOINT)) {
                    found.place(name, size, findings);
                }
            }
        }
        return found;
    }

    private void place(String name, long size, Consumer<Finding> findings) {
        try {
            Tile tile = Tile.parse(name);
            int level = Math.max(tile.level(), 0);
            long there = level * Tile.HEIGHT >= Long.SIZE ? 0 : size >>> (level * Tile.HEIGHT);
            if (tile.index() >= there / Tile.FULL && tile.index() * Tile.FULL + tile.width() > there) {
                findings.accept(new Finding(
                        name,
                        Reason.SUPERFLUOUS,
                        "a tree of " + size + " leaves has no such file, and no smaller one had"));
            } else {
                files.computeIfAbsent(new Place(tile.level(), tile.index()), p -> new ArrayList<>())
                        .add(tile);
            }
        } catch (MalformedLedger e) {
            findings.accept(new Finding(name, Reason.SUPERFLUOUS, "is not the path of a checkpoint, tile or bundle"));
        }
    }

    /** The files of one tile, at any width; of level {@link Tile#ENTRIES} those of a bundle. */
    List<Tile> at(int level, long index) {
        return files.getOrDefault(new Place(level, index), List.of());
    }

    /** Whether every tile of a tree and every bundle is there. */
    boolean has(List<Tile> tiles, Consumer<Finding> findings) {
        boolean whole = true;
        for (Tile tile : tiles) {
            whole &= has(tile, findings);
            if (tile.level() == 0) {
                whole &= has(tile.entries(), findings);
            }
        }
        return whole;
    }

    private boolean has(Tile tile, Consumer<Finding> findings) {
        boolean there = at(tile.level(), tile.index()).contains(tile);
        if (!there) {
            findings.accept(new Finding(tile.path(), Reason.MISSING, "the tree has this file"));
        }
        return there;
    }

    /** The leaves of a bundle, or null if it cannot be read. */
    @Nullable
    List<Hash> entries(Tile tile) throws IOException {
        try {
            return EntryBundle.leaves(hasher, bytes(tile.entries()), tile.width());
        } catch (MalformedLedger e) {
            return null;
        }
    }

    /** The hashes of a tile, or null if it has another length. */
    @Nullable
    List<Hash> hashes(Tile tile) throws IOException {
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
}
