package greenpark.core.metering;

import greenpark.core.park.MeterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every reading of every meter with the time it was received; nothing is ever overwritten. A reading that comes again
 * with another value is a revision: which one holds depends on when one asks ({@link #asKnownAt}).
 *
 * <p>Columns of numbers per meter, because a park-year is 2.6 million readings: 28 bytes each.
 */
public final class MeterReadings {
    private static final Instant LATEST_MILLI = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final Instant EARLIEST_MILLI = Instant.ofEpochMilli(Long.MIN_VALUE);

    private final SortedMap<MeterId, MeterColumns> meters;
    private final List<FileSummary> files;

    private MeterReadings(SortedMap<MeterId, MeterColumns> meters, List<FileSummary> files) {
        this.meters = meters;
        this.files = List.copyOf(files);
    }

    /**
     * What one file held. Nothing is skipped without being counted here.
     *
     * @param rows lines that are neither remarks, header nor blank
     * @param readings numbers taken over
     * @param empty cells without a reading
     * @param sentinels cells whose text or range the mapping declares to mean "no reading"
     * @param ignored cells of meters that the mapping declares to be ignored
     */
    public record FileSummary(String name, long rows, long readings, long empty, long sentinels, long ignored) {}

    /** All meters that may have readings, by id. */
    public List<MeterId> meters() {
        return List.copyOf(meters.keySet());
    }

    /** The files read, in the order of reading. */
    public List<FileSummary> files() {
        return files;
    }

    /** How many readings a meter has, all revisions. */
    public int count(MeterId meter) {
        MeterColumns columns = meters.get(meter);
        return columns == null ? 0 : columns.size();
    }

    /** When the last reading became known, in whole seconds, rounded up; the epoch where there is none. */
    public Instant lastKnown() {
        long last = 0;
        for (MeterColumns columns : meters.values()) {
            for (int i = 0; i < columns.size(); i++) {
                last = Math.max(last, columns.received(i));
            }
        }
        return Instant.ofEpochSecond(Math.ceilDiv(last, 1000));
    }

    public long count() {
        return meters.values().stream().mapToLong(MeterColumns::size).sum();
    }

    /**
     * The readings as they were known at an instant: of those received by then the latest received wins, of those received
     * together the later in the order of the files. Without a time of receipt a reading is known when its interval ends.
     *
     * @param instant null for everything
     */
    public KnownReadings asKnownAt(@Nullable Instant instant) {
        SortedMap<MeterId, KnownReadings.OfMeter> known = new TreeMap<>();
        long millis = instant == null || instant.isAfter(LATEST_MILLI) ? Long.MAX_VALUE : millis(instant);
        meters.forEach((meter, columns) -> known.put(meter, KnownReadings.of(columns, millis)));
        return new KnownReadings(known);
    }

    private static long millis(Instant instant) {
        return instant.isBefore(EARLIEST_MILLI) ? Long.MIN_VALUE : instant.toEpochMilli();
    }

    /** Gathers readings; {@link ReadingsReader} from files, a generator or a gateway directly. */
    public static final class Builder {
        /** As time of receipt: not told, known when the interval ends. */
        public static final long NOT_TOLD = MeterColumns.NOT_TOLD;

        private final List<MeterId> ids;
        private final MeterColumns[] columns;
        private final int fallbackSeconds;
        private final List<FileSummary> files = new ArrayList<>();

        /** @param step assumed for interval readings that do not tell their length and are too few to show it */
        public Builder(Collection<MeterId> meters, Duration step) {
            this.ids = meters.stream().sorted().distinct().toList();
            this.columns = new MeterColumns[ids.size()];
            Arrays.setAll(columns, i -> new MeterColumns());
            this.fallbackSeconds = Math.toIntExact(step.toSeconds());
        }

        /** The meter's place for {@link #register} and {@link #energy}, or −1. */
        public int index(MeterId meter) {
            int at = java.util.Collections.binarySearch(ids, meter);
            return Math.max(at, -1);
        }

        List<MeterId> ids() {
            return ids;
        }

        /**
         * A register reading.
         *
         * @param epochSecond when it was read
         * @param microUnits [10⁻⁶ register units]
         * @param receivedMillis epoch milliseconds or {@link #NOT_TOLD}
         */
        public void register(int meter, long epochSecond, long microUnits, long receivedMillis) {
            columns[meter].add(epochSecond, MeterColumns.REGISTER, microUnits, receivedMillis);
        }

        /**
         * The energy of an interval.
         *
         * @param seconds length of the interval, positive
         * @param microWattHours [10⁻⁶ Wh]
         * @param receivedMillis epoch milliseconds or {@link #NOT_TOLD}
         */
        public void energy(int meter, long start, int seconds, long microWattHours, long receivedMillis) {
            columns[meter].add(start, seconds, microWattHours, receivedMillis);
        }

        /** A value of an interval whose length shows only from its neighbours. */
        void untold(int meter, long start, boolean power, long value, long receivedMillis) {
            columns[meter].add(start, power ? MeterColumns.POWER : MeterColumns.ENERGY, value, receivedMillis);
        }

        /** Whatever comes from now on counts as received at this time [ms] at the earliest, for all meters; {@link #NOT_TOLD} ends that. */
        void notBefore(long millis) {
            for (MeterColumns meter : columns) {
                meter.notBefore(millis);
            }
        }

        void file(FileSummary summary) {
            files.add(summary);
        }

        /** The readings; the builder must not be used afterwards. */
        public MeterReadings build() {
            SortedMap<MeterId, MeterColumns> meters = new TreeMap<>();
            for (int i = 0; i < columns.length; i++) {
                columns[i].settle(fallbackSeconds);
                meters.put(ids.get(i), columns[i]);
            }
            return new MeterReadings(meters, files);
        }
    }
}
