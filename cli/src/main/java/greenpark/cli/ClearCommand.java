package greenpark.cli;

import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Speech;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark clear}. */
@Command(
        name = "clear",
        mixinStandardHelpOptions = true,
        description = "Traces a park's electricity from its meter readings to its factories and writes the result: "
                + "summary.json, report.html, the allocation by month, and what validation found.",
        footer = {
            "",
            "Formats: docs/formats. Example: ./greenpark clear parks/yuncheng --out out/march --from 2028-03-01 --to 2028-03-31"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class ClearCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<park-dir>", description = "Folder of the park: its tables, and readings/.")
    private Path folder;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "<dir>",
            description = "Folder for the result; replaced only if it holds an earlier result and nothing else.")
    private Path out;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "First local day, for instance 2028-03-01 (default: the first with readings).")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "Last local day, inclusive (default: the last with readings).")
    private @Nullable LocalDate to;

    @Option(
            names = "--as-known-at",
            paramLabel = "INSTANT",
            converter = Days.At.class,
            description =
                    "Use only readings received by then, for instance 2028-04-01T00:00:00Z; later corrections are as if they had not come.")
    private @Nullable Instant asKnownAt;

    @Mixin
    private Threads threads;

    @Option(
            names = "--allow-imbalance",
            description = "Write the result even of a month whose meters contradict each other.")
    private boolean allowImbalance;

    @Option(
            names = "--no-certificates",
            description = "Leave out certificates and their events: faster, and a third of the memory.")
    private boolean noCertificates;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        ClearingRun run = new ClearingRun(
                folder, out, from, to, List.of(), asKnownAt, threads.checked(), allowImbalance, !noCertificates);
        ClearedPark cleared = run.run(speech.progress());
        new SummaryTable(speech.texts(), cleared).print(speech.out());
        speech.out().println(speech.texts().format("written", out));
        return 0;
    }
}
