package greenpark.cli.energytag;

import greenpark.core.certificate.GcBundle;
import greenpark.core.table.BadInput;
import greenpark.core.table.CsvCursor;
import greenpark.core.table.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Bundles as a table with the 25 required columns; the optional fields do not travel. */
public final class EnergyTagCsv {
    private static final List<Field> COLUMNS = Field.required();

    private EnergyTagCsv() {}

    /** A header and a line per bundle, UTF-8, lines end with LF. */
    public static String write(List<GcBundle> bundles) {
        StringBuilder text = new StringBuilder(header()).append('\n');
        bundles.forEach(bundle -> text.append(line(bundle)));
        return text.toString();
    }

    /** A line of the table, with its end. */
    static String line(GcBundle bundle) {
        StringBuilder text = new StringBuilder();
        for (Field column : COLUMNS) {
            String value = column.text(bundle);
            text.append(column == COLUMNS.getFirst() ? "" : ",").append(quoted(value == null ? "" : value));
        }
        return text.append('\n').toString();
    }

    static String header() {
        return COLUMNS.stream().map(Field::energyTagName).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && value.strip().equals(value) && !value.startsWith("#")
                ? value
                : '"' + value.replace("\"", "\"\"") + '"';
    }

    /**
     * Columns may stand in any order.
     *
     * @param file name for messages
     * @throws BadInput with every problem, each with file, line and field
     */
    public static List<GcBundle> read(String file, byte[] bytes) {
        List<Problem> problems = new ArrayList<>();
        List<GcBundle> bundles = new ArrayList<>();
        CsvCursor csv = new CsvCursor(Arrays.copyOf(bytes, bytes.length), bytes.length, (byte) ',');
        List<Field> columns = List.of();
        while (csv.nextRow()) {
            if (csv.isBlankRow()) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = columns(file, csv);
                continue;
            }
            if (csv.fieldCount() != columns.size()) {
                problems.add(new Problem(
                        file,
                        csv.line(),
                        "",
                        "",
                        "has " + csv.fieldCount() + " cells where the header has " + columns.size(),
                        "Maybe a text with a comma needs quotes"));
                continue;
            }
            SortedMap<Field, String> texts = new TreeMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!csv.isEmpty(i)) {
                    texts.put(columns.get(i), csv.text(i));
                }
            }
            List<Problem> here = new ArrayList<>();
            bundles.add(BundleReader.read(file, csv.line(), texts, here));
            problems.addAll(here);
        }
        if (columns.isEmpty()) {
            problems.add(new Problem(file, 0, "", "", "is empty", "The first line is: " + header()));
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return bundles;
    }

    private static List<Field> columns(String file, CsvCursor csv) {
        List<Problem> problems = new ArrayList<>();
        List<Field> columns = new ArrayList<>();
        for (int i = 0; i < csv.fieldCount(); i++) {
            String name = csv.text(i).strip();
            Field field = Field.of(name);
            if (field == null || !field.isRequired()) {
                problems.add(new Problem(file, csv.line(), "column", name, "is unknown", "Known: " + header()));
            } else if (columns.contains(field)) {
                problems.add(new Problem(file, csv.line(), "column", name, "stands twice", ""));
            } else {
                columns.add(field);
            }
        }
        for (Field field : COLUMNS) {
            if (!columns.contains(field)) {
                problems.add(new Problem(
                        file, csv.line(), "column", field.energyTagName(), "is missing from the header", ""));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return columns;
    }
}
