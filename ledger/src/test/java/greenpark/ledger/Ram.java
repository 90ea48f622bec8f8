package greenpark.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for tests: in memory where the system has such a place, since a forced write costs milliseconds elsewhere. */
public final class Ram {
    private Ram() {}

    public static Path folder() throws IOException {
        Path shm = Path.of("/dev/shm");
        return Files.isWritable(shm)
                ? Files.createTempDirectory(shm, "greenpark")
                : Files.createTempDirectory("greenpark");
    }

    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
