package greenpark.cli;

import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Progress;
import greenpark.cli.terminal.Speech;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.engine.generate.Defects;
import greenpark.engine.generate.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description =
                "Makes a park's meter readings with a seeded physical model: weather, plants, factories, storage, meters. "
                        + "They replace what an earlier run of generate put into readings/.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class GenerateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<park-dir>", description = "Folder of the park; needs generator.csv and load_shapes.csv.")
    private Path folder;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "First local day.")
    private LocalDate from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "Last local day, inclusive.")
    private LocalDate to;

    @Option(
            names = "--defects",
            paramLabel = "WORD",
            description =
                    "What goes wrong between the meters and us: none, realistic or harsh (default: ${DEFAULT-VALUE}).")
    private String defects = "realistic";

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        if (!Defects.WORDS.contains(defects)) {
            throw new BadInput(new Problem(
                    "--defects", 0, "", defects, "is not known", "One of: " + String.join(", ", Defects.WORDS)));
        }
        ParkFolder park = ParkFolder.open(folder);
        Progress progress = speech.progress();
        progress.stage("generate");
        Truth truth = Generation.write(park, from, to, defects);
        progress.clear();
        Generation.tell(speech.texts(), speech.out(), park, from, to, truth);
        return 0;
    }
}
