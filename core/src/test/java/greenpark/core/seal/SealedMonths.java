package greenpark.core.seal;

import greenpark.core.carbon.TestRules;
import greenpark.core.certificate.Evidence;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.ledger.Sha256;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.RandomPark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** March 2025 of a random park, sealed into a log in memory. */
public final class SealedMonths {
    public static final LocalDate LAST = LocalDate.of(2025, 3, 31);
    public static final Instant KNOWN = Instant.parse("2025-04-02T00:00:00Z");
    private static final int SLOTS = 31 * 96;

    private SealedMonths() {}

    public static RandomPark park(long seed) {
        return new RandomPark(seed, SLOTS);
    }

    /** Seals the whole month in one run. */
    public static MemoryLog seal(RandomPark park, long seed) {
        MemoryLog log = new MemoryLog(seed);
        Sealing sealing = new Sealing(log, log);
        ValidatedReadings readings = validated(park, park.readings);
        DailyClearing clearing = new DailyClearing(park.park, park.readings, Evidence.ALL_MEASURED, 1);
        sealing.run(run(park, clearing, readings, LAST), List.of(), null);
        return log;
    }

    static Sealing.Run run(RandomPark park, DailyClearing clearing, ValidatedReadings readings, LocalDate last) {
        Leaf.Park leaf = ParkLeaf.of(park.park, new Sha256().empty(), new Sha256().empty(), "test");
        return new Sealing.Run(leaf, KNOWN, clearing, readings, TestRules.read(), last);
    }

    static ValidatedReadings validated(RandomPark park, ParkReadings readings) {
        List<PointSeries> series = new ArrayList<>();
        add(series, park.roster.sources(), Flow.EXPORT, readings.generation(), readings.grid());
        add(series, park.roster.users(), Flow.IMPORT, readings.consumption(), readings.grid());
        add(series, park.roster.storages(), Flow.IMPORT, readings.charge(), readings.grid());
        add(series, park.roster.storages(), Flow.EXPORT, readings.discharge(), readings.grid());
        add(series, park.roster.gridPoints(), Flow.IMPORT, readings.gridImport(), readings.grid());
        add(series, park.roster.gridPoints(), Flow.EXPORT, readings.gridExport(), readings.grid());
        return new ValidatedReadings(readings.grid(), series, List.of(), List.of(), 0, 0);
    }

    private static void add(
            List<PointSeries> series, List<UsagePoint> points, Flow flow, long[][] rows, TimeGrid grid) {
        for (int i = 0; i < rows.length; i++) {
            long[] values = rows[i].clone();
            byte[] qualities = new byte[values.length];
            for (int t = 0; t < values.length; t++) {
                boolean missing = values[t] == ParkReadings.MISSING;
                qualities[t] = missing ? ReadingQuality.MISSING.code() : ReadingQuality.MEASURED.code();
                values[t] = Math.max(0, values[t]);
            }
            series.add(new PointSeries(points.get(i).id(), flow, grid, values, qualities));
        }
    }
}
