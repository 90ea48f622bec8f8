package greenpark.core.clearing;

import greenpark.core.clearing.Value.Named;
import greenpark.core.clearing.Value.Quantity;
import greenpark.core.clearing.Value.Share;
import greenpark.core.clearing.Value.Term;
import greenpark.core.clearing.Value.Time;
import greenpark.core.clearing.Value.Total;
import greenpark.core.clearing.Value.Word;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.quantity.Apportion;
import greenpark.core.table.Table;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Lot;
import greenpark.core.tracing.LotDraw;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.StorageStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why a factory got what it got through storage, and of which lots. */
record StorageReasons(Tiers tiers, IntervalTrace trace, int user) {

    StorageReasons(Tiers tiers, int user) {
        this(tiers, tiers.trace(), user);
    }

    /** The name of an origin. */
    static Value origin(Roster roster, int origin) {
        return origin < roster.sources().size()
                ? new Named(roster.sources().get(origin).name())
                : new Word("origin." + roster.originId(origin));
    }

    Reason storage() {
        List<Reason> reasons = new ArrayList<>();
        long discharge = 0;
        List<Reason> offers = new ArrayList<>();
        for (int k = 0; k < tiers.storages(); k++) {
            long arrived = trace.discharge(k) - trace.dischargeLoss(k);
            discharge += arrived;
            if (trace.discharge(k) > 0) {
                offers.add(discharge(k, arrived));
            }
        }
        if (offers.isEmpty()) {
            reasons.add(Reason.of("storage.idle"));
        } else {
            reasons.add(Reason.of("storage.offered", new Total(discharge)).with(offers));
            reasons.add(wanted());
            for (int origin = 0; origin < tiers.roster().origins(); origin++) {
                if (trace.viaStorage(origin, user) > 0) {
                    reasons.add(Reason.of(
                                    "storage.origin",
                                    new Term(trace.viaStorage(origin, user)),
                                    origin(tiers.roster(), origin))
                            .with(lots(origin)));
                }
            }
        }
        return Reason.of("storage", new Total(tiers.storageUse(user))).with(reasons);
    }

    private Reason discharge(int k, long arrived) {
        UsagePoint point = tiers.roster().storages().get(k);
        StorageStep step = trace.storage(k);
        List<Reason> reasons = new ArrayList<>();
        for (StorageUnit unit : Validity.at(tiers.start(), tiers.park().storages(), StorageUnit::validity)) {
            if (unit.usagePoint().equals(point.id())) {
                reasons.add(Reason.of(
                        "storage.rule",
                        new Word("order." + Table.word(unit.lotOrder())),
                        new Share(unit.dispatchMillionths(), 1_000_000)));
            }
        }
        reasons.add(Reason.of("storage.withdrawn", new Term(step.withdrawn())));
        reasons.add(Reason.of("storage.conversion", new Term(step.delivered() - step.withdrawn())));
        reasons.add(Reason.of("supply.loss", new Term(-trace.dischargeLoss(k))));
        return Reason.of("storage.discharge", new Term(arrived), new Named(point.name()))
                .with(reasons);
    }

    private Reason wanted() {
        if (!tiers.eligible(user)) {
            return Reason.of("pool.not-eligible");
        }
        long wanted = 0;
        for (int u = 0; u < tiers.users(); u++) {
            wanted += tiers.needForStorage(u);
        }
        long need = tiers.needForStorage(user);
        return Reason.of("storage.wanted", new Total(wanted))
                .with(
                        Reason.of("pool.need", new Term(need), new Share(need, wanted)),
                        Reason.of("pool.others", new Term(wanted - need)));
    }

    /**
     * The lots of an origin behind this factory's part. Tracing divides discharge by origin; which lots are whose follows the certificates:
     * what found a user is divided among the draws by what each delivered, and users take it in order.
     */
    private List<Reason> lots(int origin) {
        List<LotDraw> draws = new ArrayList<>();
        List<Named> where = new ArrayList<>();
        for (int k = 0; k < tiers.storages(); k++) {
            for (LotDraw draw : trace.storage(k).draws()) {
                if (draw.origin() == origin) {
                    draws.add(draw);
                    where.add(new Named(tiers.roster().storages().get(k).name()));
                }
            }
        }
        long found = trace.storageExport(origin);
        long before = 0;
        for (int u = 0; u < tiers.users(); u++) {
            found += trace.viaStorage(origin, u);
            before += u < user ? trace.viaStorage(origin, u) : 0;
        }
        long after = before + trace.viaStorage(origin, user);
        long[] parts = Apportion.largestRemainder(
                found, draws.stream().mapToLong(LotDraw::delivered).toArray());
        List<Reason> reasons = new ArrayList<>();
        long from = 0;
        for (int d = 0; d < parts.length; d++) {
            long to = from + parts[d];
            long mine = Math.min(to, after) - Math.max(from, before);
            if (mine > 0) {
                reasons.add(lot(draws.get(d), where.get(d), mine));
            }
            from = to;
        }
        return reasons;
    }

    private Reason lot(LotDraw draw, Named storage, long mine) {
        Quantity withdrawn = new Quantity(draw.withdrawn());
        Quantity delivered = new Quantity(draw.delivered());
        Quantity lost = new Quantity(draw.withdrawn() - draw.delivered());
        return draw.chargedAt() == Lot.BEFORE_BOOKS
                ? Reason.of("storage.opening", new Term(mine), storage, withdrawn, delivered, lost)
                : Reason.of(
                        "storage.lot",
                        new Term(mine),
                        storage,
                        withdrawn,
                        delivered,
                        lost,
                        new Time(chargedAt(tiers, draw.chargedAt())));
    }

    /** When a slot of the same grid began. */
    static Instant chargedAt(Tiers tiers, int slot) {
        return tiers.start()
                .minus(tiers.park().step().multipliedBy(tiers.trace().slot() - slot));
    }
}
