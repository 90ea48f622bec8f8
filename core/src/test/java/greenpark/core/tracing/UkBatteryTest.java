package greenpark.core.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.park.StorageUnit;
import greenpark.core.park.UsagePointId;
import greenpark.core.park.Validity;
import greenpark.core.quantity.Energy;
import greenpark.core.time.Interval;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three British grid batteries, a month of half-hours each as metered for settlement: the books close to the watt-hour at every step. */
class UkBatteryTest {
    private static final int GRID = 0;
    private static final int UNATTRIBUTED = 1;

    @ParameterizedTest
    @CsvSource({
        "uk_bess_2__BFSEN005_2024-09_halfhourly.csv, FIFO",
        "uk_bess_2__BFSEN005_2024-09_halfhourly.csv, LIFO",
        "uk_bess_2__BFSEN005_2024-09_halfhourly.csv, PROPORTIONAL",
        "uk_bess_E_DOLLB-1_2024-09_halfhourly.csv, FIFO",
        "uk_bess_E_DOLLB-1_2024-09_halfhourly.csv, LIFO",
        "uk_bess_E_DOLLB-1_2024-09_halfhourly.csv, PROPORTIONAL",
        "uk_bess_T_WISHB-1_2024-09_halfhourly.csv, FIFO",
        "uk_bess_T_WISHB-1_2024-09_halfhourly.csv, LIFO",
        "uk_bess_T_WISHB-1_2024-09_halfhourly.csv, PROPORTIONAL"
    })
    void booksCloseAtEveryStep(String file, StorageUnit.LotOrder order) throws IOException {
        List<long[]> steps = steps(file);
        long charge = steps.stream().mapToLong(s -> s[0]).sum();
        long discharge = steps.stream().mapToLong(s -> s[1]).sum();
        // The month's own round trip, split evenly between the ways; the lowest point of the path says what must have
        // been inside before.
        int oneWay = (int) (Math.sqrt((double) discharge / charge) * 1_000_000);
        long opening = opening(steps, oneWay);
        StorageUnit unit = new StorageUnit(
                new UsagePointId("battery"),
                Energy.ofWattHours(1_000_000_000),
                oneWay,
                oneWay,
                0,
                Energy.ofWattHours(opening),
                order,
                StorageUnit.ChargeFrom.SURPLUS,
                new Interval(Instant.EPOCH, Validity.OPEN));

        LotBook book = new LotBook(UNATTRIBUTED, 30);
        long lost = 0;
        long[] delivered = new long[2];
        for (int t = 0; t < steps.size(); t++) {
            StorageStep step = book.step(t, unit, steps.get(t)[1], new long[] {steps.get(t)[0], 0});
            assertThat(step.after())
                    .isEqualTo(step.before()
                            - step.standing()
                            + step.shortfall()
                            - step.withdrawn()
                            + step.stored()
                            - step.drift())
                    .isEqualTo(book.content())
                    .isEqualTo(book.lots().stream().mapToLong(Lot::wh).sum());
            assertThat(step.shortfall()).isZero();
            assertThat(step.drift()).isZero();
            step.draws().forEach(d -> delivered[d.origin()] += d.delivered());
            lost += step.internalLoss();
        }
        assertThat(delivered[GRID] + delivered[UNATTRIBUTED]).isEqualTo(discharge);
        assertThat(opening + charge).isEqualTo(discharge + lost + book.content());
        // What came from before the books is at most what was there.
        assertThat(delivered[UNATTRIBUTED]).isLessThanOrEqualTo(opening);
        // A month's round trip at the month's own efficiency leaves the content where it began, but for the rounding of
        // every
        // step and of the efficiency, which is declared to a millionth.
        long rounding = 2L * steps.size() + 2 * (charge + discharge) / 1_000_000;
        assertThat(book.content() - opening).isBetween(-rounding, rounding);
    }

    private static long opening(List<long[]> steps, int oneWay) {
        long content = 0;
        long lowest = 0;
        for (long[] step : steps) {
            content -= Math.ceilDiv(step[1] * 1_000_000, oneWay);
            lowest = Math.min(lowest, content);
            content += step[0] * oneWay / 1_000_000;
        }
        return -lowest;
    }

    /** Charge and discharge per half-hour [Wh]. */
    private static List<long[]> steps(String file) throws IOException {
        Path path = Path.of(System.getProperty("greenpark.shared", "../shared"), "data", "storage", file);
        assumeTrue(Files.exists(path), "no battery data at " + path);
        List<String> lines = Files.readAllLines(path);
        int column = List.of(lines.getFirst().split(",")).indexOf("metered_mw");
        assertThat(column).isNotNegative();
        List<long[]> steps = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            long wh = new BigDecimal(line.split(",")[column])
                    .movePointRight(6)
                    .divide(BigDecimal.TWO)
                    .setScale(0, java.math.RoundingMode.HALF_EVEN)
                    .longValueExact();
            steps.add(new long[] {Math.max(0, -wh), Math.max(0, wh)});
        }
        return steps;
    }
}
