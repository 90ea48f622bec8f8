package greenpark.cli;

import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Speech;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code greenpark init}: the example park as the start of one's own. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Copies the small example park (three factories, a roof, a solar plant, a battery, a week of readings) "
                        + "as a start for your own.",
        footer = {"", "Example: ./greenpark init parks/mine, then ./greenpark clear parks/mine --out out/mine"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class InitCommand implements Callable<Integer> {
    private static final String EXAMPLE = "parks/example";

    @Parameters(paramLabel = "<dir>", description = "Folder for the new park; must not hold anything yet.")
    private Path folder;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        Path example = Path.of(System.getProperty("greenpark.home", ".")).resolve(EXAMPLE);
        if (!Files.isDirectory(example)) {
            throw refused(example, "is not there", "Call ./greenpark init, which knows where the project lies");
        }
        if (Files.isDirectory(folder) && !isEmpty(folder)) {
            throw refused(folder, "is not empty", "Name a new folder, so that nothing of yours is replaced");
        }
        List<Path> files;
        try (Stream<Path> inside = Files.walk(example)) {
            files = inside.filter(Files::isRegularFile).sorted().toList();
        }
        try (ResultFolder park = ResultFolder.at(folder, ResultFiles.RESULT)) {
            for (Path file : files) {
                park.write(example.relativize(file).toString().replace('\\', '/'), ParkFolder.bytes(file));
            }
            park.publish();
        }
        speech.out().println(speech.texts().format("initiated", folder));
        return 0;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static BadInput refused(Path path, String message, String hint) {
        return new BadInput(new Problem(path.toString(), 0, "", "", message, hint));
    }
}
