package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.ledger.Log;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code greenpark log ask}. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description =
                "Asks the witnesses of the log's policy to cosign its checkpoint. Exit code 1: the policy is not met.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class LogAskCommand implements Callable<Integer> {
    @Mixin
    private KeptLog log;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        LogPlace place = log.place();
        try (Log held = Log.open(place.folder())) {
            return Witnesses.ask(place, held, speech.texts(), speech.out()) == Witnesses.Stand.MET ? 0 : 1;
        }
    }
}
