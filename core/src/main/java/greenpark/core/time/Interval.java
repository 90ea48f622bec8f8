package greenpark.core.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The half-open interval {@code [start, end)} in UTC.
 *
 * @throws IllegalArgumentException unless start is before end
 */
public record Interval(Instant start, Instant end) {
    public Interval {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("interval ends at " + end + ", not after its start " + start);
        }
    }

    public Duration duration() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public boolean overlaps(Interval other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
