package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of up to 256 entries: of each two bytes of length, highest first, then its bytes.
 *
 * @see "c2sp.org/tlog-tiles, Log entries"
 */
public final class EntryBundle {
    /** The longest entry that two bytes of length can tell [bytes]. */
    public static final int LONGEST_ENTRY = 65_535;

    private EntryBundle() {}

    /** @throws IllegalArgumentException for no or more than 256 entries, or one that is too long */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > Tile.FULL) {
            throw new IllegalArgumentException("a bundle has 1 to " + Tile.FULL + " entries, not " + entries.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException("an entry of " + entry.length
                        + " bytes is too long. Maybe log the hash of it, and keep it elsewhere.");
            }
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.write(entry, 0, entry.length);
        }
        return out.toByteArray();
    }

    /**
     * Reads a bundle.
     *
     * @param width of the tile the bundle stands for
     * @throws MalformedLedger unless there are exactly that many entries
     */
    public static List<byte[]> decode(byte[] bundle, int width) {
        List<byte[]> entries = new ArrayList<>(width);
        walk(bundle, width, (from, length) -> {
            byte[] entry = new byte[length];
            System.arraycopy(bundle, from, entry, 0, length);
            entries.add(entry);
        });
        return entries;
    }

    /** The leaves of the entries: what tile of level 0 must say. */
    public static List<Hash> leaves(TreeHasher hasher, byte[] bundle, int width) {
        List<Hash> leaves = new ArrayList<>(width);
        walk(bundle, width, (from, length) -> leaves.add(hasher.leaf(bundle, from, length)));
        return leaves;
    }

    private interface Visitor {
        void entry(int from, int length);
    }

    private static void walk(byte[] bundle, int width, Visitor visitor) {
        int at = 0;
        for (int i = 0; i < width; i++) {
            int left = bundle.length - at;
            int length = left < 2 ? 0 : (bundle[at] & 0xFF) << 8 | (bundle[at + 1] & 0xFF);
            if (left < 2 + length) {
                throw new MalformedLedger(Reason.CUT_OFF, "the bundle ends in entry " + i + " of " + width);
            }
            visitor.entry(at + 2, length);
            at += 2 + length;
        }
        if (at != bundle.length) {
            throw new MalformedLedger(
                    Reason.TRAILING, (bundle.length - at) + " bytes follow the " + width + " entries of the bundle");
        }
    }
}
