package greenpark.ledger;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Tile;
import java.util.List;

/**
 * Entries on their way into the log, with all that follows from them.
 *
 * @param first   index of the first entry
 * @param count   entries
 * @param payload the entries as bundles hold them: of each two bytes of length, then its bytes
 * @param root    of the tree with the entries in it
 * @param files   the tiles and bundles that the larger tree has, and the smaller had not
 */
record Batch(long first, int count, byte[] payload, Hash root, List<TileFile> files) {

    /** Leaves of the tree with the entries in it. */
    long size() {
        return first + count;
    }

    /** A file to be written: some of the bytes, which nobody changes afterwards. */
    record TileFile(Tile tile, byte[] bytes, int from, int length) {}
}
