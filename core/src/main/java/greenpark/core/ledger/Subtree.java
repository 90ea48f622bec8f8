package greenpark.core.ledger;

/**
 * Leaves {@code [start, end)} that have a root of their own in every tree that contains them: start is a multiple of the smallest power of
 * two that is not below their number.
 *
 * @see "draft-ietf-plants-merkle-tree-certs, Subtrees; RFC 6962 §2.1 for start = 0"
 */
public record Subtree(long start, long end) {

    /** @throws IllegalArgumentException unless there is such a subtree */
    public Subtree {
        if (!exists(start, end)) {
            throw new IllegalArgumentException("no subtree has the leaves [" + start + ", " + end + ")");
        }
    }

    /** Whether there is such a subtree. One without leaves has the empty root. */
    public static boolean exists(long start, long end) {
        if (start < 0 || end < start) {
            return false;
        }
        // The leaves below 2^62 are more than any log has; above, the power of two would not fit.
        return end == start || start == 0 || (end - start <= 1L << 62 && start % ceiling(end - start) == 0);
    }

    /** The root, from the hashes of full subtrees. */
    public Hash root(TreeHasher hasher, HashReader hashes) {
        return start == end ? hasher.empty() : root(hasher, hashes, start, end);
    }

    /** The root of leaves [start, end), at least one. */
    static Hash root(TreeHasher hasher, HashReader hashes, long start, long end) {
        long count = end - start;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return hashes.hash(level, start >>> level);
        }
        long middle = start + split(count);
        return hasher.node(root(hasher, hashes, start, middle), root(hasher, hashes, middle, end));
    }

    /** The largest power of two below a count of at least 2: where RFC 6962 parts a tree. */
    static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private static long ceiling(long count) {
        return count == 1 ? 1 : Long.highestOneBit(count - 1) << 1;
    }
}
