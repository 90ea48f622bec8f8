package greenpark.cli;

import greenpark.cli.energytag.EnergyTagFile;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Speech;
import greenpark.core.certificate.GcBundle;
import greenpark.core.certificate.SliceState;
import greenpark.core.quantity.Energy;
import greenpark.core.table.Table;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code greenpark energytag check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reads a file of EnergyTag's GC bundles, JSON or table, anybody's, and says what it holds or every problem it has.",
        footer = {"", "Formats: docs/formats/certificates.md. Example: ./greenpark energytag check march.json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class EnergyTagCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<file>", description = "The file.")
    private Path file;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        List<GcBundle> bundles = EnergyTagFile.read(file.toString(), ParkFolder.bytes(file));
        PrintWriter out = speech.out();
        Texts texts = speech.texts();
        long all = bundles.stream().mapToLong(GcBundle::bundleQuantity).sum();
        out.println(texts.format(
                "energytag.holds",
                Integer.toString(bundles.size()),
                Energy.ofWattHours(all).readable()));
        if (bundles.isEmpty()) {
            return 0;
        }
        Instant first = bundles.stream()
                .map(GcBundle::productionStartingInterval)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = bundles.stream()
                .map(GcBundle::productionEndingInterval)
                .max(Instant::compareTo)
                .orElseThrow();
        out.println(texts.format("energytag.period", first.toString(), last.toString()));
        SortedMap<SliceState, Long> byState = new TreeMap<>();
        SortedMap<String, Long> byDevice = new TreeMap<>();
        for (GcBundle bundle : bundles) {
            byState.merge(bundle.certificateBundleStatus(), bundle.bundleQuantity(), Math::addExact);
            byDevice.merge(bundle.issuingBody() + " / " + bundle.deviceId(), bundle.bundleQuantity(), Math::addExact);
        }
        byState.forEach((state, wattHours) -> line(out, texts.of("energytag.state." + Table.word(state)), wattHours));
        byDevice.forEach((device, wattHours) -> line(out, device, wattHours));
        out.println(texts.of("energytag.fine"));
        return 0;
    }

    private static void line(PrintWriter out, String what, long wattHours) {
        out.println("  " + what + ": " + Energy.ofWattHours(wattHours).readable());
    }
}
