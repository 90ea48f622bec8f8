package greenpark.cli.input;

import java.io.IOException;
import java.nio.file.Path;

/** The machine refuses to give a file of the input: no permission, a broken disk. Writing has other words. */
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    private final String path;

    public Unreadable(Path path, IOException cause) {
        super(path.toString(), cause);
        this.path = path.toString();
    }

    public String path() {
        return path;
    }
}
