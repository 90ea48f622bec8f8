package greenpark.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a log does not hold what it must. Outside trouble: nothing is signed on top of it; the operator looks into it. */
public final class DamagedLog extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param why what is wrong, with the values, and what may help */
    public DamagedLog(Path file, String why) {
        super(file + ": " + why);
    }
}
