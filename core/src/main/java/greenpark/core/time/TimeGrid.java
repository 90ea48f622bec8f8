package greenpark.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * {@code size} equal intervals of {@code step}, from {@code start} on.
 *
 * @param start of slot 0
 * @param step whole seconds, positive
 * @param size number of slots, ≥ 0
 */
public record TimeGrid(Instant start, Duration step, int size) {
    public static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    public TimeGrid {
        if (step.toSeconds() <= 0 || !step.equals(Duration.ofSeconds(step.toSeconds()))) {
            throw new IllegalArgumentException("step must be whole positive seconds, not " + step);
        }
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
    }

    /** The local day's slots: 96 quarter-hours in Shanghai, 92 or 100 elsewhere on the day of a clock change. */
    public static TimeGrid day(LocalDate date, ZoneId zone, Duration step) {
        return days(date, date.plusDays(1), zone, step);
    }

    /**
     * The slots of the local days {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws IllegalArgumentException if the days are no whole number of steps
     */
    public static TimeGrid days(LocalDate from, LocalDate to, ZoneId zone, Duration step) {
        Instant start = from.atStartOfDay(zone).toInstant();
        long seconds =
                Duration.between(start, to.atStartOfDay(zone).toInstant()).toSeconds();
        if (seconds % step.toSeconds() != 0) {
            throw new IllegalArgumentException(
                    from + " to " + to + " in " + zone + " is no whole number of steps of " + step);
        }
        return new TimeGrid(start, step, Math.toIntExact(seconds / step.toSeconds()));
    }

    public Instant end() {
        return startOf(size);
    }

    /** Start of a slot; {@code slot == size} gives the end of the grid. */
    public Instant startOf(int slot) {
        return start.plusSeconds(step.toSeconds() * slot);
    }

    public Interval interval(int slot) {
        return new Interval(startOf(slot), startOf(slot + 1));
    }

    /** The slot that contains the instant, or −1 where the grid does not cover it. */
    public int slotOf(Instant instant) {
        long seconds = instant.getEpochSecond() - start.getEpochSecond();
        if (seconds < 0) {
            return -1;
        }
        long slot = seconds / step.toSeconds();
        return slot < size ? (int) slot : -1;
    }

    /** The part of this grid from slot {@code from} (inclusive) to {@code to} (exclusive). */
    public TimeGrid slice(int from, int to) {
        return new TimeGrid(startOf(from), step, to - from);
    }
}
