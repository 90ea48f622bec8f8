package greenpark.cli.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where folders really lie, and how they go. */
public final class Folders {
    private static final int TRIES = 5;

    private Folders() {}

    /** Where a path leads, links followed; what is not there yet is where its folder leads. */
    public static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        Path parent = absolute.getParent();
        return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }

    /** Removes a folder with what is in it. Other threads may still be writing for a moment. */
    public static void remove(Path folder) {
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                // The disk is in trouble, or a file came while we went. The name of the folder says that it is
                // unfinished.
                Thread.onSpinWait();
            }
        }
    }
}
