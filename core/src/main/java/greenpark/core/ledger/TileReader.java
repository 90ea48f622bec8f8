package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;

/**
 * The hashes of a tree, from its tiles. What it gives is as good as the tiles: a proof made from it is to be verified against a signed
 * root. Keeps no tile; belongs to one thread.
 */
public final class TileReader implements HashReader {
    private final TreeHasher hasher;
    private final long size;
    private final Source source;

    /** Gives the bytes of a tile: from a folder, a cache, a web server. */
    @FunctionalInterface
    public interface Source {
        byte[] read(Tile tile);
    }

    /** @param size of a tree that was published, so its partial tiles are or were there */
    public TileReader(TreeHasher hasher, long size, Source source) {
        this.hasher = hasher;
        this.size = size;
        this.source = source;
    }

    /** @throws MalformedLedger if the tile has another length than its width gives */
    @Override
    public Hash hash(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int height = level % Tile.HEIGHT;
        long first = index << height;
        // The last hash of the subtree stands in the same tile: 2^height hashes, aligned, never cross a tile's edge.
        Tile tile = Tile.holding(tileLevel, first + (1L << height) - 1, size);
        byte[] bytes = source.read(tile);
        if (bytes.length != tile.width() * Hash.LENGTH) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH,
                    tile.path() + " has " + bytes.length + " bytes, not " + tile.width() * Hash.LENGTH);
        }
        return root(hasher, bytes, (int) (first % Tile.FULL), 1 << height);
    }

    /** The root of the whole tree. */
    public Hash root() {
        return new Subtree(0, size).root(hasher, this);
    }

    /**
     * The root over hashes of a tile.
     *
     * @param from  first hash
     * @param count hashes, a power of two of which {@code from} is a multiple
     */
    public static Hash root(TreeHasher hasher, byte[] tile, int from, int count) {
        if (count == 1) {
            return Hash.of(tile, from * Hash.LENGTH);
        }
        int half = count / 2;
        return hasher.node(root(hasher, tile, from, half), root(hasher, tile, from + half, half));
    }
}
