package greenpark.cli;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code greenpark log erase}. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Destroys the keys of a usage point's day, and what was kept to show it. The log stays as it is, and nobody can open the day any more.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class LogEraseCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<log-dir>", description = "Folder of the log, with its private/.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "<usage-point>", description = "Id of the usage point.")
    private String point;

    @Parameters(
            index = "2",
            paramLabel = "<date>",
            converter = Days.Of.class,
            description = "Local day, for instance 2028-03-01.")
    private LocalDate date;

    @Option(
            names = "--yes",
            required = true,
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "The day once more: what is erased cannot be had back.")
    private LocalDate yes;

    @Mixin
    private Speech speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LogPlace place = new LogPlace(folder);
        place.mustExist();
        OpeningKeys keys = place.keys();
        if (!yes.equals(date) || !keys.has(point, date)) {
            throw new BadInput(new Problem(
                    "log erase",
                    0,
                    "",
                    point + " " + date,
                    yes.equals(date) ? "has no key, or it is erased already" : "is not what --yes says, " + yes,
                    "Name a usage point's id and a day that is sealed, twice"));
        }
        // Under the log's lock: a seal that runs meanwhile holds the keys in memory and would write this one back.
        Log held = Log.open(folder);
        try {
            keys.erase(point, date);
            keys.flush();
            place.openings().forget(point, YearMonth.from(date));
        } finally {
            held.close();
        }
        spec.commandLine().getOut().println(speech.words().format("erased", point, date.toString()));
        return 0;
    }
}
