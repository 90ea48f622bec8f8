package greenpark.cli.log;

import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Speech;
import greenpark.core.ledger.KeyType;
import greenpark.ledger.Log;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code greenpark seal}. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description =
                "Seals cleared days into an append-only log: new days, and successors of what corrections changed. Repeats and compares everything before.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:sealed, or nothing new",
            "1:the machine failed, or a witness cosigned another history of this log",
            "2:the input or the arguments cannot be used; nothing is sealed"
        },
        footer = {
            "",
            "Format: docs/formats/log.md. Example: ./greenpark seal parks/mine --log log/mine --origin park.example/log"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
public final class SealCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<park-dir>", description = "Folder of the park: its tables, and readings/.")
    private Path folder;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "<dir>",
            description = "Folder of the log; made where it does not exist. Publish its public/, keep its private/.")
    private Path log;

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            converter = KeyNameOf.class,
            description = "Name of a new log for good, without a scheme, for instance park.example/log.")
    private @Nullable String origin;

    @Option(
            names = "--cosign",
            split = ",",
            paramLabel = "WORD",
            converter = CosignerOf.class,
            description =
                    "With --origin: further keys of the keeper that sign each checkpoint: ml-dsa-44 (safe from quantum computers), sm2.")
    private List<KeyType> cosign = List.of();

    @Option(
            names = "--sm3",
            description =
                    "With --origin: keep a second log of the same entries with SM3 and SM2, in sm3/ of the log's folder.")
    private boolean sister;

    /** The kinds of keys that can sign beside the log's own. */
    static final class CosignerOf implements ITypeConverter<KeyType> {
        @Override
        public KeyType convert(String text) {
            return switch (text) {
                case "ml-dsa-44" -> KeyType.ML_DSA_44_COSIGNATURE;
                case "sm2" -> KeyType.SM2_COSIGNATURE;
                default -> throw new TypeConversionException("'" + text + "' is neither ml-dsa-44 nor sm2");
            };
        }
    }

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "Last local day to seal, inclusive (default: the last with readings).")
    private @Nullable LocalDate to;

    @Option(
            names = "--as-known-at",
            paramLabel = "INSTANT",
            converter = Days.At.class,
            description = "Seal what was known then (default: everything that has come).")
    private @Nullable Instant asKnownAt;

    @Option(names = "--allow-imbalance", description = "Seal even a month whose meters contradict each other.")
    private boolean allowImbalance;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        SealRun.Sealed sealed = new SealRun(
                        folder,
                        new LogPlace(log),
                        new NewLog(origin, cosign, sister),
                        to,
                        asKnownAt,
                        threads,
                        allowImbalance)
                .run(speech.progress());
        Texts texts = speech.texts();
        sealed.taken().forEach((program, runs) -> speech.out().println(texts.format("taken", program, runs)));
        speech.out()
                .println(
                        sealed.before() == sealed.after()
                                ? texts.format("sealed.nothing", log, sealed.after())
                                : texts.format(
                                        "sealed",
                                        log,
                                        sealed.after() - sealed.before(),
                                        sealed.after(),
                                        sealed.last()));
        try (Log opened = Log.open(log)) {
            // Published already: witnesses that are away delay nothing, and evidence says who stood behind it.
            Witnesses.Stand stand = Witnesses.ask(new LogPlace(log), opened, texts, speech.out());
            return stand == Witnesses.Stand.CONTRADICTED ? 1 : 0;
        }
    }
}
