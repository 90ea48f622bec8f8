package greenpark.core.clearing;

import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.DeviceRegister;
import greenpark.core.certificate.Evidence;
import greenpark.core.clearing.Value.Named;
import greenpark.core.clearing.Value.Share;
import greenpark.core.clearing.Value.Term;
import greenpark.core.clearing.Value.Text;
import greenpark.core.clearing.Value.Time;
import greenpark.core.clearing.Value.Total;
import greenpark.core.clearing.Value.Word;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.table.Table;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.Tracer;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a factory's energy of an interval is what it is: a tree of reasons, tier by tier in the order of tracing, with the sums that add up
 * to the watt-hour and the certificates that were used. The tree is data; texts belong to whoever shows it.
 */
public final class Explanation {
    private Explanation() {}

    /**
     * Traces and certifies from the first reading to the interval, because lots have a history, and explains the interval.
     *
     * @param factory index of the user in the roster
     * @param slot of the readings' grid
     * @throws IllegalStateException where a tier of the park has no rule in the period
     */
    public static Reason of(Park park, ValidatedReadings readings, int factory, int slot) {
        Roster roster = Roster.of(park);
        ReadingQuality quality =
                readings.series(roster.users().get(factory).id(), Flow.IMPORT).quality(slot);
        return of(park, ReadingsAssembly.of(roster, readings), Evidence.of(readings), quality, factory, slot);
    }

    /** The same from readings that are laid out already. */
    public static Reason of(
            Park park, ParkReadings readings, Evidence evidence, ReadingQuality quality, int factory, int slot) {
        Tracer tracer = new Tracer(park);
        Certification certification = new Certification(
                DeviceRegister.of(park), tracer.roster(), readings.grid(), evidence, new RevisionBook());
        List<CertificateEvent> events = new ArrayList<>();
        List<IntervalTrace> last = new ArrayList<>(1);
        tracer.trace(readings, 0, slot + 1, 1, trace -> {
            boolean wanted = trace.slot() == slot;
            certification.certify(trace, event -> {
                if (wanted) {
                    events.add(event);
                }
            });
            if (wanted) {
                last.add(trace);
            }
        });
        return of(park, last.getFirst(), quality, events, factory);
    }

    /**
     * Explains a traced interval.
     *
     * @param quality of the factory's reading
     * @param events that certified the interval, or none
     */
    public static Reason of(
            Park park, IntervalTrace trace, ReadingQuality quality, List<CertificateEvent> events, int factory) {
        Tiers tiers = new Tiers(park, trace);
        SupplyReasons supply = new SupplyReasons(tiers, factory);
        UsagePoint point = tiers.roster().users().get(factory);
        return Reason.of(
                        "factory",
                        new Named(point.name()),
                        new Text(point.id().value()),
                        new Time(trace.start()),
                        new Time(trace.start().plus(park.step())))
                .with(
                        consumption(tiers, point, quality, factory),
                        supply.losses(),
                        supply.ownUse(),
                        supply.export(),
                        supply.contracts(),
                        supply.pool(),
                        new StorageReasons(tiers, factory).storage(),
                        grid(tiers, factory),
                        sum(tiers, factory),
                        new CertificateReasons(tiers, factory, events).certificates());
    }

    private static Reason consumption(Tiers tiers, UsagePoint point, ReadingQuality quality, int user) {
        List<Reason> reasons = new ArrayList<>();
        for (Meter meter : Validity.at(tiers.start(), tiers.park().meters(), Meter::validity)) {
            if (meter.usagePoint().equals(point.id()) && meter.flow() == Flow.IMPORT) {
                reasons.add(Reason.of(
                        "consumption.meter",
                        new Text(meter.id().value()),
                        new Text(meter.multiplier().toPlainString())));
            }
        }
        reasons.add(Reason.of("consumption.quality", new Word("reading." + Table.word(quality))));
        if (!tiers.trace().complete()) {
            reasons.add(Reason.of("consumption.incomplete"));
        }
        return Reason.of("consumption", new Total(tiers.trace().consumption(user)))
                .with(reasons);
    }

    private static Reason grid(Tiers tiers, int user) {
        IntervalTrace trace = tiers.trace();
        long all = 0;
        for (int u = 0; u < tiers.users(); u++) {
            all += trace.gridUse(u);
        }
        long charged = 0;
        for (int k = 0; k < tiers.storages(); k++) {
            charged += trace.charged(tiers.roster().grid(), k);
        }
        long seen = all + charged + trace.gridExport() - trace.gridUnseen() + trace.gridUnused();
        return Reason.of("grid", new Total(trace.gridUse(user)))
                .with(
                        Reason.of("grid.consumption", new Term(trace.consumption(user))),
                        Reason.of("grid.own", new Term(-tiers.ownUse(user))),
                        Reason.of("grid.contract", new Term(-tiers.contractUse(user))),
                        Reason.of("grid.pool", new Term(-tiers.poolUse(user))),
                        Reason.of("grid.storage", new Term(-tiers.storageUse(user))),
                        Reason.of("grid.park", new Total(all))
                                .with(
                                        Reason.of("grid.import", new Term(trace.gridImport())),
                                        Reason.of("grid.loss", new Term(seen - trace.gridImport())),
                                        Reason.of("grid.charge", new Term(-charged)),
                                        Reason.of("grid.passing", new Term(-trace.gridExport())),
                                        Reason.of("grid.unseen", new Term(trace.gridUnseen())),
                                        Reason.of("grid.unused", new Term(-trace.gridUnused()))));
    }

    private static Reason sum(Tiers tiers, int user) {
        IntervalTrace trace = tiers.trace();
        Roster roster = tiers.roster();
        long gridStored = trace.viaStorage(roster.grid(), user);
        long unknown = trace.viaStorage(roster.unattributed(), user);
        long greenStored = tiers.storageUse(user) - gridStored - unknown;
        long use = trace.consumption(user);
        List<Reason> green = List.of(
                Reason.of("sum.own", new Term(tiers.ownUse(user))),
                Reason.of("sum.contract", new Term(tiers.contractUse(user))),
                Reason.of("sum.pool", new Term(tiers.poolUse(user))),
                Reason.of("sum.storage", new Term(greenStored)));
        return Reason.of("sum", new Total(use))
                .with(
                        Reason.of("sum.green", new Term(trace.green(user)), new Share(trace.green(user), use))
                                .with(green),
                        Reason.of("sum.stored-grid", new Term(gridStored)),
                        Reason.of("sum.stored-unknown", new Term(unknown)),
                        Reason.of("sum.grid", new Term(trace.gridUse(user)), new Share(trace.gridUse(user), use)));
    }
}
