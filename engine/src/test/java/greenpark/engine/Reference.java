package greenpark.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenpark.core.table.CsvCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Columns of a reference file that an outside program has computed; an empty cell is NaN. */
public record Reference(List<OffsetDateTime> times, SortedMap<String, double[]> columns) {

    /** Reads a file of the shared reference folder; the test is skipped by name where the folder is absent. */
    public static Reference read(String name) {
        Path path = Path.of(System.getProperty("greenpark.shared", "shared"), "reference", name);
        assumeTrue(Files.exists(path), () -> "no reference file " + path);
        try (InputStream in = Files.newInputStream(path);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return read(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reference read(byte[] bytes) {
        CsvCursor csv = new CsvCursor(bytes, bytes.length, (byte) ',');
        csv.nextRow();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < csv.fieldCount(); i++) {
            names.add(csv.text(i));
        }
        List<OffsetDateTime> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        while (csv.nextRow()) {
            double[] row = new double[names.size()];
            for (int i = 0; i < row.length; i++) {
                if (names.get(i).equals("time")) {
                    times.add(OffsetDateTime.parse(csv.text(i)));
                } else {
                    row[i] = csv.isEmpty(i) ? Double.NaN : Double.parseDouble(csv.text(i));
                }
            }
            rows.add(row);
        }
        SortedMap<String, double[]> columns = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            columns.put(
                    names.get(i), rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        return new Reference(times, columns);
    }

    public double[] column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    public int size() {
        return column(columns.firstKey()).length;
    }
}
