package greenpark.cli.log;

import greenpark.cli.statement.Statement;
import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Speech;
import greenpark.core.evidence.EvidenceBytes;
import greenpark.core.evidence.EvidenceFile;
import greenpark.core.evidence.Variant;
import greenpark.verifier.page.VerifyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code greenpark evidence}. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description =
                "Writes one file with which a factory shows its buyer a month: consumption, green energy by plant, claims, carbon, and the proof that they are in the log.",
        footer = {
            "",
            "Format: docs/formats/evidence.md. Example: ./greenpark evidence mill --month 2027-06 --log log/mine --out mill.evidence"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class EvidenceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<factory>", description = "Id of the factory.")
    private String factory;

    @Option(
            names = "--month",
            required = true,
            paramLabel = "YYYY-MM",
            converter = Days.OfMonth.class,
            description = "The month.")
    private YearMonth month;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "<dir>",
            description = "Folder of the log, with its private/.")
    private Path log;

    @Option(names = "--out", required = true, paramLabel = "<file>", description = "The evidence file.")
    private Path out;

    @Option(
            names = "--show",
            paramLabel = "WORD",
            description = "How much is shown: slots (every interval), hours, days or month (default: slots).")
    private Variant variant = Variant.SLOTS;

    @Option(
            names = "--policy",
            paramLabel = "<file>",
            description =
                    "Witness policy to carry (default: policy in the log's folder; without one, the log's key and no witness).")
    private @Nullable Path policy;

    @Option(
            names = "--page",
            paramLabel = "<file>",
            description =
                    "Write the page that verifies it in a browser too, with the evidence inside: one file to mail.")
    private @Nullable Path page;

    @Option(
            names = "--claims",
            paramLabel = "<file>",
            description =
                    "Write the list of the certificates claimed in the month too; its root is in the evidence. Needs --park, and repeats what was sealed.")
    private @Nullable Path claims;

    @Option(names = "--park", paramLabel = "<dir>", description = "With --claims: folder of the park.")
    private @Nullable Path park;

    @Option(
            names = "--pdf",
            paramLabel = "<file>",
            description = "Write a statement of it too, for people who file paper; in the language of --lang.")
    private @Nullable Path pdf;

    @Option(
            names = "--font",
            paramLabel = "<file>",
            description =
                    "TrueType font with Chinese glyphs for the statement (default: one of those that this machine has).")
    private @Nullable Path font;

    @Mixin
    private Speech speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (font != null && pdf == null) {
            throw new ParameterException(spec.commandLine(), "--font is for a statement: name one with --pdf");
        }
        if ((claims == null) != (park == null)) {
            throw new ParameterException(spec.commandLine(), "--claims and --park belong together");
        }
        List<Path> places = Stream.of(out, page, pdf, claims)
                .filter(Objects::nonNull)
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        if (new TreeSet<>(places).size() < places.size()) {
            throw new ParameterException(
                    spec.commandLine(), "--out, --page, --pdf and --claims are to be different files");
        }
        EvidenceRun run = new EvidenceRun(new LogPlace(log), factory, month, variant, policy);
        EvidenceFile file = run.run();
        byte[] list = claims == null || park == null
                ? null
                : run.claims(file, park, Runtime.getRuntime().availableProcessors(), speech.progress());
        byte[] statement =
                pdf == null ? null : Statement.pdf(file, speech.texts().chinese(), font);
        EvidenceRun.write(out.toAbsolutePath(), EvidenceBytes.of(file));
        if (pdf != null && statement != null) {
            EvidenceRun.write(pdf.toAbsolutePath(), statement);
        }
        if (claims != null && list != null) {
            EvidenceRun.write(claims.toAbsolutePath(), list);
        }
        if (page != null) {
            VerifyPage.write(page, EvidenceBytes.of(file));
        }
        String part = run.partBecause(file);
        speech.out()
                .println(speech.texts()
                        .format(
                                part == null ? "evidence" : "evidence." + part,
                                out,
                                Files.size(out),
                                factory,
                                month.toString(),
                                file.days().size()));
        if (claims != null) {
            speech.out().println(speech.texts().format("evidence.claims", claims, out));
        }
        if (pdf != null) {
            speech.out().println(speech.texts().format("evidence.statement", pdf));
        }
        return 0;
    }
}
