package greenpark.engine.generate;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reference park as it stands in {@code parks/yuncheng}, and what is generated for it. */
record Yuncheng(SortedMap<String, byte[]> tables, Park park) {

    record Generated(Truth truth, SortedMap<String, byte[]> files) {}

    static Yuncheng read() {
        SortedMap<String, byte[]> tables = new TreeMap<>();
        Path folder = Path.of(System.getProperty("greenpark.root", ".."), "parks", "yuncheng");
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".csv")).toList()) {
                tables.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Yuncheng(tables, ParkReader.read(tables));
    }

    Generated generate(String from, String to, Defects defects) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Truth truth =
                ParkGenerator.generate(park, tables, LocalDate.parse(from), LocalDate.parse(to), defects, files::put);
        return new Generated(truth, files);
    }
}
