package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.Sha256;
import greenpark.core.seal.OpeningKey.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * The commitments of one usage point and day, and the roots over them.
 *
 * @param slots in order of time; the same go into the leaves of the park's intervals
 * @param totals the hours, then the day
 * @see "docs/formats/log.md, Leaves"
 */
public record DayTree(List<Hash> slots, List<Hash> totals) {
    public DayTree {
        slots = List.copyOf(slots);
        totals = List.copyOf(totals);
    }

    /** @param perHour slots in an hour */
    public static DayTree of(OpeningKey key, DayValues values, int perHour) {
        List<Hash> slots = new ArrayList<>(values.slots());
        for (int slot = 0; slot < values.slots(); slot++) {
            slots.add(Commitment.of(key, Label.SLOT, slot, values.slotRecord(slot)));
        }
        List<Hash> totals = new ArrayList<>();
        for (int from = 0; from < values.slots(); from += perHour) {
            int to = Math.min(from + perHour, values.slots());
            totals.add(Commitment.of(key, Label.HOUR, from / perHour, values.totalsRecord(from, to)));
        }
        totals.add(Commitment.of(key, Label.DAY, 0, values.totalsRecord(0, values.slots())));
        return new DayTree(slots, totals);
    }

    public Hash slotsRoot() {
        return root(slots);
    }

    public Hash totalsRoot() {
        return root(totals);
    }

    /** The tree over commitments: each is the content of a leaf, not its hash. */
    public static Hash root(List<Hash> commitments) {
        return MerkleTree.root(Sha256.ofThread(), leaves(commitments));
    }

    /** The hashes of the leaves whose contents are commitments. */
    public static List<Hash> leaves(List<Hash> commitments) {
        List<Hash> leaves = new ArrayList<>(commitments.size());
        for (Hash commitment : commitments) {
            leaves.add(Sha256.ofThread().leaf(commitment.toByteArray()));
        }
        return leaves;
    }
}
