package greenpark.core.ledger;

/** Gives the hashes of full subtrees: of tiles, of a tree in memory. Proofs are made from them. */
@FunctionalInterface
public interface HashReader {

    /**
     * The root of the full subtree over the leaves {@code [index · 2^level, (index + 1) · 2^level)}.
     *
     * @param level 0 for leaves
     */
    Hash hash(int level, long index);
}
