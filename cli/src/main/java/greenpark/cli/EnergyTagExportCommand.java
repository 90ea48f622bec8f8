package greenpark.cli;

import greenpark.cli.energytag.EnergyTagWriter;
import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Speech;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark energytag export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes the certificates that stand in a result as EnergyTag's GC bundles, a row for each part of one fate.",
        footer = {
            "",
            "Formats: docs/formats/certificates.md. Example: ./greenpark energytag export parks/yuncheng out/march --format json --to-file march.json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class EnergyTagExportCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "<park-dir>",
            description = "Folder of the park, whose tables describe the devices.")
    private Path park;

    @Parameters(index = "1", paramLabel = "<result-dir>", description = "What clear or correct wrote of it.")
    private Path result;

    @Option(
            names = "--to-file",
            required = true,
            paramLabel = "<file>",
            description = "File to write; it must not exist.")
    private Path file;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "json|csv",
            description = "JSON with the optional fields, or the table of the 25 required columns.")
    private EnergyTagWriter.Format format;

    @Option(
            names = "--owner",
            paramLabel = "ACCOUNT",
            description =
                    "Only what this account owns or has claimed: a tenant of tenants.csv, or a usage point of it.")
    private @Nullable String owner;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "First local day of generation.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "Last local day of generation, inclusive.")
    private @Nullable LocalDate to;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        EnergyTagExport.Written written = new EnergyTagExport(park, result, file, format, owner, from, to).run();
        speech.out()
                .println(speech.texts()
                        .format("energytag.written", file, Long.toString(written.rows()), written.energy()));
        return 0;
    }
}
