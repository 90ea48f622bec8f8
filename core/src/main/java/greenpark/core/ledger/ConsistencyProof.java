package greenpark.core.ledger;

import java.util.List;

/**
 * That a tree continues an earlier one: its first leaves are the earlier tree's, unchanged.
 *
 * @param oldSize leaves of the earlier tree
 * @param size    leaves of the later tree
 * @param path    hashes from the right edge of the earlier tree up to the later root's child
 * @see "RFC 6962 §2.1.2"
 */
public record ConsistencyProof(long oldSize, long size, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** @throws IllegalArgumentException if the earlier tree is larger */
    public static ConsistencyProof of(TreeHasher hasher, HashReader hashes, long oldSize, long size) {
        Subtree older = new Subtree(0, oldSize);
        return new ConsistencyProof(
                oldSize,
                size,
                SubtreeConsistencyProof.of(hasher, hashes, older, size).path());
    }

    /**
     * Whether the later root continues the earlier one.
     *
     * <p>From a tree without leaves there is nothing to prove, and nothing holds: whoever has seen no tree yet must say so, not call a
     * proof checked.
     */
    public ProofVerdict verify(TreeHasher hasher, Hash oldRoot, Hash root) {
        return oldSize == 0
                ? ProofVerdict.SIZE_OUT_OF_RANGE
                : new SubtreeConsistencyProof(0, oldSize, size, path).verify(hasher, oldRoot, root);
    }
}
