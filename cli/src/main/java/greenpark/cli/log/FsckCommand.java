package greenpark.cli.log;

import greenpark.cli.terminal.Speech;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark fsck}. */
@Command(
        name = "fsck",
        mixinStandardHelpOptions = true,
        description =
                "Checks a log: every file of it, and that every entry follows from the stored readings. Run it nightly, and after each restore.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is as it must be", "1:something differs", "2:the input cannot be used"},
        footer = {"", "Example: ./greenpark fsck parks/mine --log log/mine"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class FsckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<park-dir>", description = "Folder of the park, with all readings that were ever sealed.")
    private Path folder;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "<dir>",
            description = "Folder of the log, with its private/.")
    private Path log;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        FsckRun.Found found = new FsckRun(
                        folder, new LogPlace(log), Runtime.getRuntime().availableProcessors())
                .run(speech.progress());
        Texts texts = speech.texts();
        PrintWriter out = speech.out();
        found.problems().forEach(out::println);
        if (found.more() > 0) {
            out.println(texts.format("fsck.more", found.more()));
        }
        found.taken().forEach((program, runs) -> out.println(texts.format("taken", program, runs)));
        out.println(texts.format(found.clean() ? "fsck.clean" : "fsck.differs", log, found.entries(), found.runs()));
        return found.clean() ? 0 : 1;
    }
}
