package greenpark.cli.input;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
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
public record ParkFolder(Path path, SortedMap<String, byte[]> tables) {
    public static final String READINGS = "readings";

    /**
     * Reads the tables.
     *
     * @throws BadInput where there is no such folder or it holds no park
     */
    public static ParkFolder open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw refused(path, "is no folder");
        }
        Path real = Folders.real(path);
        SortedMap<String, byte[]> tables = new TreeMap<>();
        for (Path file : files(real, false)) {
            tables.put(file.getFileName().toString(), bytes(file));
        }
        if (!tables.containsKey("park.csv")) {
            throw refused(path, "holds no park.csv");
        }
        return new ParkFolder(path, tables);
    }

    private static BadInput refused(Path path, String message) {
        return new BadInput(new Problem(
                path.toString(), 0, "", "", message, "Name the folder of a park, for instance parks/yuncheng"));
    }

    public Park park() {
        return ParkReader.read(tables);
    }

    public Path readingsPath() {
        return path.resolve(READINGS);
    }

    /**
     * Refuses a place for a result from which the next run would read it as readings.
     *
     * @throws BadInput if the place lies among the readings
     */
    public void mayNotHold(Path out) throws IOException {
        if (Folders.real(out).startsWith(Folders.real(readingsPath()))) {
            throw new BadInput(new Problem(
                    out.toString(),
                    0,
                    "",
                    "",
                    "lies among the park's readings",
                    "Name a folder outside of " + readingsPath()
                            + ", or the next run would read the result as readings"));
        }
    }

    /** The files of readings and their mappings, by path. */
    List<Path> readingFiles() throws IOException {
        return Files.isDirectory(readingsPath()) ? files(Folders.real(readingsPath()), true) : List.of();
    }

    /** How messages and digests call a file of readings: by its place in the park's folder, the same on every machine. */
    String name(Path file) throws IOException {
        Path inside = Folders.real(readingsPath()).relativize(file);
        return READINGS + "/" + inside.toString().replace('\\', '/');
    }

    public static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unreadable(file, e);
        }
    }

    /** Links are followed, so that nothing a person sees in the folder is passed over. */
    private static List<Path> files(Path folder, boolean deep) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, deep ? Integer.MAX_VALUE : 1, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> p.toString().endsWith(".csv") || p.toString().endsWith(".csv.gz"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        } catch (IOException e) {
            throw new Unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw new Unreadable(folder, e.getCause() == null ? new IOException(e) : e.getCause());
        }
    }
}
