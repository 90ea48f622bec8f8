package greenpark.ledger;

import greenpark.core.ledger.EntryBundle;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TileReader;
import greenpark.core.ledger.TreeHasher;
import greenpark.ledger.Batch.TileFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of the tree in memory: the frontier, the tile that grows on each level, the bundle that grows. Enough to append to a log
 * of any size. Belongs to one thread.
 */
final class TreeWriter {
    private static final int TILE_BYTES = Tile.FULL * Hash.LENGTH;

    private final TreeHasher hasher;
    private final Frontier frontier;

    /** The growing tile of each level of tiles; how full it is follows from the size. */
    private final List<byte[]> edges = new ArrayList<>();

    /** The growing bundle: entries after the last full one. */
    private byte[] bundle;

    private TreeWriter(TreeHasher hasher, Frontier frontier, byte[] bundle) {
        this.hasher = hasher;
        this.frontier = frontier;
        this.bundle = bundle;
    }

    /** From the files of a log that has this size, or a larger one. */
    static TreeWriter at(TreeHasher hasher, long size, TileFolder tiles) throws IOException {
        Frontier frontier = Frontier.of(hasher, size, new TileReader(hasher, size, tiles.source()));
        int loose = (int) (size % Tile.FULL);
        byte[] bundle = loose == 0 ? new byte[0] : tiles.read(new Tile(Tile.ENTRIES, size / Tile.FULL, loose));
        TreeWriter writer = new TreeWriter(hasher, frontier, bundle);
        for (int level = 0; size >>> (level * Tile.HEIGHT) > 0; level++) {
            long hashes = size >>> (level * Tile.HEIGHT);
            int width = (int) (hashes % Tile.FULL);
            byte[] edge = width == 0 ? new byte[0] : tiles.read(new Tile(level, hashes / Tile.FULL, width));
            writer.edges.add(Arrays.copyOf(edge, TILE_BYTES));
        }
        return writer;
    }

    long size() {
        return frontier.size();
    }

    Hash root() {
        return frontier.root();
    }

    /** The entries as bundles hold them. */
    static byte[] payload(List<byte[]> entries) {
        long length = 0;
        for (byte[] entry : entries) {
            if (entry.length > EntryBundle.LONGEST_ENTRY) {
                throw new IllegalArgumentException("an entry of " + entry.length
                        + " bytes is too long. Maybe log the hash of it, and keep it elsewhere.");
            }
            length += 2 + entry.length;
        }
        if (length > Wal.LONGEST_PAYLOAD) {
            throw new IllegalArgumentException("a batch of " + length + " bytes is more than " + Wal.LONGEST_PAYLOAD
                    + ". Maybe append it in parts.");
        }
        byte[] payload = new byte[(int) length];
        int at = 0;
        for (byte[] entry : entries) {
            payload[at] = (byte) (entry.length >>> 8);
            payload[at + 1] = (byte) entry.length;
            System.arraycopy(entry, 0, payload, at + 2, entry.length);
            at += 2 + entry.length;
        }
        return payload;
    }

    /** Appends entries to the tree in memory, and tells what has to be stored for it. */
    Batch extend(byte[] payload, int count) {
        long first = size();
        List<TileFile> files = new ArrayList<>();
        int at = 0;
        int bundleFrom = 0;
        for (int i = 0; i < count; i++) {
            int length = (payload[at] & 0xFF) << 8 | (payload[at + 1] & 0xFF);
            Hash leaf = hasher.leaf(payload, at + 2, length);
            at += 2 + length;
            frontier.append(leaf, (level, index, hash) -> {
                if (level % Tile.HEIGHT == 0) {
                    put(level / Tile.HEIGHT, index, hash, files);
                }
            });
            if (size() % Tile.FULL == 0) {
                files.add(bundle(payload, bundleFrom, at, Tile.FULL));
                bundle = new byte[0];
                bundleFrom = at;
            }
        }
        partials(first, files);
        int loose = (int) (size() % Tile.FULL);
        if (loose > 0 && count > 0) {
            TileFile partial = bundle(payload, bundleFrom, at, loose);
            files.add(partial);
            bundle = Arrays.copyOfRange(partial.bytes(), partial.from(), partial.from() + partial.length());
        }
        return new Batch(first, count, payload, frontier.root(), files);
    }

    private void put(int level, long index, Hash hash, List<TileFile> files) {
        if (level == edges.size()) {
            edges.add(new byte[TILE_BYTES]);
        }
        int at = (int) (index % Tile.FULL);
        hash.writeTo(edges.get(level), at * Hash.LENGTH);
        if (at == Tile.FULL - 1) {
            files.add(new TileFile(new Tile(level, index / Tile.FULL, Tile.FULL), edges.get(level), 0, TILE_BYTES));
            // The full one is handed on; the next starts in a new array.
            edges.set(level, new byte[TILE_BYTES]);
        }
    }

    /** The growing tiles as they stand at this size. A level that got no hash in this batch has its file already. */
    private void partials(long before, List<TileFile> files) {
        for (Tile tile : Tile.added(before, size())) {
            if (!tile.isFull()) {
                int length = tile.width() * Hash.LENGTH;
                files.add(new TileFile(tile, Arrays.copyOf(edges.get(tile.level()), length), 0, length));
            }
        }
    }

    /** The bundle that ends here: mostly a stretch of the payload; the first also has what was left of earlier batches. */
    private TileFile bundle(byte[] payload, int from, int to, int width) {
        Tile tile = new Tile(Tile.ENTRIES, (size() - 1) / Tile.FULL, width);
        if (bundle.length == 0) {
            return new TileFile(tile, payload, from, to - from);
        }
        byte[] whole = Arrays.copyOf(bundle, bundle.length + to - from);
        System.arraycopy(payload, from, whole, bundle.length, to - from);
        return new TileFile(tile, whole, 0, whole.length);
    }
}
