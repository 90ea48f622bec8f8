package greenpark.cli.log;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The log that a command keeps, as its first argument. */
@SuppressWarnings("NullAway.Init") // picocli sets the field
final class KeptLog {
    @Parameters(index = "0", paramLabel = "<log-dir>", description = "Folder of the log, with its private/.")
    private Path folder;

    /** @throws greenpark.core.table.BadInput where there is no log */
    LogPlace place() {
        LogPlace place = new LogPlace(folder);
        place.mustExist();
        return place;
    }
}
