package greenpark.cli;

import greenpark.cli.report.CorrectionSummary;
import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Speech;
import greenpark.core.quantity.Energy;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code greenpark correct}. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        description =
                "Clears a park as it was known first, then takes what became known later as corrections, one after another: "
                        + "certificates that rest on corrected readings are withdrawn and made anew, visibly. "
                        + "The accounts are those of the readings known last, as clear would write them.",
        footer = {
            "",
            "Formats: docs/formats/results.md. Example: ./greenpark correct parks/yuncheng --out out/march --from 2028-03-01 "
                    + "--to 2028-03-31 --known-at 2028-04-02T00:00:00Z,all"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class CorrectCommand implements Callable<Integer> {
    /** Instead of an instant: everything that has come. */
    private static final String ALL = "all";

    private static final int MOST = 100;

    @Parameters(paramLabel = "<park-dir>", description = "Folder of the park: its tables, and readings/.")
    private Path folder;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "<dir>",
            description = "Folder for the result; replaced only if it holds an earlier result and nothing else.")
    private Path out;

    @Option(
            names = "--known-at",
            required = true,
            split = ",",
            paramLabel = "INSTANT",
            description =
                    "Cleared at the first instant, corrected at each one after it, for instance 2028-04-02T00:00:00Z,2028-05-02T00:00:00Z; "
                            + "the last may be 'all': every reading there is.")
    private List<String> knownAt;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "First local day of the accounts (default: the first with readings).")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "Last local day, inclusive (default: the last with readings).")
    private @Nullable LocalDate to;

    @Mixin
    private Threads threads;

    @Option(
            names = "--allow-imbalance",
            description = "Write the result even of a month whose meters contradict each other.")
    private boolean allowImbalance;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        Known known = known();
        ClearingRun run = new ClearingRun(
                folder, out, from, to, known.earlier(), known.last(), threads.checked(), allowImbalance, true);
        ClearedPark cleared = run.run(speech.progress());
        new SummaryTable(speech.texts(), cleared).print(speech.out());
        PrintWriter text = speech.out();
        Texts texts = speech.texts();
        for (int i = 0; i < cleared.corrections().size(); i++) {
            print(text, texts, i + 1, cleared.corrections().get(i));
        }
        text.println(texts.format("written", out));
        return 0;
    }

    private Known known() {
        if (knownAt.size() < 2) {
            throw problem(knownAt.getFirst(), "is one instant", "Name two or more: " + knownAt.getFirst() + "," + ALL);
        }
        if (knownAt.size() > MOST) {
            throw problem(knownAt.getLast(), "is one too many", "At most " + MOST + " instants");
        }
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < knownAt.size(); i++) {
            String text = knownAt.get(i).strip();
            if (text.equals(ALL)) {
                if (i < knownAt.size() - 1) {
                    throw problem(text, "is not the last", "After everything nothing more can come");
                }
                return new Known(List.copyOf(instants), null);
            }
            Instant instant = instant(text);
            if (!instants.isEmpty() && !instant.isAfter(instants.getLast())) {
                throw problem(text, "is not after " + instants.getLast(), "Name the instants in order of time");
            }
            instants.add(instant);
        }
        return new Known(List.copyOf(instants.subList(0, instants.size() - 1)), instants.getLast());
    }

    private static Instant instant(String text) {
        try {
            return new Days.At().convert(text);
        } catch (TypeConversionException e) {
            throw problem(
                    text, "is no instant", "Write it with its offset, as 2028-04-01T00:00:00Z, or the last as " + ALL);
        }
    }

    private static BadInput problem(String value, String message, String hint) {
        return new BadInput(new Problem("--known-at", 0, "", value, message, hint));
    }

    private static void print(PrintWriter out, Texts texts, int number, CorrectionSummary c) {
        out.println();
        out.println(texts.format(
                "correction",
                Integer.toString(number),
                c.knownAt() == null ? texts.of("correction.all") : c.knownAt().toString()));
        out.println(texts.format(
                "correction.slots", Integer.toString(c.changedSlots()), Integer.toString(c.supersededSlots())));
        out.println(texts.format(
                "correction.bundles",
                Integer.toString(c.bundlesWithdrawn()),
                Integer.toString(c.recordsWithdrawn()),
                Integer.toString(c.bundlesIssued())));
        if (c.differences() > 0 || c.madeGoodWh() > 0) {
            out.println(texts.format(
                    "correction.carried",
                    Integer.toString(c.differences()),
                    Energy.ofWattHours(c.carriedWh()).readable(),
                    Energy.ofWattHours(c.madeGoodWh()).readable()));
        }
        if (c.releasedWh() > 0) {
            out.println(texts.format(
                    "correction.released", Energy.ofWattHours(c.releasedWh()).readable()));
        }
        if (c.unreached() > 0) {
            out.println(texts.format("correction.unreached", Integer.toString(c.unreached())));
        }
        if (!c.reopened().isEmpty()) {
            out.println(texts.format("correction.reopened", months(c.reopened())));
        }
        if (c.leftSlots() > 0) {
            out.println(texts.format("correction.left", months(c.leftClosed()), Integer.toString(c.leftSlots())));
        }
        if (c.newDays() > 0) {
            out.println(texts.format("correction.new-days", Integer.toString(c.newDays())));
        }
    }

    private static String months(List<YearMonth> months) {
        return months.stream().map(YearMonth::toString).collect(Collectors.joining(", "));
    }
}
