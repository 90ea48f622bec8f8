package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.core.park.UsagePointId;
import greenpark.core.time.TimeGrid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Eighteen years of weather: what a single year only approaches holds in the long run. */
class SupplyTest {
    private static final Yuncheng YUNCHENG = Yuncheng.read();

    private final Layout layout = Layout.of(YUNCHENG.park());
    private final int yanhu = Layout.indexOf(layout.sources(), new UsagePointId("wind-yanhu"));
    private final int pinglu = Layout.indexOf(layout.sources(), new UsagePointId("wind-pinglu"));
    private final int ground = Layout.indexOf(layout.sources(), new UsagePointId("pv-xiaxian"));
    private final int roof = Layout.indexOf(layout.sources(), new UsagePointId("roof-asimco"));

    @Test
    void full_load_hours_and_the_correlation_of_sites_are_as_declared() {
        List<greenpark.core.table.Problem> problems = new ArrayList<>();
        GeneratorParameters parameters = GeneratorParameterReader.read(
                Objects.requireNonNull(YUNCHENG.tables().get("generator.csv")), problems);
        assertThat(problems).isEmpty();
        TimeGrid first = TimeGrid.day(parameters.origin(), YUNCHENG.park().zone(), TimeGrid.QUARTER_HOUR);
        Supply supply = new Supply(parameters, layout, first);
        double[] hours = new double[96];
        for (int t = 0; t < 96; t++) {
            hours[t] = (t + 0.5) / 4;
        }
        double[] air = new double[96];
        double[][] available = new double[layout.sources().size()][96];
        double[] sums = new double[available.length];
        double days = 0;
        Correlation farms = new Correlation();
        Correlation hoursApart = new Correlation();
        Correlation plants = new Correlation();
        LocalDate start = LocalDate.of(2028, 1, 1);
        for (LocalDate d = parameters.origin(); d.isBefore(LocalDate.of(2046, 1, 1)); d = d.plusDays(1)) {
            TimeGrid grid = TimeGrid.day(d, YUNCHENG.park().zone(), TimeGrid.QUARTER_HOUR);
            supply.nextDay(d, grid, hours, air, available);
            if (d.isBefore(start)) {
                continue;
            }
            days++;
            for (int i = 0; i < sums.length; i++) {
                for (double kwh : available[i]) {
                    sums[i] += kwh;
                }
            }
            farms.add(available[yanhu][40], available[pinglu][40]);
            plants.add(available[ground][48], available[roof][48]);
            hoursApart.add(available[yanhu][40], available[yanhu][44]);
            assertThat(available[ground][4]).as("at night, %s", d).isZero();
        }
        double years = days / 365;
        assertThat(sums[yanhu] / 100_000 / years).isCloseTo(2100, within(0.04 * 2100));
        assertThat(sums[pinglu] / 100_000 / years).isCloseTo(2100, within(0.04 * 2100));
        assertThat(sums[ground] / 100_000 / years).isCloseTo(1176, within(0.02 * 1176));
        assertThat(sums[roof] / 37_000 / years).isCloseTo(1054, within(0.02 * 1054));
        assertThat(farms.value()).isBetween(0.65, 0.85);
        assertThat(plants.value()).isBetween(0.8, 0.97);
        assertThat(hoursApart.value()).isBetween(0.85, 0.97);
    }

    private static final class Correlation {
        private double n;
        private double x;
        private double y;
        private double xx;
        private double yy;
        private double xy;

        void add(double a, double b) {
            n++;
            x += a;
            y += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }

        double value() {
            return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
        }
    }
}
