package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.verifier.Verify;
import greenpark.verifier.page.VerifyPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code greenpark verify}: the verifier's own program, here for convenience. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks an evidence file, without a network. The same is done by greenpark-verifier.jar, and by the page in a browser.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every check holds", "1:a check fails", "2:the file cannot be read as evidence"},
        footer = {"", "Format: docs/formats/evidence.md. Example: ./greenpark verify mill.evidence"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "<file>", description = "The evidence file.")
    private @Nullable Path file;

    @Option(
            names = "--write-page",
            paramLabel = "<file>",
            description = "Write the page verify.html, which checks any evidence file in a browser, without a network.")
    private @Nullable Path page;

    @Option(
            names = "--policy",
            paramLabel = "<file>",
            description = "Your own witness policy, instead of the one in the file.")
    private @Nullable Path policy;

    @Option(
            names = "--claims",
            paramLabel = "<file>",
            description = "The list of certificates that came with the evidence: check that just these were sealed.")
    private @Nullable Path claims;

    @Option(
            names = "--tlog-proofs",
            paramLabel = "<folder>",
            description = "Write each leaf with its proof in the text of c2sp.org/tlog-proof too, for other tools.")
    private @Nullable Path proofs;

    @Mixin
    private Speech speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (page != null) {
            VerifyPage.write(page);
        }
        if (file == null) {
            if (page == null) {
                throw new ParameterException(spec.commandLine(), "Name an evidence file, or --write-page");
            }
            return 0;
        }
        return Verify.run(
                new Verify.Request(file, policy, claims, proofs, speech.texts().chinese()),
                speech.out(),
                spec.commandLine().getErr());
    }
}
