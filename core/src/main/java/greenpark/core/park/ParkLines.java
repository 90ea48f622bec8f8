package greenpark.core.park;

import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A park under check: where each thing stands in its tables, what several checks ask for, and what is wrong so far. */
final class ParkLines {
    final Park park;
    private final SortedMap<String, Table.Row> rowOf;
    private final List<Problem> problems;
    private final SortedMap<UsagePointId, UsagePoint> points = new TreeMap<>();

    ParkLines(Park park, ParkCells cells) {
        this.park = park;
        this.rowOf = cells.rowOf;
        this.problems = cells.problems;
        park.usagePoints().forEach(p -> points.put(p.id(), p));
    }

    @Nullable
    UsagePoint point(UsagePointId id) {
        return points.get(id);
    }

    boolean hasBus(String bus) {
        return park.buses().stream().anyMatch(b -> b.id().equals(bus));
    }

    /** From the first usage point's beginning to the last one's end; null where there is none. */
    @Nullable
    Interval life() {
        return points.isEmpty()
                ? null
                : new Interval(
                        park.usagePoints().stream()
                                .map(p -> p.validity().start())
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        park.usagePoints().stream()
                                .map(p -> p.validity().end())
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
    }

    void kind(String key, String column, UsagePointId id, UsagePoint.Kind kind, Interval validity) {
        UsagePoint point = points.get(id);
        if (point == null) {
            reference(key, column, id.value(), false, "usage_points.csv");
        } else if (point.kind() != kind) {
            wrong(key, column, id.value(), "is a " + Table.word(point.kind()) + ", not a " + Table.word(kind), "");
        } else {
            within(key, validity, point);
        }
    }

    void within(String key, Interval validity, UsagePoint point) {
        if (validity.start().isBefore(point.validity().start())) {
            wrong(
                    key,
                    "valid_from",
                    rowText(key, "valid_from"),
                    "is before usage point " + point.id() + " exists",
                    "That begins on "
                            + point.validity().start().atZone(park.zone()).toLocalDate());
        }
    }

    <T> void disjoint(List<T> items, Function<T, Interval> validity, Function<T, String> key, String what) {
        for (int i = 0; i < items.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (validity.apply(items.get(i)).overlaps(validity.apply(items.get(j)))) {
                    wrong(
                            key.apply(items.get(i)),
                            "valid_from",
                            rowText(key.apply(items.get(i)), "valid_from"),
                            "overlaps line " + line(key.apply(items.get(j))) + " (" + what + ")",
                            "Ends are exclusive: end one on the day the next begins");
                }
            }
        }
    }

    /** The first local day of a time in which none of the items holds, as text; null where there is none. */
    <T> @Nullable String firstGap(Interval time, List<T> items, Function<T, Interval> validity) {
        Instant covered = time.start();
        boolean further = true;
        while (further && covered.isBefore(time.end())) {
            further = false;
            for (T item : items) {
                if (validity.apply(item).contains(covered)) {
                    covered = validity.apply(item).end();
                    further = true;
                }
            }
        }
        return covered.isBefore(time.end())
                ? covered.atZone(park.zone()).toLocalDate().toString()
                : null;
    }

    void reference(String key, String column, String value, boolean found, String where) {
        if (!found) {
            wrong(key, column, value, "is not in " + where, "");
        }
    }

    String rowText(String key, String column) {
        Table.Row row = rowOf.get(key);
        return row == null ? "" : row.text(column);
    }

    /** Whether something of the row is wrong already, so that its other cells say little. */
    boolean isWrong(String key) {
        Table.Row row = rowOf.get(key);
        return row != null && problems.stream().anyMatch(p -> p.file().equals(row.file()) && p.line() == row.line());
    }

    private long line(String key) {
        Table.Row row = rowOf.get(key);
        return row == null ? 0 : row.line();
    }

    void wrong(String key, String column, String value, String message, String hint) {
        Table.Row row = rowOf.get(key);
        if (row == null) {
            problems.add(new Problem("park", 0, column, value, message, hint));
        } else {
            row.problem(column, value, message, hint);
        }
    }

    /** Something that a whole table lacks. */
    void lacking(String file, String column, String value, String message, String hint) {
        problems.add(new Problem(file, 0, column, value, message, hint));
    }
}
