package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code greenpark log rotate}. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = "Gives the log a new key. An entry announces it, and one checkpoint is signed by both.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class LogRotateCommand implements Callable<Integer> {
    @Mixin
    private KeptLog log;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        LogPlace place = log.place();
        try (Log held = Log.open(place.folder())) {
            VerifierKey fresh =
                    held.rotate((old, next) -> LeafBytes.of(new Leaf.Key(Leaf.Key.LOG, next.toString(), null)));
            place.tellKey(held);
            speech.out().println(speech.texts().format("rotated", place.folder(), fresh));
            if (addToPolicy(place, fresh)) {
                speech.out().println(speech.texts().format("rotated.policy", place.policy(), fresh));
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
