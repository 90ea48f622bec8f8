package greenpark.cli;

import greenpark.cli.terminal.Progress;
import greenpark.cli.terminal.Speech;
import greenpark.core.clearing.Reason;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Says why a factory's energy of an interval is what it is: a tree of reasons with numbers that add up.",
        footer = {"", "Example: ./greenpark explain parks/yuncheng battery-cell 2028-03-06T10:15 --lang en"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            arity = "2..3",
            paramLabel = "<argument>",
            description =
                    "[<park-dir>] <factory> <interval>: the park's folder (default: parks/yuncheng of the project); the id or name of a factory; "
                            + "the start of the interval as the park's local time, 2028-03-06T10:15, or as an instant, 2028-03-06T02:15:00Z.")
    private List<String> arguments;

    @Option(
            names = "--as-known-at",
            paramLabel = "INSTANT",
            description = "Use only readings received by then, for instance 2028-04-01T00:00:00Z.")
    private @Nullable Instant asKnownAt;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw new BadInput(new Problem(
                    "explain", 0, "", String.join(" ", arguments), "is not [<park-dir>] <factory> <interval>", ""));
        }
        Path home = Path.of(System.getProperty("greenpark.home", "."));
        Path folder = arguments.size() == 3 ? Path.of(arguments.getFirst()) : home.resolve("parks/yuncheng");
        String factory = arguments.get(arguments.size() - 2);
        ExplainRun run = new ExplainRun(folder, factory, arguments.getLast(), asKnownAt);
        Progress progress = speech.progress();
        ExplainRun.Explained explained = run.run(progress);
        progress.clear();
        Reason reason = explained.reason();
        Texts texts = Texts.in(ExplainCommand.class, "explain", speech.texts().chinese());
        if (explained.simulated()) {
            speech.out().println(speech.texts().of("simulated"));
        }
        new ReasonTree(texts, explained.zone()).print(reason, speech.out());
        return 0;
    }
}
