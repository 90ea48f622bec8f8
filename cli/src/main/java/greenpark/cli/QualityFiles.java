package greenpark.cli;

import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes how every value of every slot came about: a compressed CSV per local month, a row per usage point, flow and local day, the day's
 * slots as runs of one letter, for instance {@code 40M4L52M}.
 *
 * @see "docs/formats/results.md"
 */
final class QualityFiles {
    private static final byte[] HEADER = "usage_point,flow,date,slots\n".getBytes(StandardCharsets.US_ASCII);

    private QualityFiles() {}

    static char letter(ReadingQuality quality) {
        return switch (quality) {
            case MEASURED -> 'M';
            case SUBDIVIDED -> 'S';
            case ESTIMATED_LINEAR -> 'L';
            case ESTIMATED_PROFILE -> 'P';
            case ESTIMATED_NIGHT -> 'N';
            case MISSING -> '-';
            case ABSENT -> '.';
        };
    }

    /** @param period the slots wanted, inside the grid of the readings */
    static void write(ValidatedReadings readings, TimeGrid period, ZoneId zone, ResultFolder folder)
            throws IOException {
        int first = readings.grid().slotOf(period.start());
        SortedMap<YearMonth, ByteArrayOutputStream> months = new TreeMap<>();
        List<Day> days = days(period, zone);
        for (PointSeries series : readings.series()) {
            String name = series.usagePoint().value() + "," + Table.word(series.flow()) + ",";
            for (Day day : days) {
                ByteArrayOutputStream text = months.computeIfAbsent(YearMonth.from(day.date()), m -> {
                    ByteArrayOutputStream begun = new ByteArrayOutputStream();
                    begun.writeBytes(HEADER);
                    return begun;
                });
                String row = name + day.date() + "," + runs(series, first + day.from(), first + day.to()) + "\n";
                text.writeBytes(row.getBytes(StandardCharsets.UTF_8));
            }
        }
        for (var month : months.entrySet()) {
            folder.writePacked("quality/" + month.getKey() + ".csv.gz", month.getValue());
        }
    }

    /** Slots of the period that lie in one local day. */
    private record Day(LocalDate date, int from, int to) {}

    private static List<Day> days(TimeGrid period, ZoneId zone) {
        List<Day> days = new ArrayList<>();
        int slot = 0;
        while (slot < period.size()) {
            LocalDate date = LocalDate.ofInstant(period.startOf(slot), zone);
            Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
            int next = slot;
            while (next < period.size() && period.startOf(next).isBefore(end)) {
                next++;
            }
            days.add(new Day(date, slot, next));
            slot = next;
        }
        return days;
    }

    private static String runs(PointSeries series, int from, int to) {
        StringBuilder runs = new StringBuilder();
        int begin = from;
        for (int slot = from + 1; slot <= to; slot++) {
            if (slot == to || series.quality(slot) != series.quality(begin)) {
                runs.append(slot - begin).append(letter(series.quality(begin)));
                begin = slot;
            }
        }
        return runs.toString();
    }
}
