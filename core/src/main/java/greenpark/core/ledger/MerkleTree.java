package greenpark.core.ledger;

import java.util.ArrayList;
import java.util.List;

/** A tree in memory, for the leaves of an interval or a test; gives any earlier root and any proof. Belongs to one thread. */
public final class MerkleTree implements HashReader {
    private final TreeHasher hasher;
    private final Frontier frontier;

    /** The full subtrees of each level, in order. */
    private final List<List<Hash>> levels = new ArrayList<>();

    public MerkleTree(TreeHasher hasher) {
        this.hasher = hasher;
        this.frontier = new Frontier(hasher);
    }

    public static MerkleTree of(TreeHasher hasher, List<Hash> leaves) {
        MerkleTree tree = new MerkleTree(hasher);
        leaves.forEach(tree::append);
        return tree;
    }

    /** The root over leaves, keeping nothing else. */
    public static Hash root(TreeHasher hasher, List<Hash> leaves) {
        Frontier frontier = new Frontier(hasher);
        leaves.forEach(frontier::append);
        return frontier.root();
    }

    public void append(Hash leaf) {
        frontier.append(leaf, (level, index, hash) -> {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            levels.get(level).add(hash);
        });
    }

    public long size() {
        return frontier.size();
    }

    public Hash root() {
        return frontier.root();
    }

    /** The root when the tree had this many leaves. */
    public Hash root(long size) {
        return new Subtree(0, size).root(hasher, this);
    }

    @Override
    public Hash hash(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }

    public InclusionProof inclusion(long index) {
        return InclusionProof.of(hasher, this, index, size());
    }

    /** That the tree as it stands continues the one that had {@code oldSize} leaves. */
    public ConsistencyProof consistency(long oldSize) {
        return ConsistencyProof.of(hasher, this, oldSize, size());
    }
}
