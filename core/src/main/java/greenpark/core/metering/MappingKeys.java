package greenpark.core.metering;

import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a mapping file.
 *
 * @see "docs/formats/readings.md"
 */
final class MappingKeys {
    static final List<String> KNOWN = List.of(
            "layout",
            "separator",
            "decimal_point",
            "skip_lines",
            "header",
            "meter_column",
            "time_column",
            "value_column",
            "unit_column",
            "received_at_column",
            "meter",
            "unit",
            "time_format",
            "zone",
            "label",
            "midnight",
            "repeated_hour",
            "step_minutes",
            "missing",
            "missing_above",
            "missing_below",
            "excess_digits",
            "values",
            "values_prefix",
            "values_count");
    private static final List<String> ROLES = List.of("meter", "time", "value", "unit", "received_at");

    private final String file;
    private final List<Problem> problems;
    private final SortedMap<String, Table.Row> rows = new TreeMap<>();
    private final SortedMap<String, String> meters = new TreeMap<>();

    MappingKeys(String file, Table table, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        for (Table.Row row : table.rows()) {
            String key = row.required("key");
            if (key.startsWith("meter.") || key.startsWith("column.")) {
                meters.put(key.substring(key.indexOf('.') + 1), row.required("value"));
            } else if (!KNOWN.contains(key)) {
                row.problem(
                        "key",
                        key,
                        "is unknown",
                        "Known keys: " + String.join(", ", KNOWN) + ", meter.<id>, column.<name>");
            } else if (rows.put(key, row) != null) {
                row.problem("key", key, "stands twice", "");
            }
        }
    }

    Mapping mapping() {
        Table.Row layoutRow = rows.get("layout");
        Mapping.Layout layout =
                layoutRow == null ? Mapping.Layout.LONG : layoutRow.oneOf("value", Mapping.Layout.class);
        if (layoutRow == null) {
            problems.add(new Problem(file, 0, "key", "layout", "is missing", "One of: long, day-rows, columns"));
        }
        SortedMap<String, String> columns = new TreeMap<>();
        for (String role : ROLES) {
            String name = text(role + "_column", "");
            if (!name.isEmpty()) {
                columns.put(role, name);
            }
        }
        need(columns.containsKey("time"), "time_column", "Name the column with the time (day-rows: the date)");
        if (layout == Mapping.Layout.LONG) {
            need(columns.containsKey("value"), "value_column", "Name the column with the number");
        }
        if (layout != Mapping.Layout.COLUMNS) {
            need(
                    columns.containsKey("meter") || rows.containsKey("meter"),
                    "meter_column",
                    "Or name the one meter: meter");
        } else {
            need(!meters.isEmpty(), "column.<name>", "Say which meter a column belongs to");
        }
        need(columns.containsKey("unit") || rows.containsKey("unit"), "unit", "One of: " + Unit.KNOWN);
        return new Mapping(
                layout,
                separator(),
                (byte) parsed("decimal_point", ".", MappingKeys::point, "is neither . nor ,", '.')
                        .charValue(),
                parsed("skip_lines", "0", Integer::valueOf, "is no number of lines", 0),
                choice("header", "yes", "no"),
                columns,
                text("meter", ""),
                rows.containsKey("unit") ? unit() : null,
                rows.containsKey("time_format")
                        ? parsed(
                                "time_format",
                                "",
                                Mapping::formatter,
                                "is no pattern of java.time.format.DateTimeFormatter",
                                Mapping.formatter("uuuu"))
                        : null,
                rows.containsKey("zone") ? parsed("zone", "", ZoneId::of, "is no time zone", ZoneId.of("UTC")) : null,
                !choice("label", "start", "end"),
                !choice("midnight", "starts-day", "ends-day"),
                !choice("repeated_hour", "refuse", "in-order"),
                60 * parsed("step_minutes", "0", MappingKeys::minutes, "does not divide the hour", 0),
                List.of(text("missing", "").split("\\|", -1)).stream()
                        .filter(s -> !s.isEmpty())
                        .toList(),
                limit("missing_above"),
                limit("missing_below"),
                !choice("excess_digits", "refuse", "round"),
                values(),
                meters);
    }

    private List<String> values() {
        String list = text("values", "");
        if (!list.isEmpty()) {
            return List.of(list.split("\\|", -1));
        }
        String prefix = text("values_prefix", "");
        int count = parsed("values_count", "0", MappingKeys::columns, "is no number of columns of a day", 0);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    private @Nullable BigDecimal limit(String key) {
        return rows.containsKey(key) ? parsed(key, "", MappingKeys::number, "is not a number", BigDecimal.ZERO) : null;
    }

    private Unit unit() {
        return parsed(
                "unit",
                "",
                text -> {
                    Unit unit = Unit.of(text);
                    if (unit == null) {
                        throw new IllegalArgumentException(text);
                    }
                    return unit;
                },
                "is no unit. One of: " + Unit.KNOWN,
                Unit.KWH);
    }

    private byte separator() {
        return parsed(
                "separator",
                "comma",
                text -> switch (text) {
                    case "comma" -> (byte) ',';
                    case "semicolon" -> (byte) ';';
                    case "tab" -> (byte) '\t';
                    case "pipe" -> (byte) '|';
                    default -> throw new IllegalArgumentException(text);
                },
                "is none of comma, semicolon, tab, pipe",
                (byte) ',');
    }

    private static int columns(String text) {
        int columns = Integer.parseInt(text);
        if (columns < 1 || columns > 1440) {
            throw new IllegalArgumentException(text);
        }
        return columns;
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > 100 || number.precision() > 100) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static int minutes(String text) {
        int minutes = Integer.parseInt(text);
        if (minutes <= 0 || 60 % minutes != 0) {
            throw new IllegalArgumentException(text);
        }
        return minutes;
    }

    private static Character point(String text) {
        return switch (text) {
            case "." -> '.';
            case "," -> ',';
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Whether the first of two words stands there, or nothing. */
    private boolean choice(String key, String usual, String other) {
        return parsed(
                key,
                usual,
                text -> {
                    if (!text.equals(usual) && !text.equals(other)) {
                        throw new IllegalArgumentException(text);
                    }
                    return text.equals(usual);
                },
                "is neither " + usual + " nor " + other,
                true);
    }

    private String text(String key, String fallback) {
        Table.Row row = rows.get(key);
        return row == null ? fallback : row.text("value");
    }

    private <T> T parsed(
            String key, String fallback, java.util.function.Function<String, T> parser, String wrong, T standIn) {
        Table.Row row = rows.get(key);
        return row != null
                ? row.parse("value", null, parser, wrong, "", standIn)
                : fallbackOf(fallback, parser, standIn);
    }

    private static <T> T fallbackOf(String fallback, java.util.function.Function<String, T> parser, T standIn) {
        return fallback.isEmpty() || fallback.equals("0") ? standIn : parser.apply(fallback);
    }

    private void need(boolean there, String key, String hint) {
        if (!there) {
            problems.add(new Problem(file, 0, "key", key, "is missing", hint));
        }
    }
}
