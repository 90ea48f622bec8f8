package greenpark.core.metering;

import greenpark.core.park.LossFactor;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** V5: hour by hour, whether the meters of the park explain each other within 2 %. */
final class HourlyBalance {
    private static final int HOUR = 3600;
    private static final long MILLION = 1_000_000;
    /** 1/50 = 2 %. */
    private static final long TOLERANCE = 50;

    private record Term(PointSeries series, boolean supply, List<LossFactor> losses) {}

    final List<BalanceAlarm> alarms = new ArrayList<>();
    int checked;
    int unchecked;

    private final TimeGrid grid;
    private final TimeGrid report;
    private final List<Term> terms = new ArrayList<>();

    HourlyBalance(Park park, TimeGrid grid, TimeGrid report, List<PointSeries> series) {
        this.grid = grid;
        this.report = report;
        for (PointSeries one : series) {
            if (one.flow() == Meter.Flow.AVAILABLE) {
                continue;
            }
            boolean gridPoint = park.usagePoint(one.usagePoint())
                    .filter(p -> p.kind() == UsagePoint.Kind.GRID)
                    .isPresent();
            boolean supply = gridPoint == (one.flow() == Meter.Flow.IMPORT);
            terms.add(new Term(
                    one,
                    supply,
                    park.lossFactors().stream()
                            .filter(l -> supply && l.usagePoint().equals(one.usagePoint()))
                            .toList()));
        }
    }

    void run() {
        int slots = Math.max(1, (int) (HOUR / grid.step().toSeconds()));
        int first = grid.slotOf(report.start());
        int end = first + report.size();
        for (int from = first; from < end; from += slots) {
            hour(from, Math.min(end, from + slots));
        }
    }

    private void hour(int from, int to) {
        Instant start = grid.startOf(from);
        long supply = 0;
        long use = 0;
        for (Term term : terms) {
            long sum = 0;
            for (int slot = from; slot < to; slot++) {
                if (term.series.qualities()[slot] == ReadingQuality.MISSING.code()) {
                    unchecked++;
                    return;
                }
                sum += term.series.wattHours()[slot];
            }
            if (!term.supply) {
                use += sum;
                continue;
            }
            supply += sum;
            for (LossFactor loss : term.losses) {
                if (loss.validity().contains(start)) {
                    use += (Math.multiplyExact(sum, (long) loss.millionths()) + MILLION / 2) / MILLION;
                }
            }
        }
        checked++;
        long throughput = Math.max(supply, use);
        if (Math.abs(use - supply) * TOLERANCE > throughput) {
            alarms.add(new BalanceAlarm(new Interval(start, grid.startOf(to)), use - supply, throughput));
        }
    }
}
