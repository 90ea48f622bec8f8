package greenpark.core.certificate;

import greenpark.core.park.Meter.Flow;
import greenpark.core.park.UsagePoint;
import greenpark.core.quantity.Apportion;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Lot;
import greenpark.core.tracing.LotDraw;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.StorageStep;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the certificates of traced intervals, one interval after another, in a fixed order of events:
 *
 * <ol>
 *   <li>production of each source: what it generated less the loss on the way, whole watt-hours by construction;
 *   <li>consumption of each factory, as metered;
 *   <li>charge of each storage by origin, which cancels the certificates of that energy;
 *   <li>discharge of each storage by lot, each with its bundle; then what was lost inside;
 *   <li>claims: each factory's production straight from the sources, then through storage;
 *   <li>locks: production whose use has no reading that may be certified, or no reading at all.
 * </ol>
 *
 * What is exported stays active with its producer. A production bundle is laid out in this order: storages, factories, export, the
 * rest; so a charge record stands when only the factories of its interval are corrected.
 *
 * <p>Nothing is certified of an interval with a missing reading; of estimated energy only where the policy of the usage point, or else of
 * the park, says so (V6). Storage records are made in any case, so that the lots add up, but without certificates.
 *
 * @see "docs/formats/certificates.md"
 */
public final class Certification {
    /** The lock of production whose user or storage has only an estimated reading. */
    public static final String AWAITING_READING = "awaiting-reading";

    /** The lock of production that no meter of use found again. */
    public static final String UNACCOUNTED = "unaccounted";

    private final DeviceRegister register;
    private final Roster roster;
    private final TimeGrid grid;
    private final Evidence evidence;
    private final Revisions revisions;
    private final List<Lots> lots = new ArrayList<>();
    private Instant monthFrom = Instant.MAX;
    private Instant monthTo = Instant.MIN;
    private Instant expiry = Instant.MIN;

    /** The lots of a storage by {@code slot * origins + origin}: their charge records, which have certificates, which are only estimated. */
    private record Lots(@Nullable RecordId[] charges, BitSet certified, BitSet estimated) {}

    /** @param grid the slots of the traces, which lots refer to */
    public Certification(
            DeviceRegister register, Roster roster, TimeGrid grid, Evidence evidence, Revisions revisions) {
        this.register = register;
        this.roster = roster;
        this.grid = grid;
        this.evidence = evidence;
        this.revisions = revisions;
        roster.storages()
                .forEach(k ->
                        lots.add(new Lots(new RecordId[grid.size() * roster.origins()], new BitSet(), new BitSet())));
    }

    /** Goes on from here with other readings or revisions, while this one stays where it is. */
    public Certification fork(Evidence evidence, Revisions revisions) {
        Certification fork = new Certification(register, roster, grid, evidence, revisions);
        for (int k = 0; k < lots.size(); k++) {
            @Nullable RecordId[] charges = lots.get(k).charges();
            System.arraycopy(charges, 0, fork.lots.get(k).charges(), 0, charges.length);
            fork.lots.get(k).certified().or(lots.get(k).certified());
            fork.lots.get(k).estimated().or(lots.get(k).estimated());
        }
        return fork;
    }

    /**
     * Hands out the events of an interval. Intervals come in order of time, from the first of the readings on, because of the lots.
     *
     * @throws IllegalArgumentException where a device with energy is not registered at the time
     */
    public void certify(IntervalTrace trace, Consumer<CertificateEvent> sink) {
        new Step(trace, sink).run();
    }

    /** Certificates hold until the declared number of months after the month of their energy, that month included, is over. */
    private Instant expiry(Instant start, int months) {
        if (start.isBefore(monthFrom) || !start.isBefore(monthTo)) {
            YearMonth month = YearMonth.from(start.atZone(register.zone()));
            monthFrom = month.atDay(1).atStartOfDay(register.zone()).toInstant();
            monthTo = month.plusMonths(1).atDay(1).atStartOfDay(register.zone()).toInstant();
            expiry = month.plusMonths(months)
                    .atDay(1)
                    .atStartOfDay(register.zone())
                    .toInstant();
        }
        return expiry;
    }

    /** One interval. */
    private final class Step {
        private final IntervalTrace trace;
        private final Consumer<CertificateEvent> sink;
        private final Interval interval;
        private final int sources = roster.sources().size();
        private final int users = roster.users().size();
        private final int storages = roster.storages().size();
        private final @Nullable BundleId[] production = new BundleId[sources];
        private final Quality[] productionQuality = new Quality[sources];
        private final long[] used = new long[sources];
        private final List<Discharge> discharges = new ArrayList<>();

        Step(IntervalTrace trace, Consumer<CertificateEvent> sink) {
            this.trace = trace;
            this.sink = sink;
            this.interval = grid.interval(trace.slot());
        }

        /** What is left to hand out of a storage bundle; {@code id} is null where there are no certificates. */
        private static final class Discharge {
            final int origin;
            final @Nullable BundleId id;
            final long quantity;
            long taken;

            Discharge(int origin, @Nullable BundleId id, long quantity) {
                this.origin = origin;
                this.id = id;
                this.quantity = quantity;
            }
        }

        void run() {
            if (trace.complete()) {
                for (int i = 0; i < sources; i++) {
                    produce(i);
                }
                @Nullable BundleId[] consumption = new BundleId[users];
                for (int u = 0; u < users; u++) {
                    consumption[u] = consume(u);
                }
                for (int k = 0; k < storages; k++) {
                    charge(k);
                }
                List<List<Slice>> direct = direct();
                discharge();
                List<CertificateEvent> locks = new ArrayList<>();
                for (int u = 0; u < users; u++) {
                    claim(u, consumption[u], direct.get(u), locks);
                }
                rest(locks);
                locks.forEach(sink);
            } else {
                for (int k = 0; k < storages; k++) {
                    charge(k);
                }
                discharge();
            }
            for (int k = 0; k < storages; k++) {
                lose(k);
            }
        }

        private void produce(int i) {
            productionQuality[i] = quality(roster.sources().get(i), Flow.EXPORT);
            long net = trace.generation(i) - trace.loss(i);
            if (net > 0 && certifiable(roster.sources().get(i), productionQuality[i])) {
                production[i] = issue(roster.sources().get(i), Side.PRODUCTION, net, productionQuality[i]);
            }
        }

        private @Nullable BundleId consume(int u) {
            Quality quality = quality(roster.users().get(u), Flow.IMPORT);
            return trace.consumption(u) > 0 && certifiable(roster.users().get(u), quality)
                    ? issue(roster.users().get(u), Side.CONSUMPTION, trace.consumption(u), quality)
                    : null;
        }

        private BundleId issue(UsagePoint point, Side side, long quantity, Quality quality) {
            String device = point.id().value();
            DeviceRegistration registration = register.registration(device, interval.start());
            BundleKey key = new BundleKey(
                    registration.issuingBody(), device, side, interval, 0, revisions.of(device, interval.start()));
            sink.accept(new Issued(
                    key,
                    quantity,
                    registration.owner(),
                    quality,
                    null,
                    interval.end(),
                    expiry(interval.start(), registration.expiryMonths())));
            return key.id();
        }

        /** The slices that go straight to each factory. */
        private List<List<Slice>> direct() {
            List<List<Slice>> slices = new ArrayList<>(users);
            for (int u = 0; u < users; u++) {
                List<Slice> ofUser = new ArrayList<>(sources);
                for (int i = 0; i < sources; i++) {
                    Slice slice = take(i, trace.direct(i, u));
                    if (slice != null) {
                        ofUser.add(slice);
                    }
                }
                slices.add(ofUser);
            }
            return slices;
        }

        /** The next so many watt-hours of a source's bundle; null where there are none or no certificates. */
        private @Nullable Slice take(int source, long wattHours) {
            long from = used[source];
            used[source] += wattHours;
            BundleId id = production[source];
            return id == null || wattHours == 0 ? null : new Slice(id, from, from + wattHours);
        }

        private void charge(int k) {
            UsagePoint storage = roster.storages().get(k);
            StorageStep step = trace.storage(k);
            if (step.charged() == 0) {
                return;
            }
            long[] charged = new long[roster.origins()];
            for (int origin = 0; origin < charged.length; origin++) {
                charged[origin] = trace.charged(origin, k);
            }
            // The same division by origin as in the storage's books.
            long[] stored =
                    step.stored() == 0 ? new long[charged.length] : Apportion.largestRemainder(step.stored(), charged);
            Quality quality = quality(storage, Flow.IMPORT);
            int sequence = 0;
            for (int origin = 0; origin < charged.length; origin++) {
                if (charged[origin] > 0) {
                    Slice slice = origin < sources ? take(origin, charged[origin]) : null;
                    Quality whole = slice == null ? quality : worse(quality, productionQuality[origin]);
                    int lot = trace.slot() * roster.origins() + origin;
                    lots.get(k).certified().set(lot, slice != null && certifiable(storage, whole));
                    lots.get(k).estimated().set(lot, whole == Quality.ESTIMATED);
                    RecordKey key = record(storage, RecordKey.Kind.CHARGE, sequence++);
                    lots.get(k).charges()[lot] = key.id();
                    sink.accept(new ChargeRecorded(
                            key, roster.originId(origin), charged[origin], stored[origin], slice, whole));
                }
            }
        }

        /** Each draw on a lot becomes a record; what arrived of it at a user or in the grid becomes a bundle. */
        private void discharge() {
            int[] sequence = new int[storages];
            long[][] arrived = arrived();
            for (int k = 0; k < storages; k++) {
                UsagePoint storage = roster.storages().get(k);
                Quality measured = quality(storage, Flow.EXPORT);
                List<LotDraw> draws = trace.storage(k).draws();
                for (int d = 0; d < draws.size(); d++) {
                    LotDraw draw = draws.get(d);
                    int lot = draw.chargedAt() * roster.origins() + draw.origin();
                    boolean green =
                            draw.origin() < sources && lots.get(k).certified().get(lot);
                    Quality quality = draw.chargedAt() != Lot.BEFORE_BOOKS
                                    && lots.get(k).estimated().get(lot)
                            ? Quality.ESTIMATED
                            : measured;
                    RecordKey key = record(storage, RecordKey.Kind.DISCHARGE, sequence[k]++);
                    sink.accept(
                            new DischargeRecorded(key, chargeId(k, draw), draw.withdrawn(), draw.delivered(), quality));
                    BundleId id = green && trace.complete() && arrived[k][d] > 0 && certifiable(storage, quality)
                            ? issueStored(storage, key, draw, arrived[k][d], quality)
                            : null;
                    discharges.add(new Discharge(draw.origin(), id, arrived[k][d]));
                }
            }
        }

        /** What of each draw found a user or the grid: by origin as traced, by draw in proportion to what each delivered. */
        private long[][] arrived() {
            long[][] arrived = new long[storages][];
            int all = 0;
            for (int k = 0; k < storages; k++) {
                arrived[k] = new long[trace.storage(k).draws().size()];
                all += arrived[k].length;
            }
            if (all == 0) {
                return arrived;
            }
            for (int origin = 0; origin < sources; origin++) {
                long found = trace.storageExport(origin);
                for (int u = 0; u < users; u++) {
                    found += trace.viaStorage(origin, u);
                }
                if (found > 0) {
                    divide(origin, found, arrived, all);
                }
            }
            return arrived;
        }

        private void divide(int origin, long found, long[][] arrived, int all) {
            long[] weights = new long[all];
            int at = 0;
            for (int k = 0; k < storages; k++) {
                for (LotDraw draw : trace.storage(k).draws()) {
                    weights[at++] = draw.origin() == origin ? draw.delivered() : 0;
                }
            }
            long[] parts = Apportion.largestRemainder(found, weights);
            at = 0;
            for (int k = 0; k < storages; k++) {
                for (int d = 0; d < arrived[k].length; d++) {
                    arrived[k][d] += parts[at++];
                }
            }
        }

        private @Nullable BundleId issueStored(
                UsagePoint storage, RecordKey discharge, LotDraw draw, long quantity, Quality quality) {
            String device = storage.id().value();
            DeviceRegistration registration = register.registration(device, interval.start());
            Instant produced = grid.startOf(draw.chargedAt());
            DeviceRegistration source = register.registration(roster.originId(draw.origin()), produced);
            Instant expires = expiry(produced, source.expiryMonths());
            if (!interval.end().isBefore(expires)) {
                return null;
            }
            BundleKey key = new BundleKey(
                    registration.issuingBody(),
                    device,
                    Side.STORAGE,
                    interval,
                    discharge.sequence(),
                    revisions.of(device, interval.start()));
            sink.accept(new Issued(key, quantity, source.owner(), quality, discharge.id(), interval.end(), expires));
            return key.id();
        }

        private void lose(int k) {
            int sequence = 0;
            UsagePoint storage = roster.storages().get(k);
            for (LotDraw loss : trace.storage(k).lost()) {
                sink.accept(new StorageLossRecorded(
                        record(storage, RecordKey.Kind.LOSS, sequence++), chargeId(k, loss), loss.withdrawn()));
            }
        }

        private void claim(int u, @Nullable BundleId consumption, List<Slice> slices, List<CertificateEvent> locks) {
            for (Discharge discharge : discharges) {
                discharge(discharge, u, slices);
            }
            if (consumption == null) {
                slices.forEach(slice -> locks.add(new Locked(slice, AWAITING_READING)));
                return;
            }
            long total = 0;
            for (Slice slice : slices) {
                total += slice.quantity();
            }
            if (total > 0) {
                sink.accept(new Claimed(
                        register.registration(roster.users().get(u).id().value(), interval.start())
                                .owner(),
                        Claimed.Basis.ALLOCATION,
                        new Slice(consumption, 0, total),
                        slices));
            }
        }

        private final long[] viaStorage = new long[sources];
        private int viaUser = -1;

        /** Takes a user's share of an origin out of the origin's discharges, one after another. */
        private void discharge(Discharge discharge, int u, List<Slice> slices) {
            if (viaUser != u) {
                viaUser = u;
                for (int origin = 0; origin < sources; origin++) {
                    viaStorage[origin] = trace.viaStorage(origin, u);
                }
            }
            if (discharge.origin >= sources) {
                return;
            }
            long now = Math.min(viaStorage[discharge.origin], discharge.quantity - discharge.taken);
            if (now > 0) {
                if (discharge.id != null) {
                    slices.add(new Slice(discharge.id, discharge.taken, discharge.taken + now));
                }
                discharge.taken += now;
                viaStorage[discharge.origin] -= now;
            }
        }

        /** After factories, storages and export the rest of a source's bundle was found by no meter. */
        private void rest(List<CertificateEvent> locks) {
            for (int i = 0; i < sources; i++) {
                take(i, trace.exported(i));
                Slice slice = take(i, trace.unaccounted(i));
                if (slice != null) {
                    locks.add(new Locked(slice, UNACCOUNTED));
                }
            }
        }

        private @Nullable RecordId chargeId(int k, LotDraw draw) {
            return draw.chargedAt() == Lot.BEFORE_BOOKS
                    ? null
                    : lots.get(k).charges()[draw.chargedAt() * roster.origins() + draw.origin()];
        }

        private RecordKey record(UsagePoint storage, RecordKey.Kind kind, int sequence) {
            String device = storage.id().value();
            String body = register.registration(device, interval.start()).issuingBody();
            return new RecordKey(body, device, kind, interval, sequence, revisions.of(device, interval.start()));
        }

        private Quality quality(UsagePoint point, Flow flow) {
            return evidence.quality(point.id(), flow, trace.slot());
        }

        /** Whether energy of this quality becomes certificates of this usage point. */
        private boolean certifiable(UsagePoint point, Quality quality) {
            return quality == Quality.MEASURED || register.certifiesEstimates(point.id(), interval.start());
        }

        private static Quality worse(Quality one, Quality other) {
            return one == Quality.ESTIMATED ? one : other;
        }
    }
}
