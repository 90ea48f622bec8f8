package greenpark.core.metering;

import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a foreign file is to be read: the declaration that stands beside it, so that the file itself stays as it came.
 *
 * @param separator between cells
 * @param point decimal point
 * @param columns for each role (meter, time, value, unit, received_at) the name of its column
 * @param meterId the one meter of the file, where no column names it; empty otherwise
 * @param unit of every value, where no column names it
 * @param format of times and dates; null for ISO
 * @param zone of times without offset; null for the park's
 * @param labelAtEnd times stand at the end of their interval
 * @param midnightEndsDay a time 00:00 means the end of the date it is written with
 * @param repeatedInOrder local times that the clock shows twice are told apart by the order of a meter's rows
 * @param stepSeconds length of an interval; 0 where the times tell
 * @param missing texts that mean "no reading"
 * @param missingAbove values above it mean "no reading", in the file's unit; null for no limit
 * @param missingBelow values below it mean "no reading"
 * @param roundExcess digits below 10⁻⁶ are rounded instead of refused
 * @param values columns of the day's intervals, in their order; empty where the labels tell
 * @param meters our meters for a foreign meter or value column, as it is or by sign with {@code .positive} and {@code .negative}
 */
record Mapping(
        Layout layout,
        byte separator,
        byte point,
        int skipLines,
        boolean header,
        SortedMap<String, String> columns,
        String meterId,
        @Nullable Unit unit,
        @Nullable DateTimeFormatter format,
        @Nullable ZoneId zone,
        boolean labelAtEnd,
        boolean midnightEndsDay,
        boolean repeatedInOrder,
        int stepSeconds,
        List<String> missing,
        @Nullable BigDecimal missingAbove,
        @Nullable BigDecimal missingBelow,
        boolean roundExcess,
        List<String> values,
        SortedMap<String, String> meters) {

    /** How rows and readings go together. */
    enum Layout {
        /** A row per reading. */
        LONG,
        /** A row per meter and day. */
        DAY_ROWS,
        /** A row per time, a column per meter. */
        COLUMNS
    }

    /** The mapping of a file that has none: our own formats, recognised by their header. */
    static Mapping nativeOf(Layout layout) {
        SortedMap<String, String> columns = new TreeMap<>();
        columns.put("meter", "meter");
        columns.put("time", layout == Layout.LONG ? "start" : "date");
        columns.put("value", "value");
        columns.put("unit", "unit");
        columns.put("received_at", "received_at");
        return new Mapping(
                layout,
                (byte) ',',
                (byte) '.',
                0,
                true,
                columns,
                "",
                null,
                null,
                null,
                false,
                false,
                false,
                0,
                List.of(),
                null,
                null,
                false,
                List.of(),
                new TreeMap<>());
    }

    /** Reads a mapping file; what is wrong goes to {@code problems}. */
    static Mapping read(String file, byte[] bytes, List<Problem> problems) {
        return new MappingKeys(file, Table.read(file, bytes, List.of("key", "value", "note"), problems), problems)
                .mapping();
    }

    /** Times and dates in English, whatever machine reads them. */
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
