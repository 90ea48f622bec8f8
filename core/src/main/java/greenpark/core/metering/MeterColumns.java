package greenpark.core.metering;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The readings of one meter as columns, in the order in which they were read. */
final class MeterColumns {
    /** Received: not told. */
    static final long NOT_TOLD = Long.MIN_VALUE;
    /** Seconds: the value is a register reading at an instant. */
    static final int REGISTER = 0;
    /** Seconds, until {@link #settle}: energy of an interval of untold length. */
    static final int ENERGY = -1;
    /** Seconds, until {@link #settle}: mean power of an interval of untold length. */
    static final int POWER = -2;

    private static final int FIRST = 64;
    private static final int HOUR = 3600;

    private long[] time = new long[FIRST];
    private int[] seconds = new int[FIRST];
    private long[] value = new long[FIRST];
    private long[] received = new long[FIRST];
    private int size;
    private int untold;

    void add(long at, int length, long amount, long receivedMillis) {
        if (size == time.length) {
            int larger = size + (size >> 1);
            time = Arrays.copyOf(time, larger);
            seconds = Arrays.copyOf(seconds, larger);
            value = Arrays.copyOf(value, larger);
            received = Arrays.copyOf(received, larger);
        }
        time[size] = at;
        seconds[size] = length;
        value[size] = amount;
        received[size] = receivedMillis;
        size++;
        if (length < 0) {
            untold++;
        }
    }

    int size() {
        return size;
    }

    /** Epoch second of a register reading, or of the start of an interval. */
    long time(int i) {
        return time[i];
    }

    /** Length of the interval; {@link #REGISTER} for a register reading. */
    int seconds(int i) {
        return seconds[i];
    }

    /** [10⁻⁶ Wh], for a register [10⁻⁶ units]. */
    long value(int i) {
        return value[i];
    }

    /** Epoch milliseconds at which the reading became known. */
    long received(int i) {
        return received[i] == NOT_TOLD ? (time[i] + seconds[i]) * 1000 : received[i];
    }

    /**
     * Gives the intervals of untold length the distance that is most frequent between neighbours of this meter, the smaller
     * of two equally frequent ones; whole minutes that divide the hour only. Depends on no order of rows or files.
     */
    void settle(int fallbackSeconds) {
        if (untold == 0) {
            return;
        }
        int length = frequentDistance(fallbackSeconds);
        for (int i = 0; i < size; i++) {
            if (seconds[i] == POWER) {
                value[i] = Unit.energy(value[i], length);
            }
            if (seconds[i] < 0) {
                seconds[i] = length;
            }
        }
        untold = 0;
    }

    private int frequentDistance(int fallbackSeconds) {
        long[] times = new long[untold];
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (seconds[i] < 0) {
                times[n++] = time[i];
            }
        }
        Arrays.sort(times);
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 1; i < n; i++) {
            long distance = (times[i] - times[i - 1] + 30) / 60 * 60;
            if (distance > 0 && distance <= HOUR && HOUR % distance == 0) {
                counts.merge((int) distance, 1, Integer::sum);
            }
        }
        int best = fallbackSeconds;
        int most = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }
}
