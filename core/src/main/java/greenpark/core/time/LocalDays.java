package greenpark.core.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** Whole local days, {@code first} to {@code last}, both inclusive. */
public record LocalDays(LocalDate first, LocalDate last) {

    /**
     * Their slots.
     *
     * @throws IllegalArgumentException if the days are no whole number of steps
     */
    public TimeGrid grid(ZoneId zone, Duration step) {
        return TimeGrid.days(first, last.plusDays(1), zone, step);
    }
}
