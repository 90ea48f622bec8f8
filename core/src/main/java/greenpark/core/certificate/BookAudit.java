package greenpark.core.certificate;

import static greenpark.core.certificate.Segments.NONE;

import greenpark.core.certificate.Cancelled.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Recounts a book from its smallest parts and compares with every sum that is kept elsewhere. */
final class BookAudit {
    private final Bundles bundles;
    private final Segments segments;
    private final Texts<Hold> holds;
    private final Claims claims;
    private final StorageRecords records;
    private final GecBook gec;
    private final IntFunction<GecPool> poolOf;
    private final List<String> complaints = new ArrayList<>();

    BookAudit(
            Bundles bundles,
            Segments segments,
            Texts<Hold> holds,
            Claims claims,
            StorageRecords records,
            GecBook gec,
            IntFunction<GecPool> poolOf) {
        this.bundles = bundles;
        this.segments = segments;
        this.holds = holds;
        this.claims = claims;
        this.records = records;
        this.gec = gec;
        this.poolOf = poolOf;
    }

    BookBalance balance() {
        long[] count = new long[Side.values().length];
        long[][] sums = new long[count.length][SliceState.values().length];
        long[][] cells = new long[gec.months().size()][GecPool.values().length];
        long[] charged = new long[records.size()];
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            int side = BookBalance.row(bundles.side(bundle));
            count[side]++;
            long at = 0;
            for (int s = segments.first(bundle); s != NONE; s = segments.next(s)) {
                if (segments.from(s) != at || segments.length(s) <= 0) {
                    complaints.add("bundle " + bundles.id(bundle) + " has a gap or an overlap at " + at);
                }
                at = segments.to(s);
                sums[side][segments.state(s).code()] += segments.length(s);
                use(bundle, s, cells, charged);
            }
            if (at != bundles.quantity(bundle)) {
                complaints.add("bundle " + bundles.id(bundle) + " ends at " + at);
            }
        }
        int claimed = SliceState.CLAIMED.code();
        long consumption = sums[BookBalance.row(Side.CONSUMPTION)][claimed];
        long production =
                sums[BookBalance.row(Side.PRODUCTION)][claimed] + sums[BookBalance.row(Side.STORAGE)][claimed];
        same("claimed production", production, "claimed consumption", consumption);
        storage(charged);
        return new BookBalance(count, sums, gecs(cells), List.copyOf(complaints));
    }

    private void use(int bundle, int s, long[][] cells, long[] charged) {
        int cell = bundles.gecCell(bundle);
        int reference = segments.reference(s);
        if (segments.state(s) == SliceState.CANCELLED) {
            int record = StorageRecords.recordOf(reference);
            if (record != NONE) {
                charged[record] += segments.length(s);
            } else if (holds.get(reference).purpose() == Purpose.GEC_CONVERSION) {
                cells[cell][poolOf.apply(bundle).code()] += segments.length(s);
            }
        } else if (segments.state(s) == SliceState.CLAIMED && bundles.side(bundle) != Side.CONSUMPTION) {
            cells[cell][GecPool.SELF_USE.code()] += segments.length(s);
            if (claims.firstProduction(reference) == NONE) {
                complaints.add("bundle " + bundles.id(bundle) + " is claimed by a claim that fell");
            }
        }
    }

    /** For every charge: slice = charged, and stored = withdrawn + lost + content; for every discharge: its bundle holds no more than it delivered. */
    private void storage(long[] charged) {
        long[] drawn = new long[records.size()];
        for (int i = 0; i < records.size(); i++) {
            StorageRecords.Entry entry = records.get(i);
            if (entry.withdrawn) {
                continue;
            }
            if (entry.record instanceof DischargeRecorded d) {
                if (entry.charge != NONE) {
                    drawn[entry.charge] += d.withdrawn();
                }
                if (entry.bundle != NONE && bundles.quantity(entry.bundle) > d.delivered()) {
                    complaints.add("bundle " + bundles.id(entry.bundle) + " is more than its discharge");
                }
            }
        }
        records.losses().addTo(drawn);
        for (int i = 0; i < records.size(); i++) {
            StorageRecords.Entry entry = records.get(i);
            if (entry.record instanceof ChargeRecorded charge) {
                boolean stands = !entry.withdrawn;
                String what = charge.key().toString();
                same(
                        what + " cancelled",
                        charged[i],
                        "its slice",
                        stands && charge.slice() != null ? charge.charged() : 0);
                same(what + " drawn and left", drawn[i] + entry.content, "stored", stands ? charge.stored() : 0);
                if (entry.content < 0) {
                    complaints.add(what + " gave more than it stored");
                }
            }
        }
    }

    /** I10: of every project and pool no more was issued than was converted; self-use may owe what fell after its month. */
    private long[] gecs(long[][] cells) {
        long[] issued = new long[GecPool.values().length];
        SortedMap<String, Long> left = new TreeMap<>();
        for (int i = 0; i < cells.length; i++) {
            GecBook.GecMonth month = gec.months().get(i);
            for (GecPool pool : GecPool.values()) {
                String what = month.project() + " " + pool;
                same(what + " " + month.month(), cells[i][pool.code()], "kept", month.wattHours()[pool.code()]);
                left.merge(what, cells[i][pool.code()], Long::sum);
            }
        }
        for (var lot : gec.lots().entrySet()) {
            GecPool pool = lot.getKey().pool();
            issued[pool.code()] += lot.getValue().count();
            left.merge(
                    lot.getKey().project() + " " + pool,
                    -GecBook.WH_PER_GEC * lot.getValue().count(),
                    Long::sum);
            long at = 0;
            for (GecHolding.Part part : lot.getValue().parts()) {
                if (part.from() != at) {
                    complaints.add(lot.getKey() + " has a gap or an overlap at " + at);
                }
                at = part.to();
            }
            same(lot.getKey() + " parts", at, "count", lot.getValue().count());
        }
        left.forEach((what, wattHours) -> {
            if (wattHours < 0 && !what.endsWith(GecPool.SELF_USE.name())) {
                complaints.add(what + " has " + -wattHours + " Wh more as GEC than was converted");
            }
        });
        return issued;
    }

    private void same(String what, long value, String other, long otherValue) {
        if (value != otherValue) {
            complaints.add(what + " is " + value + " Wh, " + other + " " + otherValue + " Wh");
        }
    }
}
