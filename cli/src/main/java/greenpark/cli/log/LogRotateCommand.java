package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code greenpark log rotate}. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Gives the log a new key. An entry announces it, and one checkpoint is signed by both.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class LogRotateCommand implements Callable<Integer> {
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
            VerifierKey fresh =
                    log.rotate((old, next) -> LeafBytes.of(new Leaf.Key(Leaf.Key.LOG, next.toString(), null)));
            place.tellKey(log);
            spec.commandLine().getOut().println(speech.texts().format("rotated", folder, fresh));
            if (addToPolicy(place, fresh)) {
                spec.commandLine().getOut().println(speech.texts().format("rotated.policy", place.policy(), fresh));
            }
        }
        return 0;
    }

    /** A policy that does not know the new key would accept nothing that is signed from now on. */
    private static boolean addToPolicy(LogPlace place, VerifierKey fresh) throws IOException {
        if (!Files.exists(place.policy())) {
            return false;
        }
        String text = Files.readString(place.policy(), StandardCharsets.UTF_8);
        String line = "log " + fresh;
        if (text.lines().anyMatch(line::equals)) {
            return false;
        }
        EvidenceRun.write(place.policy().toAbsolutePath(), (line + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
