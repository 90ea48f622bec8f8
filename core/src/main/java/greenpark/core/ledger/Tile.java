package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a log: up to 256 hashes of every eighth level of the tree, or the entries under a tile of level 0.
 *
 * @param level of the tile, 0 to 63: its hashes are roots of 256^level leaves; {@link #ENTRIES} for a bundle of entries
 * @param index of the tile in its level
 * @param width hashes or entries in it, 1 to 256; less than 256 only at the right edge of a tree
 * @see "c2sp.org/tlog-tiles"
 */
public record Tile(int level, long index, int width) {
    /** Hashes of a full tile. */
    public static final int FULL = 256;
    /** Levels of the tree in one tile. */
    public static final int HEIGHT = 8;
    /** In place of a level: the tile holds entries. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST = 63;
    private static final int GROUP = 1000;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    /** @throws IllegalArgumentException for a tile that cannot be */
    public Tile {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no tile has level " + level + ", index " + index + " and width " + width);
        }
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The same tile, full: what to fetch when a partial one is gone. */
    public Tile full() {
        return new Tile(level, index, FULL);
    }

    /** The bundle of the entries under a tile of level 0. */
    public Tile entries() {
        return new Tile(ENTRIES, index, width);
    }

    /** Relative to the log's prefix, for instance {@code tile/0/x001/x234/067} or {@code tile/entries/003.p/232}. */
    public String path() {
        StringBuilder groups = new StringBuilder(group(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            groups.insert(0, "x" + group(rest % GROUP) + "/");
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + groups + (isFull() ? "" : ".p/" + width);
    }

    private static String group(long number) {
        return (number < 10 ? "00" : number < 100 ? "0" : "") + number;
    }

    /** @throws MalformedLedger unless the text is the one path of a tile */
    public static Tile parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new MalformedLedger(Reason.WRONG_LINE, "'" + Canonical.shown(path) + "' is not the path of a tile");
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        long index = 0;
        for (String group : parts.group(2).replace("x", "").split("/")) {
            int next = Integer.parseInt(group);
            if (index > (Long.MAX_VALUE - next) / GROUP) {
                throw new MalformedLedger(
                        Reason.OUT_OF_RANGE, "'" + Canonical.shown(path) + "' has too large an index");
            }
            index = index * GROUP + next;
        }
        if (level > HIGHEST
                || width < 1
                || width > FULL
                || !new Tile(level, index, width).path().equals(path)) {
            throw new MalformedLedger(
                    Reason.WRONG_LINE, "'" + Canonical.shown(path) + "' is not how the path of a tile is written");
        }
        return new Tile(level, index, width);
    }

    /** All tiles of hashes of a tree, level by level. */
    public static List<Tile> of(long size) {
        return added(0, size);
    }

    /**
     * The tiles of hashes that a tree of {@code newSize} leaves has and one of {@code oldSize} had not: what a writer stores before it
     * publishes the new size.
     */
    public static List<Tile> added(long oldSize, long newSize) {
        if (oldSize < 0 || newSize < oldSize) {
            throw new IllegalArgumentException("a tree does not grow from " + oldSize + " to " + newSize + " leaves");
        }
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level * HEIGHT < Long.SIZE - 1; level++) {
            long before = oldSize >>> (level * HEIGHT);
            long after = newSize >>> (level * HEIGHT);
            if (after == before) {
                break;
            }
            for (long index = before / FULL; index < after / FULL; index++) {
                tiles.add(new Tile(level, index, FULL));
            }
            if (after % FULL > 0) {
                tiles.add(new Tile(level, after / FULL, (int) (after % FULL)));
            }
        }
        return tiles;
    }

    /** The tile of a tree that holds a hash of this level of tiles, as wide as the tree has it. */
    static Tile holding(int level, long hashIndex, long size) {
        long there = size >>> (level * HEIGHT);
        if (hashIndex >= there) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has no hash " + hashIndex + " on level " + level + " of its tiles");
        }
        long index = hashIndex / FULL;
        return new Tile(level, index, (int) Math.min(FULL, there - index * FULL));
    }
}
