package greenpark.core.metering;

import java.util.Arrays;

/**
 * How long the intervals of a meter are whose readings do not say it: the regular distance around them, whole minutes that
 * divide the hour.
 *
 * <p>A distance that comes {@link #RUN} times in a row is the length of the intervals it begins, so a meter may change from one
 * length to another. A shorter stretch of another distance is a gap: its readings have the length of the run before them. A meter
 * without any run has the distance that is most frequent in all. Depends on the times only, on no order of rows or files.
 */
final class IntervalLengths {
    /** Equal distances that show a length: two hours of quarter-hours. Alternate readings missing for longer look like it. */
    private static final int RUN = 8;

    private static final int HOUR = 3600;

    private final long[] times;
    private final int[] seconds;
    private int last;

    /** @param starts of the intervals, in any order */
    IntervalLengths(long[] starts, int fallbackSeconds) {
        times = distinct(starts);
        seconds = new int[times.length];
        int[] distances = new int[Math.max(0, times.length - 1)];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = regular(times[i + 1] - times[i]);
        }
        runs(distances);
        spread(mostFrequent(distances, fallbackSeconds));
    }

    private static long[] distinct(long[] starts) {
        boolean ascending = true;
        for (int i = 1; i < starts.length && ascending; i++) {
            ascending = starts[i - 1] < starts[i];
        }
        return ascending
                ? starts.clone()
                : Arrays.stream(starts).sorted().distinct().toArray();
    }

    /** Length of the interval that starts then [s]. */
    int at(long start) {
        // Mostly asked in order of time.
        int next = last + 1 < times.length && times[last] < start ? last + 1 : last;
        last = times[next] == start ? next : Arrays.binarySearch(times, start);
        return seconds[last];
    }

    /** In whole minutes; 0 where it cannot be the length of an interval. */
    private static int regular(long distance) {
        long rounded = (distance + 30) / 60 * 60;
        return rounded > 0 && rounded <= HOUR && HOUR % rounded == 0 ? (int) rounded : 0;
    }

    private void runs(int[] distances) {
        int from = 0;
        while (from < distances.length) {
            int to = from + 1;
            while (to < distances.length && distances[to] == distances[from]) {
                to++;
            }
            if (to - from >= RUN) {
                Arrays.fill(seconds, from, to, distances[from]);
            }
            from = to;
        }
    }

    /** Gives what no run covers the length of the run before it; before the first run, of the first. */
    private void spread(int usual) {
        int length = 0;
        for (int i = 0; i < seconds.length && length == 0; i++) {
            length = seconds[i];
        }
        length = length == 0 ? usual : length;
        for (int i = 0; i < seconds.length; i++) {
            length = seconds[i] == 0 ? length : seconds[i];
            seconds[i] = length;
        }
    }

    /** The smaller of two equally frequent ones. */
    private static int mostFrequent(int[] distances, int fallbackSeconds) {
        int[] ofMinutes = new int[HOUR / 60 + 1];
        for (int distance : distances) {
            ofMinutes[distance / 60]++;
        }
        int best = fallbackSeconds;
        int most = 0;
        for (int minutes = 1; minutes < ofMinutes.length; minutes++) {
            if (ofMinutes[minutes] > most) {
                most = ofMinutes[minutes];
                best = 60 * minutes;
            }
        }
        return best;
    }
}
