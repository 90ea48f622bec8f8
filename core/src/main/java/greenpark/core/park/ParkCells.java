package greenpark.core.park;

import greenpark.core.quantity.Energy;
import greenpark.core.quantity.Power;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables of a park being read: their cells as ids, energies and validities, where each thing stands, and what is wrong. */
final class ParkCells {
    private static final UsagePointId NONE = new UsagePointId("none");

    final List<Problem> problems;
    /** Kind and id to the row it stands in, for messages. */
    final SortedMap<String, Table.Row> rowOf = new TreeMap<>();

    private final SortedMap<String, byte[]> files;
    private final ZoneId zone;

    /** @param zone of dates */
    ParkCells(SortedMap<String, byte[]> files, ZoneId zone, List<Problem> problems) {
        this.files = files;
        this.zone = zone;
        this.problems = problems;
    }

    Table table(String file, String... columns) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            problems.add(new Problem(
                    file,
                    0,
                    "",
                    "",
                    "is missing from the park's folder",
                    "An empty table still has its header: " + String.join(",", columns)));
            bytes = Table.bytes(String.join(",", columns));
        }
        return Table.read(file, bytes, List.of(columns), problems);
    }

    static <T> List<T> each(Table table, Function<Table.Row, T> reader, Comparator<T> order) {
        List<T> items = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            items.add(reader.apply(row));
        }
        items.sort(order);
        return List.copyOf(items);
    }

    String id(Table.Row row, String kind, String column) {
        String id =
                row.parse(column, null, Ids::checked, "is not an id", "Use letters, digits, '-', '_' and '.'", "none");
        Table.Row before = rowOf.putIfAbsent(kind + " " + id, row);
        if (before != null) {
            row.problem(column, id, "stands twice, first on line " + before.line(), "");
        }
        return id;
    }

    /** Notes the line of something that has no id of its own, so that checks can name it. */
    <T> T remember(Table.Row row, String kind, String key, T value) {
        if (rowOf.putIfAbsent(kind + " " + key, row) != null) {
            row.problem("", key, "stands twice", "");
        }
        return value;
    }

    static Name name(Table.Row row) {
        return new Name(row.required("name_zh"), row.required("name_en"));
    }

    static UsagePointId usagePointId(Table.Row row, String column) {
        return row.parse(
                column, null, UsagePointId::new, "is not an id", "Use letters, digits, '-', '_' and '.'", NONE);
    }

    static Power power(Table.Row row, String column) {
        BigDecimal kilowatts = row.decimal(column, "0", "100000000", "");
        return row.has(column)
                ? row.parse(
                        column,
                        null,
                        text -> Power.ofKilowatts(kilowatts.toPlainString()),
                        "is no whole number of watts",
                        "",
                        new Power(0))
                : new Power(0);
    }

    static Energy energy(Table.Row row, String column) {
        BigDecimal kilowattHours = row.decimal(column, "0", "1000000000", "");
        return row.parse(
                column,
                null,
                text -> Energy.of(kilowattHours.toPlainString(), "kWh"),
                "is no whole number of watt-hours",
                "",
                Energy.ZERO);
    }

    static int millionths(Table.Row row, String column, String high) {
        BigDecimal part = row.decimal(column, "0", high, "");
        return row.parse(
                column, null, text -> part.movePointRight(6).intValueExact(), "has more than six decimals", "", 0);
    }

    static int efficiency(Table.Row row, String column) {
        int millionths = millionths(row, column, "1");
        if (row.has(column) && millionths < 100_000) {
            row.problem(
                    column, row.text(column), "is below 0.1", "An efficiency is a fraction of 1, for instance 0.95");
            return 1_000_000;
        }
        return millionths;
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Validity in local days: {@code valid_from} and {@code valid_to}. */
    Interval validity(Table.Row row) {
        return validity(row, this::startOfDay, "is no date", "For instance 2027-12-31");
    }

    /** Validity in local days or, where something changes within a day, in times. */
    Interval validityToTheMinute(Table.Row row) {
        return validity(
                row,
                text -> text.contains("T") ? time(text) : startOfDay(text),
                "is neither a date nor a time",
                "For instance 2027-12-31, 2027-12-31T10:30 or 2027-12-31T02:30:00Z; a local time that the clock skips"
                        + " or shows twice needs its offset");
    }

    private static Interval validity(Table.Row row, Function<String, Instant> parser, String wrong, String hint) {
        Instant from = row.parse("valid_from", null, parser, wrong, hint, Instant.EPOCH);
        Instant to = row.parse(
                "valid_to",
                "open",
                text -> text.equals("open") ? Validity.OPEN : parser.apply(text),
                wrong,
                hint + "; the first on which it no longer holds, or leave it empty",
                Validity.OPEN);
        return interval(row, "valid_to", from, to);
    }

    static Interval interval(Table.Row row, String column, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            row.problem(column, row.text(column), "is not after the beginning", "Ends are exclusive");
            return new Interval(from, from.plusSeconds(1));
        }
        return new Interval(from, to);
    }

    Instant startOfDay(String date) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }

    private Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            LocalDateTime local = LocalDateTime.parse(text);
            if (zone.getRules().getValidOffsets(local).size() != 1) {
                throw new IllegalArgumentException(text + " is skipped or shown twice by the clock", e);
            }
            return local.atZone(zone).toInstant();
        }
    }
}
