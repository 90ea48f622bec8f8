package greenpark.engine.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.core.park.UsagePointId;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoadModelTest {
    private static final SortedSet<LocalDate> HOLIDAYS = new TreeSet<>(
            Stream.of("2028-05-01", "2028-05-02").map(LocalDate::parse).toList());

    private static LoadShape shape(DayPattern pattern, BatchPattern process) {
        return new LoadShape(
                new UsagePointId("factory"), pattern, 0.7, 0.2, 0.8, 0.5, 0.3, process, 5.3, 0.4, 0.05, 0.01);
    }

    /** The level is calculated; walking through the year quarter-hour by quarter-hour must find the same energy. */
    @ParameterizedTest
    @EnumSource(DayPattern.class)
    void a_year_has_the_declared_load_factor_whatever_the_shifts_and_batches(DayPattern pattern) {
        for (BatchPattern process : BatchPattern.values()) {
            LoadModel model = new LoadModel(shape(pattern, process), HOLIDAYS, 2028, 0);
            double sum = 0;
            int n = 0;
            for (LocalDate d = LocalDate.of(2028, 1, 1); d.getYear() == 2028; d = d.plusDays(1)) {
                for (int t = 0; t < 96; t++, n++) {
                    double batch = 0.25 * n / 5.3;
                    sum += model.line(model.work(model.day(d), (t + 0.5) / 4), batch - Math.floor(batch));
                }
            }
            assertThat(sum / n).as("%s %s", pattern, process).isCloseTo(0.7, within(0.005));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2028-05-03, Wednesday, 1.0",
        "2028-05-06, Saturday,  0.8",
        "2028-05-07, Sunday,    0.5",
        "2028-05-01, holiday,   0.3",
    })
    void a_day_works_as_the_calendar_says(LocalDate date, String what, double level) {
        LoadModel model = new LoadModel(shape(DayPattern.TWO_SHIFT, BatchPattern.STEADY), HOLIDAYS, 2028, 0);
        assertThat(model.day(date)).as(what).isEqualTo(level);
    }

    @ParameterizedTest
    @EnumSource(BatchPattern.class)
    void the_mean_of_a_batch_is_its_area(BatchPattern process) {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += process.at((i + 0.5) / 10_000) / 10_000;
        }
        assertThat(process.mean()).isCloseTo(sum, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"DAY_SHIFT, 3, 0", "DAY_SHIFT, 10, 1", "DAY_SHIFT, 7.75, 0.5", "CONTINUOUS, 24, 1", "CHARGING, 0, 0.7"})
    void patterns_ramp_up_and_down(DayPattern pattern, double hour, double level) {
        assertThat(pattern.at(hour)).isCloseTo(level, within(1e-12));
    }
}
