package greenpark.core.carbon;

import java.time.LocalDate;

/** From a day on, to a day exclusive; a rule without end ends in the year 9999. */
public record Dated(LocalDate from, LocalDate to) {
    public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    public boolean overlaps(Dated other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
