package greenpark.core.evidence;

import greenpark.core.evidence.EvidenceFile.Day;
import greenpark.core.evidence.EvidenceFile.Hours;
import greenpark.core.evidence.EvidenceFile.Month;
import greenpark.core.evidence.EvidenceFile.Opening;
import greenpark.core.evidence.EvidenceFile.Proven;
import greenpark.core.evidence.EvidenceFile.Salted;
import greenpark.core.evidence.EvidenceFile.Slots;
import greenpark.core.evidence.EvidenceFile.Total;
import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.Subtree;
import greenpark.core.seal.DayTree;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.core.seal.OpeningKey;
import greenpark.core.seal.OpeningKey.Label;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes evidence of what a factory has in the log. */
public final class EvidenceMaker {
    private final Prover prover;

    public EvidenceMaker(Prover prover) {
        this.prover = prover;
    }

    /** The log, as its checkpoint stands. */
    public interface Prover {
        /** The text of the checkpoint's note. */
        ByteString checkpoint();

        /** A leaf and its path under the checkpoint. */
        Proven prove(long index);

        /** The index of the park leaf whose bytes have this hash. */
        long park(Hash park);
    }

    /** A sealed day, and what opens it. */
    public record SealedDay(long index, OpeningKey key, FactoryDay values) {}

    /** A sealed month: its leaf, what opens it, and its record. */
    public record SealedMonth(long index, OpeningKey key, byte[] record) {}

    /**
     * @param month null where it is not sealed yet
     * @param days in order of date
     * @param policy by which the sender thinks the checkpoint good
     */
    public EvidenceFile make(
            Variant variant,
            String factory,
            YearMonth of,
            @Nullable SealedMonth month,
            List<SealedDay> days,
            ByteString policy) {
        SortedMap<Long, Proven> parks = new TreeMap<>();
        Month account = null;
        if (month != null) {
            Proven leaf = prover.prove(month.index());
            park(leaf, parks);
            account = new Month(leaf, month.key().bytes(), ByteString.of(month.record()));
        }
        List<Day> shown = new ArrayList<>();
        if (variant != Variant.MONTH) {
            for (SealedDay day : days) {
                Proven leaf = prover.prove(day.index());
                int step = park(leaf, parks);
                shown.add(new Day(leaf, opening(variant, day, step)));
            }
        }
        return new EvidenceFile(
                variant, factory, of, prover.checkpoint(), policy, List.copyOf(parks.values()), account, shown);
    }

    /** Adds the park leaf that a leaf names, and returns its step [s]. */
    private int park(Proven leaf, SortedMap<Long, Proven> parks) {
        Hash park = switch (LeafBytes.read(leaf.leaf().toByteArray())) {
            case Leaf.Day day -> day.park();
            case Leaf.Month month -> month.park();
            case Leaf other -> throw new IllegalArgumentException("neither day nor month: " + other);
        };
        Proven proven = parks.computeIfAbsent(prover.park(park), prover::prove);
        if (LeafBytes.read(proven.leaf().toByteArray()) instanceof Leaf.Park read) {
            return read.step();
        }
        throw new IllegalArgumentException("the leaf at " + proven.index() + " is of no park");
    }

    private static Opening opening(Variant variant, SealedDay day, int step) {
        FactoryDay values = day.values();
        if (variant == Variant.SLOTS) {
            return new Slots(day.key().bytes(), ByteString.of(values.qualities()), Columns.of(values));
        }
        int perHour = Math.max(1, 3600 / step);
        Salted total = new Salted(day.key().salt(Label.DAY, 0), ByteString.of(values.totalsRecord(0, values.slots())));
        if (variant == Variant.HOURS) {
            List<Salted> records = new ArrayList<>();
            for (int from = 0; from < values.slots(); from += perHour) {
                int to = Math.min(from + perHour, values.slots());
                records.add(new Salted(
                        day.key().salt(Label.HOUR, from / perHour), ByteString.of(values.totalsRecord(from, to))));
            }
            records.add(total);
            return new Hours(records);
        }
        List<Hash> totals = DayTree.of(day.key(), values, perHour).totals();
        MerkleTree tree = MerkleTree.of(Sha256.ofThread(), DayTree.leaves(totals));
        return new Total(
                total, InclusionProof.path(Sha256.ofThread(), tree, totals.size() - 1L, new Subtree(0, totals.size())));
    }
}
