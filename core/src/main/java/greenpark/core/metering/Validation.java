package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validation, estimation and editing (VEE) of a park's readings: from what the meters said to one value and one quality
 * per usage point, flow and slot.
 *
 * <p>The order matters: interval readings first, registers over them (they telescope), then whatever is still open is
 * estimated, and last the whole park is held against its own balance.
 *
 * @see "docs/formats/readings.md; rules V1 to V8"
 */
public final class Validation {
    private Validation() {}

    /** The same with counts, findings and alarms of the whole grid. */
    public static ValidatedReadings validate(
            Park park, MeterReadings readings, TimeGrid grid, @Nullable Instant asKnownAt, Night night) {
        return validate(park, readings, grid, grid, asKnownAt, night);
    }

    /**
     * @param grid the slots wanted; steps as the park's
     * @param report the part of them that counts, findings and alarms are about: a storage's lots ask for slots from the first reading
     *     on, whatever the period that is cleared
     * @param asKnownAt only readings received by then; null for all
     * @param night when solar sources cannot generate (V3)
     */
    public static ValidatedReadings validate(
            Park park,
            MeterReadings readings,
            TimeGrid grid,
            TimeGrid report,
            @Nullable Instant asKnownAt,
            Night night) {
        if (grid.slotOf(report.start()) < 0 || report.end().isAfter(grid.end())) {
            throw new IllegalArgumentException("the period " + report + " is not inside the grid " + grid);
        }
        KnownReadings known = readings.asKnownAt(asKnownAt);
        Horizon horizon = horizon(park, known, grid, report);
        BitSet dark = new BitSet(horizon.size);
        for (int slot = 0; slot < horizon.size; slot++) {
            dark.set(slot, night.covers(horizon.grid.startOf(slot)));
        }
        List<PointSeries> series = new ArrayList<>();
        List<MeterReport> reports = new ArrayList<>();
        for (UsagePoint point : park.usagePoints()) {
            for (Meter.Flow flow : flows(point)) {
                Draft draft = new Draft(park, point, flow, horizon, dark);
                for (Meter meter : park.meters()) {
                    if (meter.usagePoint().equals(point.id()) && meter.flow() == flow) {
                        draft.add(new MeterCheck(meter, point.validity(), known, horizon));
                    }
                }
                for (MeterCheck check : draft.meters) {
                    check.revisions();
                    new IntervalStage(draft, check).run();
                    new RegisterStage(draft, check).run();
                }
                new GapFilling(draft).run();
                series.add(draft.series(grid));
                draft.meters.forEach(check -> reports.add(check.report(draft.quality)));
            }
        }
        reports.sort(Comparator.comparing(MeterReport::meter));
        HourlyBalance balance = new HourlyBalance(park, grid, report, series);
        balance.run();
        return new ValidatedReadings(
                grid,
                List.copyOf(series),
                List.copyOf(reports),
                List.copyOf(balance.alarms),
                balance.checked,
                balance.unchecked);
    }

    /** The flows a kind of usage point has. */
    private static List<Meter.Flow> flows(UsagePoint point) {
        return switch (point.kind()) {
            case LOAD -> List.of(Meter.Flow.IMPORT);
            case SOURCE -> List.of(Meter.Flow.EXPORT, Meter.Flow.AVAILABLE);
            case STORAGE, GRID -> List.of(Meter.Flow.IMPORT, Meter.Flow.EXPORT);
        };
    }

    private static Horizon horizon(Park park, KnownReadings known, TimeGrid grid, TimeGrid report) {
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (Meter meter : park.meters()) {
            KnownReadings.OfMeter one = known.of(meter.id());
            if (one.size() > 0) {
                earliest = Math.min(earliest, one.time(0));
                latest = Math.max(latest, one.time(one.size() - 1));
            }
        }
        return new Horizon(park, grid, report, earliest, latest);
    }
}
