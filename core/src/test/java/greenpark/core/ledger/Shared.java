package greenpark.core.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The vectors of others, where they are. */
public final class Shared {
    private Shared() {}

    /** A file or folder of the vectors; the test is skipped where it is absent. */
    public static Path vectors(String name) {
        Path path = Path.of(System.getProperty("greenpark.shared", "../shared"), "vectors", name);
        assumeTrue(Files.exists(path), "no vectors at " + path);
        return path;
    }
}
