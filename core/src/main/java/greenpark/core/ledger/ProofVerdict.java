package greenpark.core.ledger;

/** Whether a proof holds, or why not. */
public enum ProofVerdict {
    /** It holds. */
    HOLDS,
    /** The tree or subtree has no leaf of this index. */
    INDEX_OUT_OF_RANGE,
    /** The smaller tree is not a tree or subtree inside the larger. */
    SIZE_OUT_OF_RANGE,
    /** Hashes are missing. */
    PROOF_TOO_SHORT,
    /** There are hashes too many. */
    PROOF_TOO_LONG,
    /** It leads to another root than that of the smaller tree. */
    WRONG_OLD_ROOT,
    /** It leads to another root. */
    WRONG_ROOT;

    public boolean holds() {
        return this == HOLDS;
    }
}
