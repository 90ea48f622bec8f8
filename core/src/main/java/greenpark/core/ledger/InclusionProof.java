package greenpark.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * That a leaf is in a tree.
 *
 * @param index of the leaf, from 0
 * @param size  leaves of the tree
 * @param path  sibling hashes, from the leaf's up to the root's child
 * @see "RFC 6962 §2.1.1"
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** @throws IllegalArgumentException if the tree has no such leaf */
    public static InclusionProof of(TreeHasher hasher, HashReader hashes, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        List<Hash> path = new ArrayList<>();
        collect(hasher, hashes, index, new Subtree(0, size), path);
        return new InclusionProof(index, size, path);
    }

    /** The path of a leaf inside a subtree, to the subtree's root. */
    public static List<Hash> path(TreeHasher hasher, HashReader hashes, long index, Subtree subtree) {
        if (index < subtree.start() || index >= subtree.end()) {
            throw new IllegalArgumentException(subtree + " has no leaf " + index);
        }
        List<Hash> path = new ArrayList<>();
        collect(hasher, hashes, index, subtree, path);
        return List.copyOf(path);
    }

    private static void collect(TreeHasher hasher, HashReader hashes, long index, Subtree in, List<Hash> path) {
        long start = in.start();
        long end = in.end();
        // Down to the leaf, so the siblings come from the root on; they are wanted from the leaf on.
        while (end - start > 1) {
            long middle = start + Subtree.split(end - start);
            if (index < middle) {
                path.addFirst(Subtree.root(hasher, hashes, middle, end));
                end = middle;
            } else {
                path.addFirst(Subtree.root(hasher, hashes, start, middle));
                start = middle;
            }
        }
    }

    /** Whether this leaf is under this root. */
    public ProofVerdict verify(TreeHasher hasher, Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return ProofVerdict.INDEX_OUT_OF_RANGE;
        }
        // Below the level where the paths of this leaf and the last leaf meet, every node has a sibling; above, only on
        // its left.
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        int due = inner + Long.bitCount(index >>> inner);
        if (path.size() != due) {
            return path.size() < due ? ProofVerdict.PROOF_TOO_SHORT : ProofVerdict.PROOF_TOO_LONG;
        }
        Hash hash = leaf;
        for (int i = 0; i < due; i++) {
            boolean left = i < inner && (index >>> i & 1) == 0;
            hash = left ? hasher.node(hash, path.get(i)) : hasher.node(path.get(i), hash);
        }
        return hash.equals(root) ? ProofVerdict.HOLDS : ProofVerdict.WRONG_ROOT;
    }

    /** Whether a leaf of the log is under the root of a subtree, by a {@link #path}. */
    public static ProofVerdict verify(
            TreeHasher hasher, long index, long start, long end, List<Hash> path, Hash leaf, Hash root) {
        if (!Subtree.exists(start, end)) {
            return ProofVerdict.SIZE_OUT_OF_RANGE;
        }
        return index < start
                ? ProofVerdict.INDEX_OUT_OF_RANGE
                : new InclusionProof(index - start, end - start, path).verify(hasher, leaf, root);
    }
}
