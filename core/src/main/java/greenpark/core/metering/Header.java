package greenpark.core.metering;

import greenpark.core.table.CsvCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a file and the part each plays. */
final class Header {
    private final ReadingFile file;
    private final List<String> names;
    private boolean complete = true;

    Header(ReadingFile file, List<String> names) {
        this.file = file;
        this.names = names;
        if (file.mapping.labelAtEnd()
                && file.mapping.stepSeconds() == 0
                && file.mapping.layout() != Mapping.Layout.DAY_ROWS
                && (file.mapping.unit() == null || file.mapping.unit().kind != Unit.Kind.REGISTER)) {
            refuse("step_minutes", "", "is missing", "Labels at the end of an interval need its length");
        }
    }

    /** The column that plays a role, or −1 where the file has none. */
    int column(String role) {
        String name = file.mapping.columns().get(role);
        if (name == null) {
            return -1;
        }
        int at = named(name);
        boolean optional = role.equals("received_at");
        if (at < 0 && !optional) {
            refuse("column", name, "is missing from the header", "The header has: " + shown());
        }
        return at;
    }

    /** The column with this name, or −1. A name that stands twice is a problem. */
    int named(String name) {
        int at = names.indexOf(name);
        if (at >= 0 && names.lastIndexOf(name) != at) {
            refuse("column", name, "stands twice in the header", "");
        }
        return at;
    }

    String name(String role) {
        return file.mapping.columns().getOrDefault(role, role);
    }

    String label(int column) {
        return names.get(column);
    }

    int size() {
        return names.size();
    }

    boolean complete() {
        return complete;
    }

    int meterCount() {
        return file.meterCount();
    }

    MeterTargets.@Nullable Target fixedMeter() {
        MeterTargets.Target target = file.target(file.mapping.meterId());
        if (target == null) {
            refuse("meter", file.mapping.meterId(), "is no meter of the park", "See the key 'meter' of the mapping");
        }
        return target;
    }

    /** The instant in a cell; a problem where it is none. */
    long time(int column, long after) {
        CsvCursor csv = file.csv;
        long at = file.times.instant(csv.buffer(), csv.start(column), csv.end(column), after);
        if (at == TimeText.BAD) {
            file.problem(
                    label(column),
                    csv.text(column),
                    "is no time",
                    "For instance 2028-02-01T03:00:00+08:00; another pattern needs time_format in a mapping");
        } else if (at == TimeText.SKIPPED) {
            file.problem(
                    label(column), csv.text(column), "is a local time that the clock skips", "Maybe the zone is wrong");
        } else if (at == TimeText.TWICE) {
            file.problem(
                    label(column),
                    csv.text(column),
                    "is a local time that the clock shows twice",
                    "Write it with its offset, or let a mapping go by the order of rows: repeated_hour,in-order");
        }
        return at;
    }

    void refuse(String field, String value, String message, String hint) {
        complete = false;
        file.problem(field, value, message, hint);
    }

    private String shown() {
        return String.join(",", names.subList(0, Math.min(12, names.size())));
    }
}
