package greenpark.cli;

import greenpark.core.clearing.Clearing;
import greenpark.core.clearing.EnergyTotals;
import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import greenpark.core.quantity.Energy;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.tracing.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is not worth a result: a period without a single complete interval, and meters that contradict each other. */
final class Refusals {
    /** Key in thresholds.csv: the largest part of a month's supply that its meters may leave unexplained. */
    static final String LIMIT = "balance-limit";

    private Refusals() {}

    static void check(Park park, Clearing clearing, boolean allowImbalance) {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<YearMonth, EnergyTotals> month :
                clearing.energy().months().entrySet()) {
            EnergyTotals totals = month.getValue();
            if (totals.incomplete() == totals.intervals()) {
                problems.add(new Problem(
                        ParkFolder.READINGS,
                        0,
                        "",
                        month.getKey().toString(),
                        "has no interval in which every usage point has a reading",
                        "Maybe a meter's file is missing, or choose another period with --from and --to"));
            } else if (!allowImbalance) {
                balance(park, month.getKey(), totals.balance(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private static void balance(Park park, YearMonth month, Balance balance, List<Problem> problems) {
        Threshold limit = park.threshold(
                        LIMIT, month.atDay(1).atStartOfDay(park.zone()).toInstant())
                .orElse(null);
        long supply = balance.generation() + balance.gridImport() + balance.discharge();
        if (limit == null || supply == 0) {
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
