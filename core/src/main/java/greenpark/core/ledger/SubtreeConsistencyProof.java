package greenpark.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * That a subtree is part of a tree. With start 0 the subtree is an earlier tree, and this is RFC 6962's consistency proof.
 *
 * @param start first leaf of the subtree
 * @param end   end of the subtree's leaves
 * @param size  leaves of the tree
 * @see "RFC 6962 §2.1.2; draft-ietf-plants-merkle-tree-certs, Subtree Consistency Proofs"
 */
public record SubtreeConsistencyProof(long start, long end, long size, List<Hash> path) {

    public SubtreeConsistencyProof {
        path = List.copyOf(path);
    }

    /** @throws IllegalArgumentException if the subtree reaches beyond the tree */
    public static SubtreeConsistencyProof of(TreeHasher hasher, HashReader hashes, Subtree subtree, long size) {
        if (subtree.end() > size) {
            throw new IllegalArgumentException(subtree + " reaches beyond a tree of " + size + " leaves");
        }
        List<Hash> path = new ArrayList<>();
        // Nothing is to be shown of no leaves.
        if (subtree.start() < subtree.end()) {
            collect(hasher, hashes, subtree, size, path);
        }
        return new SubtreeConsistencyProof(subtree.start(), subtree.end(), size, path);
    }

    private static void collect(TreeHasher hasher, HashReader hashes, Subtree wanted, long size, List<Hash> path) {
        long start = wanted.start();
        long from = 0;
        long to = size;
        while (from != start || to != wanted.end()) {
            long middle = from + Subtree.split(to - from);
            if (wanted.end() <= middle) {
                path.addFirst(Subtree.root(hasher, hashes, middle, to));
                to = middle;
            } else {
                path.addFirst(Subtree.root(hasher, hashes, from, middle));
                // A smaller tree over the parting has its left part whole in the larger; only its right part goes on.
                start = Math.max(start, middle);
                from = middle;
            }
        }
        // The verifier has the root of the smaller tree, but not of such a right part.
        if (start != wanted.start()) {
            path.addFirst(Subtree.root(hasher, hashes, from, to));
        }
    }

    /**
     * Whether the subtree of one root is part of the tree of another.
     *
     * @param oldRoot root of the subtree
     * @param root    root of the tree
     */
    public ProofVerdict verify(TreeHasher hasher, Hash oldRoot, Hash root) {
        if (!Subtree.exists(start, end) || end > size) {
            return ProofVerdict.SIZE_OUT_OF_RANGE;
        }
        if (start == end) {
            return empty(hasher, oldRoot);
        }
        long first = start;
        long last = end - 1;
        long top = size - 1;
        // Up to the largest subtree at the right edge of the smaller tree that is one of the larger tree too.
        while (first != last && (last == top || (last & 1) == 1)) {
            first >>>= 1;
            last >>>= 1;
            top >>>= 1;
        }
        int next = 0;
        if (first != last && path.isEmpty()) {
            return ProofVerdict.PROOF_TOO_SHORT;
        }
        Hash older = first == last ? oldRoot : path.get(next++);
        Hash newer = older;
        for (; next < path.size(); next++) {
            if (top == 0) {
                return ProofVerdict.PROOF_TOO_LONG;
            }
            Hash sibling = path.get(next);
            if ((last & 1) == 1 || last == top) {
                // A node without a sibling is its parent: go up until there is one on the left.
                while ((last & 1) == 0) {
                    first >>>= 1;
                    last >>>= 1;
                    top >>>= 1;
                }
                if (first < last) {
                    older = hasher.node(sibling, older);
                }
                newer = hasher.node(sibling, newer);
            } else {
                newer = hasher.node(newer, sibling);
            }
            first >>>= 1;
            last >>>= 1;
            top >>>= 1;
        }
        if (top != 0) {
            return ProofVerdict.PROOF_TOO_SHORT;
        }
        if (!older.equals(oldRoot)) {
            return ProofVerdict.WRONG_OLD_ROOT;
        }
        return newer.equals(root) ? ProofVerdict.HOLDS : ProofVerdict.WRONG_ROOT;
    }

    /** A subtree without leaves is part of every tree; that its root is the empty one is all there is to check. */
    private ProofVerdict empty(TreeHasher hasher, Hash oldRoot) {
        if (!path.isEmpty()) {
            return ProofVerdict.PROOF_TOO_LONG;
        }
        return oldRoot.equals(hasher.empty()) ? ProofVerdict.HOLDS : ProofVerdict.WRONG_OLD_ROOT;
    }
}
