package greenpark.cli;

import java.io.IOException;
import java.nio.file.Path;

/** The machine refuses to give a file of the input: no permission, a broken disk. Writing has other words. */
final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    private final String path;

    Unreadable(Path path, IOException cause) {
        super(path.toString(), cause);
        this.path = path.toString();
    }

    String path() {
        return path;
    }
}
