package greenpark.core.carbon;

import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Meets green energy and load hour by hour, per user and for the park (RC-37). Intervals come in order of time; an hour is one of the park's zone.
 *
 * <p>Certificates and trades are settled by month and have no hour; they take no part.
 */
public final class HourlyMatching implements Consumer<IntervalTrace> {
    private final ZoneId zone;
    private final long[] green;
    private final long[] load;
    private final SortedMap<YearMonth, long[]> matched = new TreeMap<>();
    private @Nullable Instant hour;

    public HourlyMatching(Roster roster, ZoneId zone) {
        this.zone = zone;
        this.green = new long[roster.users().size()];
        this.load = new long[green.length];
    }

    @Override
    public void accept(IntervalTrace trace) {
        Instant start = trace.start().atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        if (!start.equals(hour)) {
            settle();
            hour = start;
        }
        for (int u = 0; u < green.length; u++) {
            green[u] += trace.green(u);
            load[u] += trace.consumption(u);
        }
    }

    private void settle() {
        if (hour == null) {
            return;
        }
        long[] sums = matched.computeIfAbsent(YearMonth.from(hour.atZone(zone)), m -> new long[green.length]);
        for (int u = 0; u < green.length; u++) {
            sums[u] += Math.min(green[u], load[u]);
        }
        Arrays.fill(green, 0);
        Arrays.fill(load, 0);
        hour = null;
    }

    /** Σ_h min(green_h, load_h) of each user in a month [Wh]. Summed over the users it is the park's, since energy traced to one is not another's. */
    long[] matched(YearMonth month) {
        settle();
        return matched.getOrDefault(month, new long[green.length]).clone();
    }
}
