package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The tree and its proofs against the naive twin: every size to 130, and larger ones by chance. */
class TreeTwinTest {
    private static final int EXHAUSTIVE = 130;

    private final Sha256 hasher = new Sha256();

    @Test
    void roots_are_those_of_the_twin_at_every_size() {
        List<Hash> leaves = NaiveTree.leaves(EXHAUSTIVE);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        Frontier frontier = new Frontier(hasher);
        for (int size = 0; size <= EXHAUSTIVE; size++) {
            Hash root = NaiveTree.root(leaves.subList(0, size));
            assertThat(frontier.root()).as("size %d", size).isEqualTo(root);
            assertThat(tree.root(size)).as("size %d", size).isEqualTo(root);
            assertThat(MerkleTree.root(hasher, leaves.subList(0, size))).isEqualTo(root);
            if (size < EXHAUSTIVE) {
                assertThat(hasher.leaf(NaiveTree.entry(size))).isEqualTo(leaves.get(size));
                frontier.append(leaves.get(size));
            }
        }
    }

    @Test
    void leaves_of_any_length_are_the_hash_of_a_zero_byte_and_the_entry() {
        for (int length : new int[] {0, 1, 63, 64, 1023, 1024, 1025, 65_535}) {
            byte[] whole = new byte[1 + length];
            new SplittableRandom(length).nextBytes(whole);
            whole[0] = 0;
            assertThat(hasher.leaf(whole, 1, length)).as("length %d", length).isEqualTo(hasher.of(whole));
        }
    }

    @Test
    void a_frontier_that_was_stored_goes_on_as_if_it_was_not() {
        List<Hash> leaves = NaiveTree.leaves(EXHAUSTIVE);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        Hash root = tree.root();
        for (int size = 0; size <= EXHAUSTIVE; size++) {
            Frontier read = Frontier.of(hasher, size, tree);
            Frontier stored = new Frontier(hasher, read.size(), read.hashes());
            leaves.subList(size, EXHAUSTIVE).forEach(stored::append);
            assertThat(stored.root()).as("from %d", size).isEqualTo(root);
        }
        assertThatThrownBy(() -> new Frontier(hasher, 5, List.of(root))).isInstanceOf(MalformedLedger.class);
    }

    @Test
    void inclusion_proofs_are_those_of_the_twin_and_hold() {
        List<Hash> leaves = NaiveTree.leaves(EXHAUSTIVE);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        for (int size = 1; size <= EXHAUSTIVE; size++) {
            Hash root = tree.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(hasher, tree, index, size);
                assertThat(proof.path()).isEqualTo(NaiveTree.path(index, leaves.subList(0, size)));
                assertThat(proof.verify(hasher, leaves.get(index), root)).isEqualTo(ProofVerdict.HOLDS);
            }
        }
    }

    @Test
    void consistency_proofs_are_those_of_the_twin_and_hold() {
        List<Hash> leaves = NaiveTree.leaves(EXHAUSTIVE);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        for (int size = 1; size <= EXHAUSTIVE; size++) {
            Hash root = tree.root(size);
            for (int old = 1; old <= size; old++) {
                ConsistencyProof proof = ConsistencyProof.of(hasher, tree, old, size);
                assertThat(proof.path()).isEqualTo(NaiveTree.subproof(old, leaves.subList(0, size), true));
                assertThat(proof.verify(hasher, tree.root(old), root)).isEqualTo(ProofVerdict.HOLDS);
            }
        }
    }

    @Test
    void every_subtree_of_every_tree_is_shown_to_be_part_of_it() {
        int most = 70;
        List<Hash> leaves = NaiveTree.leaves(most);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        for (int start = 0; start < most; start++) {
            for (int end = start + 1; end <= most; end++) {
                if (Subtree.exists(start, end)) {
                    Subtree subtree = new Subtree(start, end);
                    Hash root = subtree.root(hasher, tree);
                    assertThat(root).isEqualTo(NaiveTree.root(leaves.subList(start, end)));
                    for (int index = start; index < end; index++) {
                        List<Hash> path = InclusionProof.path(hasher, tree, index, subtree);
                        assertThat(InclusionProof.verify(hasher, index, start, end, path, leaves.get(index), root))
                                .isEqualTo(ProofVerdict.HOLDS);
                    }
                    for (int size = end; size <= most; size++) {
                        assertThat(SubtreeConsistencyProof.of(hasher, tree, subtree, size)
                                        .verify(hasher, root, tree.root(size)))
                                .as("%s of %d", subtree, size)
                                .isEqualTo(ProofVerdict.HOLDS);
                    }
                }
            }
        }
    }

    @Test
    void larger_trees_by_chance() {
        for (long seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int size = random.nextInt(1_000, 5_000);
            List<Hash> leaves = NaiveTree.leaves(size);
            MerkleTree tree = MerkleTree.of(hasher, leaves);
            assertThat(tree.root()).as("seed %d", seed).isEqualTo(NaiveTree.root(leaves));
            for (int i = 0; i < 50; i++) {
                int index = random.nextInt(size);
                InclusionProof inclusion = tree.inclusion(index);
                assertThat(inclusion.verify(hasher, leaves.get(index), tree.root()))
                        .as("seed %d, index %d", seed, index)
                        .isEqualTo(ProofVerdict.HOLDS);
                int old = 1 + random.nextInt(size);
                assertThat(tree.consistency(old).verify(hasher, tree.root(old), tree.root()))
                        .as("seed %d, old size %d", seed, old)
                        .isEqualTo(ProofVerdict.HOLDS);
            }
        }
    }

    @Test
    void every_bit_of_a_proof_counts() {
        List<Hash> leaves = NaiveTree.leaves(37);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        for (int index : new int[] {0, 5, 31, 32, 35, 36}) {
            InclusionProof proof = tree.inclusion(index);
            for (List<Hash> flipped : flips(proof.path())) {
                assertThat(new InclusionProof(index, 37, flipped).verify(hasher, leaves.get(index), tree.root()))
                        .isEqualTo(ProofVerdict.WRONG_ROOT);
            }
        }
        for (int old : new int[] {1, 7, 8, 32, 33, 36}) {
            ConsistencyProof proof = tree.consistency(old);
            for (List<Hash> flipped : flips(proof.path())) {
                assertThat(new ConsistencyProof(old, 37, flipped).verify(hasher, tree.root(old), tree.root()))
                        .isIn(ProofVerdict.WRONG_OLD_ROOT, ProofVerdict.WRONG_ROOT);
            }
        }
    }

    /** The list with each of its bits flipped in turn. */
    private static List<List<Hash>> flips(List<Hash> path) {
        List<List<Hash>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            for (int bit = 0; bit < 8 * Hash.LENGTH; bit++) {
                byte[] bytes = path.get(i).toByteArray();
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                List<Hash> flipped = new ArrayList<>(path);
                flipped.set(i, Hash.of(bytes));
                all.add(flipped);
            }
        }
        return all;
    }

    @Test
    void a_failing_proof_says_why() {
        List<Hash> leaves = NaiveTree.leaves(11);
        MerkleTree tree = MerkleTree.of(hasher, leaves);
        Hash root = tree.root();
        List<Hash> path = tree.inclusion(3).path();
        assertThat(inclusion(3, 11, path, root)).isEqualTo(ProofVerdict.HOLDS);
        assertThat(inclusion(11, 11, path, root)).isEqualTo(ProofVerdict.INDEX_OUT_OF_RANGE);
        assertThat(inclusion(-1, 11, path, root)).isEqualTo(ProofVerdict.INDEX_OUT_OF_RANGE);
        assertThat(inclusion(3, 11, path.subList(1, path.size()), root)).isEqualTo(ProofVerdict.PROOF_TOO_SHORT);
        assertThat(inclusion(3, 11, plus(path), root)).isEqualTo(ProofVerdict.PROOF_TOO_LONG);
        assertThat(inclusion(3, 11, path, leaves.get(0))).isEqualTo(ProofVerdict.WRONG_ROOT);

        Hash old = tree.root(6);
        List<Hash> steps = tree.consistency(6).path();
        assertThat(consistency(6, 11, steps, old, root)).isEqualTo(ProofVerdict.HOLDS);
        assertThat(consistency(0, 11, List.of(), hasher.empty(), root)).isEqualTo(ProofVerdict.SIZE_OUT_OF_RANGE);
        assertThat(consistency(-6, 11, steps, old, root)).isEqualTo(ProofVerdict.SIZE_OUT_OF_RANGE);
        assertThat(consistency(12, 11, steps, old, root)).isEqualTo(ProofVerdict.SIZE_OUT_OF_RANGE);
        assertThat(consistency(6, 11, List.of(), old, root)).isEqualTo(ProofVerdict.PROOF_TOO_SHORT);
        assertThat(consistency(6, 11, steps.subList(0, 2), old, root)).isEqualTo(ProofVerdict.PROOF_TOO_SHORT);
        assertThat(consistency(6, 11, plus(steps), old, root)).isEqualTo(ProofVerdict.PROOF_TOO_LONG);
        assertThat(consistency(6, 11, steps, root, root)).isEqualTo(ProofVerdict.WRONG_OLD_ROOT);
        assertThat(consistency(6, 11, steps, old, old)).isEqualTo(ProofVerdict.WRONG_ROOT);
    }

    private ProofVerdict inclusion(long index, long size, List<Hash> path, Hash root) {
        return new InclusionProof(index, size, path)
                .verify(hasher, NaiveTree.leaves(11).get(3), root);
    }

    private ProofVerdict consistency(long old, long size, List<Hash> path, Hash oldRoot, Hash root) {
        return new ConsistencyProof(old, size, path).verify(hasher, oldRoot, root);
    }

    private static List<Hash> plus(List<Hash> path) {
        List<Hash> more = new ArrayList<>(path);
        more.add(path.getFirst());
        return more;
    }

    @Test
    void proofs_of_what_is_not_there_are_not_made() {
        MerkleTree tree = MerkleTree.of(hasher, NaiveTree.leaves(5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subtree(1, 3));
    }
}
