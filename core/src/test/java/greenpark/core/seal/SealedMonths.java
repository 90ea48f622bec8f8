package greenpark.core.seal;

import greenpark.core.carbon.RuleBook;
import greenpark.core.carbon.TestRules;
import greenpark.core.ledger.Sha256;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.RandomPark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** A park of one's own with random readings. */
    public static RandomPark park(Park park, long seed) {
        return new RandomPark(park, seed, SLOTS);
    }

    /** Seals the whole month in one run. */
    public static MemoryLog seal(RandomPark park, long seed) {
        return seal(park, TestRules.read(), seed);
    }

    /** The same by other rules. */
    public static MemoryLog seal(RandomPark park, RuleBook rules, long seed) {
        MemoryLog log = new MemoryLog(seed);
        new Sealing(log, log).run(run("test", park, park.readings, LAST, rules));
        return log;
    }

    /** A run that knows these readings up to a day. */
    static Sealing.Run run(RandomPark park, ParkReadings readings, LocalDate last) {
        return run("test", park, readings, last, TestRules.read());
    }

    /** By a program of this name. */
    static Sealing.Run run(String program, RandomPark park, ParkReadings readings, LocalDate last) {
        return run(program, park, readings, last, TestRules.read());
    }

    private static Sealing.Run run(
            String program, RandomPark park, ParkReadings readings, LocalDate last, RuleBook rules) {
        Leaf.Park leaf = ParkLeaf.of(park.park, null, new Sha256().empty(), new Sha256().empty(), program);
        int slots = (int) (last.toEpochDay() - LAST.minusDays(30).toEpochDay() + 1) * 96;
        ValidatedReadings known = validated(park, readings, readings.grid().slice(0, slots));
        return new Sealing.Run(leaf, park.park, rules, KNOWN, readings.grid(), known, 1);
    }

    static ValidatedReadings validated(RandomPark park, ParkReadings readings, TimeGrid grid) {
        List<PointSeries> series = new ArrayList<>();
        add(series, park.roster.sources(), Flow.AVAILABLE, readings.available(), grid);
        add(series, park.roster.sources(), Flow.EXPORT, readings.generation(), grid);
        add(series, park.roster.users(), Flow.IMPORT, readings.consumption(), grid);
        add(series, park.roster.storages(), Flow.IMPORT, readings.charge(), grid);
        add(series, park.roster.storages(), Flow.EXPORT, readings.discharge(), grid);
        add(series, park.roster.gridPoints(), Flow.IMPORT, readings.gridImport(), grid);
        add(series, park.roster.gridPoints(), Flow.EXPORT, readings.gridExport(), grid);
        return new ValidatedReadings(grid, series, List.of(), List.of(), 0, 0);
    }

    private static void add(
            List<PointSeries> series, List<UsagePoint> points, Flow flow, long[][] rows, TimeGrid grid) {
        for (int i = 0; i < rows.length; i++) {
            long[] values = Arrays.copyOf(rows[i], grid.size());
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
