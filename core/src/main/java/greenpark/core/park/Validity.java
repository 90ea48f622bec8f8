package greenpark.core.park;

import greenpark.core.time.Interval;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** When something of the park holds. An open end is {@link #OPEN}. */
public final class Validity {
    /** End of what has no end yet. */
    public static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private Validity() {}

    /** The items valid at an instant, in their order. */
    public static <T> List<T> at(Instant instant, List<T> items, Function<T, Interval> validity) {
        return items.stream()
                .filter(item -> validity.apply(item).contains(instant))
                .toList();
    }
}
