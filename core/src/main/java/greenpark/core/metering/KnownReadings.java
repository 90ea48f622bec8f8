package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.park.MeterId;
import greenpark.core.park.Park;
import greenpark.core.time.Interval;
import greenpark.core.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;

/** The readings that hold at one moment of knowledge: one per meter, time and length, in order of time. */
public final class KnownReadings {
    private static final int INDEX_BITS = 28;
    private static final OfMeter NONE = new OfMeter(new MeterColumns(), new int[0], new long[0], List.of());

    /** Readings farther from the middle one of the park are dated wrongly: a wrong century, no history [s]. */
    private static final long FARTHEST = 10L * 366 * 86_400;

    private final SortedMap<MeterId, OfMeter> meters;
    private final long middle;

    KnownReadings(SortedMap<MeterId, OfMeter> meters) {
        this.meters = meters;
        long[] middles = meters.values().stream()
                .filter(m -> m.size() > 0)
                .mapToLong(m -> m.time(m.size() / 2))
                .sorted()
                .toArray();
        this.middle = middles.length == 0 ? 0 : middles[middles.length / 2];
    }

    /**
     * The local days from the first to the last reading that counts: in the validity of its meter and usage point, and within ten
     * years of the middle one of all. Empty where none does.
     */
    public Optional<LocalDays> days(Park park) {
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Meter meter : park.meters()) {
            OfMeter of = of(meter.id());
            Counting counting = counting(
                    meter, park.usagePoint(meter.usagePoint()).orElseThrow().validity());
            int low = 0;
            int high = of.size() - 1;
            while (low <= high && !counting.covers(of.time(low), of.seconds(low))) {
                low++;
            }
            while (high > low && !counting.covers(of.time(high), of.seconds(high))) {
                high--;
            }
            if (low <= high) {
                first = Math.min(first, of.time(low));
                end = Math.max(end, of.time(high) + of.seconds(high));
            }
        }
        return first >= end ? Optional.empty() : Optional.of(new LocalDays(day(park, first), day(park, end - 1)));
    }

    private static LocalDate day(Park park, long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), park.zone());
    }

    /** When a meter's readings count. */
    Counting counting(Meter meter, Interval pointValidity) {
        return new Counting(
                Math.max(
                        middle - FARTHEST,
                        Math.max(
                                meter.validity().start().getEpochSecond(),
                                pointValidity.start().getEpochSecond())),
                Math.min(
                        middle + FARTHEST,
                        Math.min(
                                meter.validity().end().getEpochSecond(),
                                pointValidity.end().getEpochSecond())));
    }

    /** Epoch seconds between which readings count; none where {@code to} is not after {@code from}. */
    record Counting(long from, long to) {
        /** Whether a register reading ({@code seconds} 0) stands inside, bounds included, or some of an interval does. */
        boolean covers(long time, int seconds) {
            return seconds == MeterColumns.REGISTER
                    ? from < to && time >= from && time <= to
                    : time < to && time + seconds > from;
        }
    }

    public OfMeter of(MeterId meter) {
        return meters.getOrDefault(meter, NONE);
    }

    /** One meter's. */
    public static final class OfMeter {
        private final MeterColumns columns;
        private final int[] chosen;
        private final long[] identical;
        private final List<Superseded> superseded;

        private OfMeter(MeterColumns columns, int[] chosen, long[] identical, List<Superseded> superseded) {
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
            return identical.length;
        }

        /** How many of them stand from one epoch second to before another. */
        int identicalDuplicates(long from, long to) {
            return (int) Arrays.stream(identical)
                    .filter(time -> time >= from && time < to)
                    .count();
        }

        /** Readings that stand from one epoch second to before another; a register reading at the end belongs to both sides. */
        int count(long from, long to) {
            int count = 0;
            for (int i = 0; i < size(); i++) {
                long time = time(i);
                count += time >= from && (time < to || (time == to && isRegister(i))) ? 1 : 0;
            }
            return count;
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
     */
    public record Superseded(long time, int seconds, long value) {}

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
        LongStream.Builder identical = LongStream.builder();
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
                    identical.add(columns.time(same[k]));
                } else {
                    int old = same[k];
                    superseded.add(new Superseded(columns.time(old), columns.seconds(old), columns.value(old)));
                }
            }
            from = to;
        }
        return new OfMeter(
                columns, Arrays.copyOf(chosen, size), identical.build().toArray(), superseded);
    }
}
