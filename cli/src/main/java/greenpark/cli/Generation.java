package greenpark.cli;

import greenpark.cli.input.Digest;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Version;
import greenpark.core.park.Park;
import greenpark.core.quantity.Energy;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.engine.Quantize;
import greenpark.engine.generate.Defects;
import greenpark.engine.generate.ParkGenerator;
import greenpark.engine.generate.Truth;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;

/** Puts generated readings into a park's folder, whole or not at all, with a note of what they were made from. */
final class Generation {
    private Generation() {}

    /** @param to last day, inclusive */
    static Truth write(ParkFolder folder, LocalDate from, LocalDate to, String defects) throws IOException {
        if (to.isBefore(from)) {
            throw new BadInput(new Problem(
                    "--to", 0, "", to.toString(), "is before --from " + from, "Both days belong to the period"));
        }
        Park park = folder.park();
        try (ResultFolder result = ResultFolder.at(folder.readingsPath(), ResultFiles.READINGS)) {
            Truth truth = ParkGenerator.generate(
                    park, folder.tables(), from, to.plusDays(1), Defects.of(defects), (name, bytes) -> {
                        try {
                            result.write(name, bytes);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            result.write(ResultFiles.NOTE, note(folder, from, to, defects));
            result.publish();
            return truth;
        }
    }

    /** Whether the folder's readings are those that {@link #write} would put there now. */
    static boolean isCurrent(ParkFolder folder, LocalDate from, LocalDate to, String defects) throws IOException {
        Path note = folder.readingsPath().resolve(ResultFiles.NOTE);
        return Files.exists(note) && Arrays.equals(Files.readAllBytes(note), note(folder, from, to, defects));
    }

    private static byte[] note(ParkFolder folder, LocalDate from, LocalDate to, String defects) {
        return Table.bytes("made by: greenpark generate " + Version.text() + "\nfrom: " + from + "\nto: " + to
                + "\ndefects: " + defects + "\npark tables: sha256:" + Digest.of(folder.tables()) + "\n");
    }

    static void tell(Texts texts, PrintWriter out, ParkFolder folder, LocalDate from, LocalDate to, Truth truth) {
        out.println(texts.format(
                "generated",
                from.toString(),
                to.toString(),
                folder.readingsPath().toString(),
                readable(truth.demand()),
                readable(truth.selfSupplied())));
    }

    private static String readable(double kilowattHours) {
        return Energy.ofWattHours(Quantize.nearest(kilowattHours * 1000)).readable();
    }
}
