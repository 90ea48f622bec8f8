package greenpark.cli.input;

import greenpark.core.carbon.RuleBook;
import greenpark.core.carbon.RuleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The statutory numbers that every park of the country shares: the tables of {@code rules/cn}. */
public final class RulesFolder {
    private static final Path COUNTRY = Path.of("rules", "cn");

    private RulesFolder() {}

    /**
     * Reads the rules.
     *
     * @param inputs takes their bytes, because they are an input of the result
     */
    public static RuleBook read(MessageDigest inputs) throws IOException {
        SortedMap<String, byte[]> files = files();
        files.forEach((name, bytes) -> Digest.add(inputs, "rules/cn/" + name, bytes));
        return RuleReader.read(files);
    }

    /** The tables, by file name. */
    public static SortedMap<String, byte[]> files() throws IOException {
        Path folder = Path.of(System.getProperty("greenpark.home", System.getProperty("greenpark.root", ".")))
                .resolve(COUNTRY);
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".csv")).toList()) {
                files.put(path.getFileName().toString(), ParkFolder.bytes(path));
            }
        }
        return files;
    }
}
