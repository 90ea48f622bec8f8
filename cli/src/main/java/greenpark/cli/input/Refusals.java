package greenpark.cli.input;

import greenpark.core.clearing.Clearing;
import greenpark.core.clearing.EnergyTotals;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import greenpark.core.quantity.Energy;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is not worth a result: a period without a single complete interval, and meters that contradict each other. */
public final class Refusals {
    /** Key in thresholds.csv: the largest part of a month's supply that its meters may leave unexplained. */
    static final String LIMIT = "balance-limit";

    private static final int NAMED = 10;

    private Refusals() {}

    public static void check(Park park, ValidatedReadings readings, Clearing clearing, boolean allowImbalance) {
        List<Problem> problems = new ArrayList<>();
        List<YearMonth> empty = new ArrayList<>();
        List<YearMonth> undeclared = new ArrayList<>();
        for (Map.Entry<YearMonth, EnergyTotals> month :
                clearing.energy().months().entrySet()) {
            EnergyTotals totals = month.getValue();
            if (totals.incomplete() == totals.intervals()) {
                empty.add(month.getKey());
            } else if (!allowImbalance) {
                limit(park, clearing.energy().grid(), month.getKey())
                        .ifPresentOrElse(
                                limit -> balance(limit, month.getKey(), totals.balance(), problems),
                                () -> undeclared.add(month.getKey()));
            }
        }
        if (!undeclared.isEmpty()) {
            problems.add(new Problem(
                    "thresholds.csv",
                    0,
                    "",
                    months(undeclared),
                    "has no " + LIMIT + ", so nobody can say whether the meters agree well enough",
                    "Declare one, for instance 0.05; --allow-imbalance writes the result all the same"));
        }
        if (!empty.isEmpty()) {
            problems.add(0, incomplete(park, readings, clearing.energy().grid(), empty));
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private static Problem incomplete(Park park, ValidatedReadings readings, TimeGrid period, List<YearMonth> months) {
        List<String> silent = silent(park, readings, period, Set.copyOf(months));
        String hint = silent.isEmpty()
                ? "Every meter has some readings then, but never all of them together: see their gaps with a shorter period"
                : "Without any reading then: " + String.join(", ", silent)
                        + ". Maybe a file is missing, or a mapping ignores it; or choose another period with --from and --to";
        return new Problem(
                ParkFolder.READINGS,
                0,
                "",
                months(months),
                "has no interval in which every usage point has a reading",
                hint);
    }

    /** Usage points without any value in those months, with the meters that should have told it. */
    private static List<String> silent(Park park, ValidatedReadings readings, TimeGrid period, Set<YearMonth> months) {
        int first = readings.grid().slotOf(period.start());
        List<Integer> slots = new ArrayList<>();
        for (int slot = 0; slot < period.size(); slot++) {
            if (months.contains(YearMonth.from(period.startOf(slot).atZone(park.zone())))) {
                slots.add(first + slot);
            }
        }
        List<String> silent = new ArrayList<>();
        for (PointSeries series : readings.series()) {
            if (slots.stream().allMatch(slot -> series.quality(slot) == ReadingQuality.MISSING)) {
                List<String> meters = park.meters().stream()
                        .filter(m -> m.usagePoint().equals(series.usagePoint()) && m.flow() == series.flow())
                        .map(m -> m.id().value())
                        .toList();
                silent.add(series.usagePoint() + " " + Table.word(series.flow())
                        + (meters.isEmpty() ? " (no meter)" : " (meter " + String.join(", ", meters) + ")"));
            }
        }
        return silent.size() <= NAMED
                ? silent
                : Stream.concat(silent.stream().limit(NAMED), Stream.of((silent.size() - NAMED) + " more"))
                        .toList();
    }

    /** The limit at the month's first instant inside the period: a park may begin in the middle of a month. */
    private static Optional<Threshold> limit(Park park, TimeGrid period, YearMonth month) {
        Instant first = month.atDay(1).atStartOfDay(park.zone()).toInstant();
        return park.threshold(LIMIT, first.isBefore(period.start()) ? period.start() : first);
    }

    private static String months(List<YearMonth> months) {
        return months.size() == 1
                ? months.getFirst().toString()
                : months.getFirst() + " … " + months.getLast() + " (" + months.size() + " months)";
    }

    private static void balance(Threshold limit, YearMonth month, Balance balance, List<Problem> problems) {
        long supply = balance.generation() + balance.gridImport() + balance.discharge();
        if (supply == 0) {
            if (balance.imbalance() != 0) {
                problems.add(
                        new Problem(
                                ParkFolder.READINGS,
                                0,
                                "balance of",
                                month.toString(),
                                "has use but no supply at all",
                                "Maybe the meters of the plants or of the grid are missing. --allow-imbalance writes the result all the same"));
            }
            return;
        }
        BigDecimal share =
                BigDecimal.valueOf(balance.imbalance()).divide(BigDecimal.valueOf(supply), 4, RoundingMode.HALF_UP);
        if (share.abs().compareTo(limit.value()) > 0) {
            problems.add(
                    new Problem(
                            ParkFolder.READINGS,
                            0,
                            "balance of",
                            month.toString(),
                            "is open by "
                                    + Energy.ofWattHours(balance.imbalance()).readable() + ", "
                                    + share.movePointRight(2).toPlainString() + " % of the supply (limit "
                                    + limit.value()
                                            .movePointRight(2)
                                            .stripTrailingZeros()
                                            .toPlainString() + " %, " + limit.source() + ")",
                            balance.imbalance() > 0
                                    ? "More was supplied than used: maybe a factory's meter is missing or its multiplier too small. --allow-imbalance writes the result all the same"
                                    : "More was used than supplied: maybe a plant's meter is missing or a multiplier too large. --allow-imbalance writes the result all the same"));
        }
    }
}
