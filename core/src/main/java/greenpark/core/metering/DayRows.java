package greenpark.core.metering;

import greenpark.core.table.CsvCursor;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The day-row layout: a row per meter and local day, a column per interval.
 *
 * <p>A labelled column is the interval that starts at that time of the local clock (for labels at the end: a step
 * earlier). On the day the clock skips an hour, its columns must be empty; columns that repeat the labels of an hour are
 * its second pass on the day the clock repeats it, and empty on all others. Numbered columns are the intervals from local
 * midnight on.
 */
final class DayRows {
    private static final int DAY = 86_400;
    private static final long NO_SLOT = Long.MIN_VALUE;

    private final ReadingFile file;
    private final Header header;
    private final ZoneId zone;
    private final int meter;
    private final int date;
    private final int unit;
    private final int received;
    private int[] columns = {};
    /** Start of each column's interval on the local clock [s of the day]; for numbered columns since midnight. */
    private int[] starts = {};

    private boolean[] secondPass = {};
    private int step;
    private boolean numbered;
    private boolean endLabels;

    DayRows(ReadingFile file, List<String> names, ZoneId parkZone) {
        this.file = file;
        this.header = new Header(file, names);
        ZoneId declared = file.mapping.zone();
        this.zone = declared == null ? parkZone : declared;
        this.meter = header.column("meter");
        this.date = header.column("time");
        this.unit = header.column("unit");
        this.received = header.column("received_at");
        if (file.mapping.values().isEmpty()) {
            labels(names);
        } else {
            numbers();
        }
    }

    private void numbers() {
        List<String> values = file.mapping.values();
        numbered = true;
        endLabels = file.mapping.labelAtEnd();
        columns = values.stream().mapToInt(header::named).toArray();
        step = file.mapping.stepSeconds() > 0 ? file.mapping.stepSeconds() : DAY / values.size();
        starts = new int[columns.length];
        secondPass = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            starts[i] = i * step;
            if (columns[i] < 0) {
                header.refuse(
                        "column", values.get(i), "is missing from the header", "The mapping counts it as an interval");
            }
        }
    }

    private void labels(List<String> names) {
        int[] at = new int[names.size()];
        int[] label = new int[names.size()];
        int n = 0;
        List<Integer> known = List.of(meter, date, unit, received);
        for (int i = 0; i < names.size(); i++) {
            int seconds = secondsOf(names.get(i));
            if (seconds >= 0) {
                at[n] = i;
                label[n++] = seconds;
            } else if (!known.contains(i) && file.mapping.meters().isEmpty() && isNative()) {
                header.refuse("column", names.get(i), "is neither known nor a time of day", "For instance 00:15");
            }
        }
        if (n < 2) {
            header.refuse("column", "", "has no times of day", "For instance 00:15,00:30,…,24:00");
            return;
        }
        step = label[1] - label[0];
        endLabels = label[0] == step;
        if (step <= 0 || step > 3600 || 3600 % step != 0 || (label[0] != 0 && !endLabels)) {
            header.refuse(
                    "column",
                    names.get(at[0]) + "," + names.get(at[1]),
                    "do not begin a day",
                    "Start with 00:00 for labels at the start of an interval, or with one step, such as 00:15, for labels"
                            + " at its end");
            return;
        }
        if (endLabels && label[n - 1] == 0) {
            label[n - 1] = DAY;
        }
        columns = Arrays.copyOf(at, n);
        starts = new int[n];
        secondPass = new boolean[n];
        boolean[] seen = new boolean[DAY / step + 1];
        for (int i = 0; i < n; i++) {
            starts[i] = endLabels ? label[i] - step : label[i];
            secondPass[i] = starts[i] >= 0 && seen[starts[i] / step];
            boolean follows = i == 0 || starts[i] == starts[i - 1] + step || (secondPass[i] && !secondPass[i - 1]);
            if (!follows || starts[i] < 0 || starts[i] >= DAY) {
                header.refuse(
                        "column", names.get(at[i]), "does not follow the label before it", "Labels are a step apart");
                return;
            }
            seen[starts[i] / step] = true;
        }
        int last = starts[n - 1] + step;
        if (last != DAY) {
            header.refuse("column", names.get(at[n - 1]), "does not end the day", "The labels cover the whole day");
        }
    }

    private boolean isNative() {
        return "date".equals(file.mapping.columns().get("time")) && file.mapping.format() == null;
    }

    /** {@code 00:15} as seconds of the day, −1 where a name is no time of day. */
    private static int secondsOf(String name) {
        if (!name.matches("([01][0-9]|2[0-4]):[0-5][0-9](:00)?")) {
            return -1;
        }
        int seconds = Integer.parseInt(name, 0, 2, 10) * 3600 + Integer.parseInt(name, 3, 5, 10) * 60;
        return seconds > DAY ? -1 : seconds;
    }

    void read() {
        if (!header.complete()) {
            return;
        }
        MeterTargets.@Nullable Target fixed = meter < 0 ? header.fixedMeter() : null;
        if (meter < 0 && fixed == null) {
            return;
        }
        CsvCursor csv = file.csv;
        long[] instants = new long[columns.length];
        LocalDate known = null;
        while (file.nextRow(header.size())) {
            MeterTargets.Target target = fixed != null ? fixed : file.targetAt(meter, header.name("meter"));
            Unit of = unit < 0 ? file.mapping.unit() : file.unitAt(unit, header.name("unit"));
            LocalDate day = file.times.date(csv.buffer(), csv.start(date), csv.end(date));
            if (day == null) {
                file.problem(
                        header.name("time"),
                        csv.text(date),
                        "is no date",
                        "For instance 2028-02-01; another pattern needs time_format in a mapping");
            }
            if (target == null || of == null || day == null) {
                continue;
            }
            if (!day.equals(known)) {
                instants(day, instants);
                known = day;
            }
            row(target, of, instants);
        }
    }

    private void row(MeterTargets.Target target, Unit of, long[] instants) {
        long receipt = file.received(received);
        int shift = of.kind == Unit.Kind.REGISTER && endLabels ? step : 0;
        for (int i = 0; i < columns.length; i++) {
            long amount = file.value(columns[i], of, header.label(columns[i]));
            if (amount == ReadingFile.NONE) {
                continue;
            }
            if (instants[i] == NO_SLOT) {
                file.problem(
                        header.label(columns[i]),
                        file.csv.text(columns[i]),
                        "stands in an interval that this day does not have",
                        "The clock is changed on this day in " + zone + "; leave the cell empty");
            } else {
                file.put(target, instants[i] + shift, step, of, amount, receipt);
            }
        }
    }

    private void instants(LocalDate day, long[] into) {
        long start = day.atStartOfDay(zone).toEpochSecond();
        long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
        boolean plain = end - start == DAY;
        for (int i = 0; i < into.length; i++) {
            if (numbered || plain) {
                boolean there = start + starts[i] < end && !secondPass[i];
                into[i] = there ? start + starts[i] : NO_SLOT;
            } else {
                LocalDateTime local = day.atStartOfDay().plusSeconds(starts[i]);
                List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                int pass = secondPass[i] ? 1 : 0;
                into[i] = pass < offsets.size() ? local.toEpochSecond(offsets.get(pass)) : NO_SLOT;
            }
        }
    }
}
