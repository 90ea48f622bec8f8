package greenpark.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGridTest {

    @ParameterizedTest(name = "{0} in {1} has {2} quarter-hours")
    @CsvSource({
        "2028-03-26, Asia/Shanghai, 96",
        "2025-03-30, Europe/Berlin, 92",
        "2025-10-26, Europe/Berlin, 100",
        "2025-10-27, Europe/Berlin, 96"
    })
    void aLocalDayHasAComputedSize(LocalDate date, ZoneId zone, int size) {
        TimeGrid day = TimeGrid.day(date, zone, TimeGrid.QUARTER_HOUR);
        assertThat(day.size()).isEqualTo(size);
        assertThat(day.end()).isEqualTo(date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Test
    void slotsAreHalfOpen() {
        TimeGrid grid = new TimeGrid(Instant.parse("2028-01-01T00:00:00Z"), TimeGrid.QUARTER_HOUR, 4);
        assertThat(grid.slotOf(Instant.parse("2027-12-31T23:59:59Z"))).isEqualTo(-1);
        assertThat(grid.slotOf(Instant.parse("2028-01-01T00:00:00Z"))).isZero();
        assertThat(grid.slotOf(Instant.parse("2028-01-01T00:14:59Z"))).isZero();
        assertThat(grid.slotOf(Instant.parse("2028-01-01T00:15:00Z"))).isEqualTo(1);
        assertThat(grid.slotOf(Instant.parse("2028-01-01T01:00:00Z"))).isEqualTo(-1);
        assertThat(grid.slice(1, 3).interval(0)).isEqualTo(grid.interval(1));
    }

    @Test
    void refusesWhatIsNoGrid() {
        assertThatThrownBy(() -> new TimeGrid(Instant.EPOCH, Duration.ZERO, 1)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new TimeGrid(Instant.EPOCH, Duration.ofMillis(1), 1))
                .hasMessageContaining("step");
        assertThatThrownBy(() -> new TimeGrid(Instant.EPOCH, Duration.ofHours(1), -1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new Interval(Instant.EPOCH, Instant.EPOCH)).hasMessageContaining("not after");
    }
}
