package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.ledger.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code greenpark log ask}. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description =
                "Asks the witnesses of the log's policy to cosign its checkpoint. Exit code 1: the policy is not met.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class LogAskCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<log-dir>", description = "Folder of the log, with its private/.")
    private Path folder;

    @Mixin
    private Speech speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LogPlace place = new LogPlace(folder);
        place.mustExist();
        try (Log log = Log.open(folder)) {
            return Witnesses.ask(place, log, speech.texts(), spec.commandLine().getOut()) == Witnesses.Stand.MET
                    ? 0
                    : 1;
        }
    }
}
