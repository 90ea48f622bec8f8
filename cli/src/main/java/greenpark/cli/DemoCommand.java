package greenpark.cli;

import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Progress;
import greenpark.cli.terminal.Speech;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code greenpark demo}: {@code clear} on the reference park's first whole year. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Clears a year of the reference park parks/yuncheng, making its readings first if they are not there.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class DemoCommand implements Callable<Integer> {
    /** The first year in which everything is in service. */
    private static final LocalDate FROM = LocalDate.of(2028, 1, 1);

    private static final LocalDate TO = LocalDate.of(2028, 12, 31);
    private static final String DEFECTS = "realistic";

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            description = "Folder for the result (default: out/yuncheng in the project).")
    private @Nullable Path out;

    @Option(names = "--certificates", description = "Make certificates and write their events too, as clear does.")
    private boolean certificates;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("greenpark.home", "."));
        Path folder = home.resolve("parks/yuncheng");
        Path target = out == null ? home.resolve("out/yuncheng") : out;
        Progress progress = speech.progress();
        ParkFolder park = ParkFolder.open(folder);
        if (!Generation.isCurrent(park, FROM, TO, DEFECTS)) {
            progress.stage(speech.texts().of("demo.generating"));
            Generation.write(park, FROM, TO, DEFECTS);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        ClearedPark cleared =
                new ClearingRun(folder, target, FROM, TO, List.of(), null, threads, false, certificates).run(progress);
        new SummaryTable(speech.texts(), cleared).print(speech.out());
        speech.out()
                .println(speech.texts()
                        .format(
                                "demo.closing",
                                target.resolve("report.html").toAbsolutePath().normalize()));
        return 0;
    }
}
