package greenpark.cli;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A park's folder on disk: the tables at its top, the readings in {@code readings/}.
 *
 * @param tables file name to bytes
 */
record ParkFolder(Path path, SortedMap<String, byte[]> tables) {
    static final String READINGS = "readings";

    /**
     * Reads the tables.
     *
     * @throws BadInput where there is no such folder or it holds no park
     */
    static ParkFolder open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new BadInput(new Problem(
                    path.toString(),
                    0,
                    "",
                    "",
                    "is no folder",
                    "Name the folder of a park, for instance parks/yuncheng"));
        }
        SortedMap<String, byte[]> tables = new TreeMap<>();
        for (Path file : files(path, false)) {
            tables.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        if (!tables.containsKey("park.csv")) {
            throw new BadInput(new Problem(
                    path.toString(),
                    0,
                    "",
                    "",
                    "holds no park.csv",
                    "Name the folder of a park, for instance parks/yuncheng"));
        }
        return new ParkFolder(path, tables);
    }

    Park park() {
        return ParkReader.read(tables);
    }

    Path readingsPath() {
        return path.resolve(READINGS);
    }

    /** The files of readings and their mappings, by path. */
    List<Path> readingFiles() throws IOException {
        return Files.isDirectory(readingsPath()) ? files(readingsPath(), true) : List.of();
    }

    private static List<Path> files(Path folder, boolean deep) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, deep ? Integer.MAX_VALUE : 1)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> p.toString().endsWith(".csv") || p.toString().endsWith(".csv.gz"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
    }
}
