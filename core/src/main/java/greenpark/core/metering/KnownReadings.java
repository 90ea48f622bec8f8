package greenpark.core.metering;

import greenpark.core.park.MeterId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** The readings that hold at one moment of knowledge: one per meter, time and length, in order of time. */
public final class KnownReadings {
    private static final int INDEX_BITS = 28;
    private static final OfMeter NONE = new OfMeter(new MeterColumns(), new int[0], 0, List.of());

    private final SortedMap<MeterId, OfMeter> meters;

    KnownReadings(SortedMap<MeterId, OfMeter> meters) {
        this.meters = meters;
    }

    public OfMeter of(MeterId meter) {
        return meters.getOrDefault(meter, NONE);
    }

    /** One meter's. */
    public static final class OfMeter {
        private final MeterColumns columns;
        private final int[] chosen;
        private final int identical;
        private final List<Superseded> superseded;

        private OfMeter(MeterColumns columns, int[] chosen, int identical, List<Superseded> superseded) {
            this.columns = columns;
            this.chosen = chosen;
            this.identical = identical;
            this.superseded = List.copyOf(superseded);
        }

        public int size() {
            return chosen.length;
        }

        /** Epoch second of a register reading, or of the start of an interval. */
        public long time(int i) {
            return columns.time(chosen[i]);
        }

        /** Length of the interval [s]; 0 for a register reading. */
        public int seconds(int i) {
            return columns.seconds(chosen[i]);
        }

        public boolean isRegister(int i) {
            return seconds(i) == MeterColumns.REGISTER;
        }

        /** [10⁻⁶ Wh], for a register [10⁻⁶ units]. */
        public long value(int i) {
            return columns.value(chosen[i]);
        }

        /** Repetitions of a reading with the same value (V8). */
        public int identicalDuplicates() {
            return identical;
        }

        /** Readings that were superseded by another value (V8), in order of time. */
        public List<Superseded> superseded() {
            return superseded;
        }
    }

    /**
     * A reading that holds no more.
     *
     * @param time epoch second of the register reading, or of the start of the interval
     * @param seconds length of the interval; 0 for a register reading
     * @param value what it was [10⁻⁶ Wh], for a register [10⁻⁶ units]
     * @param successor the value that was received after it
     */
    public record Superseded(long time, int seconds, long value, long successor) {}

    static OfMeter of(MeterColumns columns, long knownMillis) {
        int n = columns.size();
        if (n >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException("a meter with " + n + " readings. Maybe validate a year at a time");
        }
        long base = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            base = Math.min(base, columns.time(i));
        }
        long[] keys = new long[n];
        int known = 0;
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            if (columns.received(i) <= knownMillis) {
                keys[known] = (columns.time(i) - base) << INDEX_BITS | i;
                sorted &= known == 0 || keys[known] > keys[known - 1];
                known++;
            }
        }
        if (!sorted) {
            Arrays.sort(keys, 0, known);
        }
        return choose(columns, keys, known);
    }

    private static OfMeter choose(MeterColumns columns, long[] keys, int known) {
        int mask = (1 << INDEX_BITS) - 1;
        int[] chosen = new int[known];
        List<Superseded> superseded = new ArrayList<>();
        int size = 0;
        int identical = 0;
        int from = 0;
        while (from < known) {
            int to = from + 1;
            while (to < known && keys[to] >>> INDEX_BITS == keys[from] >>> INDEX_BITS) {
                to++;
            }
            if (to == from + 1) {
                chosen[size++] = (int) (keys[from] & mask);
                from = to;
                continue;
            }
            Integer[] same = new Integer[to - from];
            for (int k = from; k < to; k++) {
                same[k - from] = (int) (keys[k] & mask);
            }
            Arrays.sort(same, (a, b) -> {
                int byLength = Integer.compare(columns.seconds(a), columns.seconds(b));
                int byReceipt = Long.compare(columns.received(a), columns.received(b));
                return byLength != 0 ? byLength : byReceipt != 0 ? byReceipt : Integer.compare(a, b);
            });
            for (int k = 0; k < same.length; k++) {
                boolean last = k + 1 == same.length || columns.seconds(same[k]) != columns.seconds(same[k + 1]);
                if (last) {
                    chosen[size++] = same[k];
                } else if (columns.value(same[k]) == columns.value(same[k + 1])) {
                    identical++;
                } else {
                    int old = same[k];
                    superseded.add(new Superseded(
                            columns.time(old), columns.seconds(old), columns.value(old), columns.value(same[k + 1])));
                }
            }
            from = to;
        }
        return new OfMeter(columns, Arrays.copyOf(chosen, size), identical, superseded);
    }
}
