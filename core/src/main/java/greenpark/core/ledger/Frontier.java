package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What a writer keeps of a tree to append to it: the roots of its full subtrees, largest first, one per bit set in the size. Belongs to
 * one thread.
 */
public final class Frontier {
    private final TreeHasher hasher;
    private final List<Hash> hashes;
    private long size;

    /** Of an empty tree. */
    public Frontier(TreeHasher hasher) {
        this(hasher, 0, List.of());
    }

    /**
     * As {@link #size} and {@link #hashes} gave it.
     *
     * @throws MalformedLedger unless there is a hash per bit set in the size
     */
    public Frontier(TreeHasher hasher, long size, List<Hash> hashes) {
        if (size < 0 || Long.bitCount(size) != hashes.size()) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH,
                    "a tree of " + size + " leaves has no frontier of " + hashes.size() + " hashes");
        }
        this.hasher = hasher;
        this.size = size;
        this.hashes = new ArrayList<>(hashes);
    }

    /** From the hashes of a tree that is stored. */
    public static Frontier of(TreeHasher hasher, long size, HashReader reader) {
        List<Hash> hashes = new ArrayList<>();
        long start = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) != 0) {
                hashes.add(reader.hash(level, start >>> level));
                start += 1L << level;
            }
        }
        return new Frontier(hasher, size, hashes);
    }

    /** Is told of every full subtree when its last leaf arrives, the leaf first, then upwards. */
    @FunctionalInterface
    public interface Sink {
        void full(int level, long index, Hash hash);
    }

    public void append(Hash leaf) {
        append(leaf, (level, index, hash) -> {});
    }

    /** Appends a leaf and tells which subtrees it fills: what a writer of tiles stores. */
    public void append(Hash leaf, Sink sink) {
        Hash hash = leaf;
        sink.full(0, size, hash);
        int filled = Long.numberOfTrailingZeros(~size);
        for (int level = 1; level <= filled; level++) {
            hash = hasher.node(hashes.removeLast(), hash);
            sink.full(level, size >>> level, hash);
        }
        hashes.add(hash);
        size++;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The roots of the full subtrees, largest first. */
    public List<Hash> hashes() {
        return List.copyOf(hashes);
    }

    /** The root of the tree as it stands. */
    public Hash root() {
        if (hashes.isEmpty()) {
            return hasher.empty();
        }
        Hash root = hashes.getLast();
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = hasher.node(hashes.get(i), root);
        }
        return root;
    }

    /** One that goes its own way from here. */
    public Frontier copy() {
        return new Frontier(hasher, size, hashes);
    }
}
