package greenpark.cli.report;

import greenpark.core.carbon.RuleBook;
import greenpark.core.carbon.RuleReader;
import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Readings with the shapes of a real park and none of its accuracy: sun and wind as sines with a fixed disturbance, shifts, weekends, a
 * storage that takes the surplus, losses of 1.2 %, and a meter that is silent for some hours.
 */
final class SyntheticYear {
    private static final long STORAGE_PER_SLOT = 12_500_000;
    private static final long STORAGE_FULL = 100_000_000;
    private static final long EXPORT_PER_SLOT = 5_000_000;

    private SyntheticYear() {}

    static Park yuncheng() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Path folder = Path.of(System.getProperty("greenpark.root"), "parks", "yuncheng");
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return ParkReader.read(files);
    }

    /** The country's, as a real run reads them. */
    static RuleBook rules() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Path folder = Path.of(System.getProperty("greenpark.root"), "rules", "cn");
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file :
                    list.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return RuleReader.read(files);
    }

    static TimeGrid grid(Park park, String from, String to) {
        return TimeGrid.days(LocalDate.parse(from), LocalDate.parse(to), park.zone(), park.step());
    }

    static ParkReadings readings(Park park, TimeGrid grid) {
        Roster roster = Roster.of(park);
        ParkReadings readings = ParkReadings.allMissing(grid, roster);
        long content = 0;
        for (int t = 0; t < grid.size(); t++) {
            ZonedDateTime at = grid.startOf(t).atZone(park.zone());
            long demand = demand(park, roster, readings, t, at);
            long sun = 0;
            for (int i = 0; i < roster.sources().size(); i++) {
                UsagePoint source = roster.sources().get(i);
                boolean wind = source.id().value().startsWith("wind");
                double output = wind ? wind(i, t, at) : sun(i, t, at);
                long wh = StrictMath.round(
                        output * park.capacity(source.id(), grid.startOf(t)).watts() / 4);
                readings.available()[i][t] = wh;
                readings.generation()[i][t] = wh;
                sun += wh;
            }
            long surplus = sun - demand * 1012 / 1000;
            long charge =
                    Math.max(0, Math.min(Math.min(surplus, STORAGE_PER_SLOT), (STORAGE_FULL - content) * 100 / 95));
            long discharge = Math.max(0, Math.min(Math.min(-surplus, STORAGE_PER_SLOT), content * 94 / 100));
            if (surplus <= 0 && at.getHour() == 3 && content < STORAGE_FULL / 5) {
                charge = 2_000_000;
            }
            content += charge * 95 / 100 - discharge * 100 / 95;
            long export = Math.max(0, Math.min(surplus - charge, EXPORT_PER_SLOT));
            long curtail = Math.max(0, surplus - charge - export);
            for (int i = 0; i < roster.sources().size() && curtail > 0; i++) {
                long less = Math.min(curtail, readings.generation()[i][t] / 2);
                readings.generation()[i][t] -= less;
                curtail -= less;
            }
            for (int k = 0; k < roster.storages().size(); k++) {
                readings.charge()[k][t] = k == 0 ? charge : 0;
                readings.discharge()[k][t] = k == 0 ? discharge : 0;
            }
            for (int g = 0; g < roster.gridPoints().size(); g++) {
                readings.gridImport()[g][t] = g == 0 ? Math.max(0, charge - discharge - surplus) : 0;
                readings.gridExport()[g][t] = g == 0 ? export : 0;
            }
        }
        return readings;
    }

    private static long demand(Park park, Roster roster, ParkReadings readings, int t, ZonedDateTime at) {
        long demand = 0;
        boolean dayOff = at.getDayOfWeek().getValue() >= 6 || park.holidays().contains(at.toLocalDate());
        for (int u = 0; u < roster.users().size(); u++) {
            UsagePoint user = roster.users().get(u);
            boolean twoShifts = u % 3 == 1;
            double level = twoShifts ? (at.getHour() >= 6 && at.getHour() < 22 ? 0.9 : 0.3) : 0.85;
            if (dayOff && u % 4 == 2) {
                level = at.getHour() == 0 ? 0.1 : 0;
            }
            level *= 0.92 + 0.08 * StrictMath.sin(t / 7.0 + u);
            long wh = StrictMath.round(
                    level * park.capacity(user.id(), readings.grid().startOf(t)).watts() / 4);
            boolean silent = u == 7 && at.getDayOfYear() == 200 && at.getHour() < 6;
            readings.consumption()[u][t] = silent ? ParkReadings.MISSING : wh;
            demand += wh;
        }
        return demand;
    }

    private static double sun(int source, int t, ZonedDateTime at) {
        double season = StrictMath.cos((at.getDayOfYear() - 172) * 2 * StrictMath.PI / 366);
        double half = 6 + 1.2 * season;
        double hour = at.getHour() + at.getMinute() / 60.0 - 12.6;
        double cloud = 0.5 + 0.5 * StrictMath.sin(at.getDayOfYear() * 2.4 + 0.2 * source);
        double height = StrictMath.cos(StrictMath.PI / 2 * hour / half);
        return StrictMath.abs(hour) >= half
                ? 0
                : (0.55 + 0.12 * season) * height * (0.35 + 0.75 * cloud) * (1 + 0.05 * StrictMath.sin(t));
    }

    private static double wind(int source, int t, ZonedDateTime at) {
        double season = 1 + 0.35 * StrictMath.cos((at.getDayOfYear() - 100) * 2 * StrictMath.PI / 366);
        double weather = StrictMath.sin(t / 61.0 + source)
                + 0.8 * StrictMath.sin(t / 143.0)
                + 0.5 * StrictMath.sin(t / 17.0 + 2 * source);
        return StrictMath.max(0, StrictMath.min(0.95, season * (0.22 + 0.19 * weather)));
    }

    /** Made-up counts: a few meters with gaps. */
    static ReadingsSummary summary(Park park, TimeGrid grid) {
        return new ReadingsSummary(Stream.iterate(0, i -> i + 1)
                .limit(park.meters().size())
                .map(i -> {
                    long estimated = i % 9 == 4 ? 17L * i % 131 : 0;
                    long missing = i % 23 == 7 ? 24 : 0;
                    long rejected = i % 31 == 3 ? 3 : 0;
                    return new ReadingsSummary.MeterCount(
                            park.meters().get(i).id(),
                            grid.size() - estimated - missing - rejected,
                            estimated,
                            missing,
                            rejected,
                            estimated > 0 ? 2 : 0);
                })
                .toList());
    }

    /** Made-up physics: the contractual energy with a tenth moved between wind and grid. */
    static PhysicalSummary physical(greenpark.core.clearing.Clearing clearing) {
        Roster roster = clearing.energy().roster();
        long[][] wh = new long[roster.origins()][roster.users().size()];
        for (int u = 0; u < roster.users().size(); u++) {
            for (int origin = 0; origin < roster.origins(); origin++) {
                wh[origin][u] = clearing.energy().whole().viaStorage(origin, u)
                        + (origin < roster.sources().size()
                                ? clearing.energy().whole().direct(origin, u)
                                : 0);
            }
            wh[roster.grid()][u] += clearing.energy().whole().gridUse(u);
            int wind = roster.sources().size() - 1;
            long moved = (u % 2 == 0 ? wh[wind][u] : -wh[roster.grid()][u]) / (8 + u % 5);
            wh[wind][u] -= moved;
            wh[roster.grid()][u] += moved;
        }
        return new PhysicalSummary(wh, clearing.energy().grid().size() - 12);
    }
}
