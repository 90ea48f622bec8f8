package greenpark.core.evidence;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceFile.Hours;
import greenpark.core.evidence.EvidenceFile.Month;
import greenpark.core.evidence.EvidenceFile.Salted;
import greenpark.core.evidence.EvidenceFile.Slots;
import greenpark.core.evidence.EvidenceFile.Total;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.InclusionProof;
import greenpark.core.ledger.Sha256;
import greenpark.core.seal.Commitment;
import greenpark.core.seal.DayTree;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import greenpark.core.seal.OpeningKey;
import greenpark.core.seal.OpeningKey.Label;
import java.util.ArrayList;
import java.util.List;

/** Opens what leaves commit to. Ends at the first record that is not the one that was sealed, or is none. */
final class OpeningCheck {

    private OpeningCheck() {}

    static EvidenceReport.Day day(Leaf.Day leaf, Leaf.Park park, EvidenceFile.Opening opening) {
        return switch (opening) {
            case Slots e -> day(leaf, park, e);
            case Hours e -> day(leaf, park, e);
            case Total e -> day(leaf, park, e);
        };
    }

    /** The account of the factory and month that the leaf names. */
    static MonthAccount month(Leaf.Month leaf, Leaf.Park park, Month opening) {
        byte[] record = opening.record().toByteArray();
        Hash salt = new OpeningKey(opening.key()).salt(Label.MONTH, 0);
        if (!Commitment.of(salt, record).equals(leaf.commitment())) {
            throw new Wrong(Reason.COMMITMENT_DIFFERS, "month");
        }
        MonthAccount read;
        try {
            read = MonthAccount.read(record);
        } catch (MalformedBytes e) {
            throw new Wrong(Reason.RECORD_MALFORMED, "month");
        }
        mustFit(read.totals(), park, "month");
        if (!read.factory().equals(leaf.point())) {
            throw new Wrong(Reason.OTHER_FACTORY, "month");
        }
        if (!read.month().equals(leaf.month())) {
            throw new Wrong(Reason.OTHER_MONTH, "month");
        }
        return read;
    }

    private static EvidenceReport.Day day(Leaf.Day leaf, Leaf.Park park, Slots opening) {
        String what = leaf.date().toString();
        byte[] qualities = opening.qualities().toByteArray();
        boolean fits = opening.columns().stream().allMatch(c -> c.origin() < Origin.count(park));
        FactoryDay day = fits ? Columns.read(qualities, opening.columns()) : null;
        if (day == null || qualities.length != leaf.slots()) {
            throw new Wrong(Reason.RECORD_MALFORMED, what);
        }
        DayTree tree = DayTree.of(new OpeningKey(opening.key()), day, park.slotsPerHour());
        if (!tree.slotsRoot().equals(leaf.slotsRoot()) || !tree.totalsRoot().equals(leaf.totalsRoot())) {
            throw new Wrong(Reason.COMMITMENT_DIFFERS, what);
        }
        return new EvidenceReport.Day(leaf, park, day.total(), day, List.of());
    }

    private static EvidenceReport.Day day(Leaf.Day leaf, Leaf.Park park, Hours opening) {
        String what = leaf.date().toString();
        if (opening.records().size() != totals(leaf, park)) {
            throw new Wrong(Reason.RECORD_MALFORMED, what);
        }
        List<Hash> commitments = new ArrayList<>();
        List<FactoryTotals> read = new ArrayList<>();
        for (Salted salted : opening.records()) {
            commitments.add(Commitment.of(salted.salt(), salted.record().toByteArray()));
            read.add(record(salted.record().toByteArray(), park, what));
        }
        if (!DayTree.root(commitments).equals(leaf.totalsRoot())) {
            throw new Wrong(Reason.COMMITMENT_DIFFERS, what);
        }
        return new EvidenceReport.Day(leaf, park, read.getLast(), null, read.subList(0, read.size() - 1));
    }

    private static EvidenceReport.Day day(Leaf.Day leaf, Leaf.Park park, Total opening) {
        String what = leaf.date().toString();
        byte[] record = opening.record().record().toByteArray();
        FactoryTotals total = record(record, park, what);
        Hash commitment = Commitment.of(opening.record().salt(), record);
        int totals = totals(leaf, park);
        boolean holds = new InclusionProof(totals - 1, totals, opening.path())
                .verify(Sha256.ofThread(), Sha256.ofThread().leaf(commitment.toByteArray()), leaf.totalsRoot())
                .holds();
        if (!holds) {
            throw new Wrong(Reason.COMMITMENT_DIFFERS, what);
        }
        return new EvidenceReport.Day(leaf, park, total, null, List.of());
    }

    /** The hours of a day, and the day. */
    private static int totals(Leaf.Day leaf, Leaf.Park park) {
        return Math.ceilDiv(leaf.slots(), park.slotsPerHour()) + 1;
    }

    private static FactoryTotals record(byte[] bytes, Leaf.Park park, String what) {
        try {
            FactoryTotals totals = FactoryTotals.read(bytes);
            mustFit(totals, park, what);
            return totals;
        } catch (MalformedBytes e) {
            throw new Wrong(Reason.RECORD_MALFORMED, what);
        }
    }

    private static void mustFit(FactoryTotals totals, Leaf.Park park, String what) {
        if (totals.flows().stream().anyMatch(f -> f.origin() >= Origin.count(park))) {
            throw new Wrong(Reason.RECORD_MALFORMED, what);
        }
    }
}
