package greenpark.core.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A small comma-separated table with a header, read whole. Lines that start with {@code #} are remarks.
 *
 * <p>Cells are asked for by column and type. A cell that cannot be read is recorded as a {@link Problem} in the shared
 * list and a stand-in is returned, so that reading goes on and all problems appear together; the caller checks the list
 * before it uses anything.
 */
public final class Table {
    /** Digits a number may have: enough for any measure, and a text such as 1e-999999999 is no number of a park. */
    private static final int MOST_DECIMALS = 30;

    private final String file;
    private final TreeMap<String, Integer> columns = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems;

    private Table(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads a table.
     *
     * @param file name for messages
     * @param bytes UTF-8, with or without byte order mark, any line end
     * @param expected the columns this table has; every one must be there, and no other
     * @param problems where problems go
     */
    public static Table read(String file, byte[] bytes, List<String> expected, List<Problem> problems) {
        Table table = new Table(file, problems);
        CsvCursor csv = new CsvCursor(bytes, bytes.length, (byte) ',');
        boolean header = true;
        while (csv.nextRow()) {
            if (csv.isBlankRow() || csv.fieldStartsWith(0, (byte) '#')) {
                continue;
            }
            if (header) {
                table.header(csv, expected);
                header = false;
                continue;
            }
            String[] cells = new String[csv.fieldCount()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = csv.text(i).strip();
            }
            Row row = table.new Row(csv.line(), cells);
            if (cells.length != table.columns.size()) {
                row.problem(
                        "",
                        "",
                        "has " + cells.length + " cells where the header has " + table.columns.size(),
                        "Maybe a comma is missing, or a text with a comma needs quotes");
                continue;
            }
            table.rows.add(row);
        }
        if (header) {
            problems.add(new Problem(
                    file, 0, "", "", "is empty", "The first line names the columns: " + String.join(",", expected)));
        }
        return table;
    }

    private void header(CsvCursor csv, List<String> expected) {
        for (int i = 0; i < csv.fieldCount(); i++) {
            String name = csv.text(i).strip();
            if (!expected.contains(name)) {
                problems.add(new Problem(
                        file,
                        csv.line(),
                        "column",
                        name,
                        "is unknown",
                        "Known columns: " + String.join(", ", expected)));
            } else if (columns.putIfAbsent(name, i) != null) {
                problems.add(new Problem(file, csv.line(), "column", name, "stands twice", ""));
            }
            columns.putIfAbsent(name, i);
        }
        for (String name : expected) {
            if (!columns.containsKey(name)) {
                problems.add(new Problem(
                        file,
                        csv.line(),
                        "column",
                        name,
                        "is missing from the header",
                        "The columns are " + String.join(",", expected)));
            }
        }
    }

    public List<Row> rows() {
        return rows;
    }

    public String file() {
        return file;
    }

    /** One line of the table. */
    public final class Row {
        private final long line;
        private final String[] cells;

        private Row(long line, String[] cells) {
            this.line = line;
            this.cells = cells;
        }

        public long line() {
            return line;
        }

        public String file() {
            return file;
        }

        /** The cell's text, empty where the cell or the column is. */
        public String text(String column) {
            Integer at = columns.get(column);
            return at == null || at >= cells.length ? "" : cells[at];
        }

        public boolean has(String column) {
            return !text(column).isEmpty();
        }

        /** A cell that must not be empty. */
        public String required(String column) {
            String text = text(column);
            if (text.isEmpty() && columns.containsKey(column)) {
                problem(column, "", "is empty", "");
            }
            return text;
        }

        /**
         * A plain decimal within bounds, or {@code fallback} where the cell is empty; an empty required cell has no fallback. What
         * is out of bounds is a problem and gives {@code low}, so that nobody goes on with a number of any size.
         */
        public BigDecimal decimal(String column, String low, String high, String fallback) {
            BigDecimal value = parse(
                    column,
                    fallback.isEmpty() ? null : fallback,
                    BigDecimal::new,
                    "is not a number",
                    "Write a plain decimal such as 12.5, without unit or thousands separator",
                    BigDecimal.ZERO);
            if (!has(column)) {
                return value;
            }
            if (value.compareTo(new BigDecimal(low)) < 0 || value.compareTo(new BigDecimal(high)) > 0) {
                problem(column, text(column), "is outside " + low + " … " + high, "");
                return new BigDecimal(low);
            }
            if (value.scale() > MOST_DECIMALS || value.precision() > MOST_DECIMALS) {
                problem(column, text(column), "has more than " + MOST_DECIMALS + " digits", "");
                return new BigDecimal(low);
            }
            return value;
        }

        /** A whole number within bounds; {@code fallback} as for {@link #decimal}. */
        public int whole(String column, int low, int high, String fallback) {
            BigDecimal value = decimal(column, Integer.toString(low), Integer.toString(high), fallback);
            if (value.stripTrailingZeros().scale() > 0) {
                problem(column, text(column), "is no whole number", "");
            }
            return has(column) || !fallback.isEmpty() ? value.intValue() : low;
        }

        /** One of the constants of an enum, written in lower case with hyphens. */
        public <E extends Enum<E>> E oneOf(String column, Class<E> type) {
            E[] all = type.getEnumConstants();
            String known = String.join(", ", Arrays.stream(all).map(Table::word).toList());
            return parse(
                    column,
                    null,
                    text -> {
                        for (E e : all) {
                            if (word(e).equals(text)) {
                                return e;
                            }
                        }
                        throw new IllegalArgumentException(text);
                    },
                    "is not known",
                    "One of: " + known,
                    all[0]);
        }

        /**
         * Any type by its parser. An empty cell takes the fallback text; where that is {@code null}, it is a problem.
         *
         * @param standIn returned where the text cannot be read; the problem is already recorded
         */
        public <T> T parse(
                String column,
                @org.jspecify.annotations.Nullable String fallback,
                Function<String, T> parser,
                String wrong,
                String hint,
                T standIn) {
            String text = has(column) || fallback == null ? required(column) : fallback;
            if (text.isEmpty()) {
                return standIn;
            }
            try {
                return parser.apply(text);
            } catch (RuntimeException e) {
                problem(column, text, wrong, hint);
                return standIn;
            }
        }

        public void problem(String column, String value, String message, String hint) {
            problems.add(new Problem(file, line, column, value, message, hint));
        }
    }

    /** How an enum constant is written in a table: {@code DIRECT_SINGLE} is {@code direct-single}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The UTF-8 bytes of a text, for callers that hold one. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
