package greenpark.core.carbon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's own rules, as a real run reads them. */
public final class TestRules {
    private TestRules() {}

    public static SortedMap<String, byte[]> files() {
        return folder("rules/cn");
    }

    public static RuleBook read() {
        return RuleReader.read(files());
    }

    static SortedMap<String, byte[]> folder(String name) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(Path.of(System.getProperty("greenpark.root"), name))) {
            List<Path> tables = paths.filter(p -> p.toString().endsWith(".csv")).toList();
            for (Path table : tables) {
                files.put(table.getFileName().toString(), Files.readAllBytes(table));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
