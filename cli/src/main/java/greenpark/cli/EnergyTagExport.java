package greenpark.cli;

import greenpark.cli.energytag.EnergyTagWriter;
import greenpark.cli.input.ParkFolder;
import greenpark.core.certificate.BundleView;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.DeviceRegister;
import greenpark.core.certificate.GcBundle;
import greenpark.core.certificate.Outcome;
import greenpark.core.certificate.Side;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.quantity.Energy;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The story of {@code energytag export}: read the events of a result, make the book again, write what stands in it.
 *
 * @param owner only what this account owns or has claimed; null for all
 * @param from first local day of generation, or null
 * @param to last local day, inclusive, or null
 */
record EnergyTagExport(
        Path folder,
        Path result,
        Path file,
        EnergyTagWriter.Format format,
        @Nullable String owner,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    private static final Pattern PARK = Pattern.compile("\"park\"\\s*:\\s*\"([^\"]*)\"");

    /** @param wattHours of all rows */
    record Written(long rows, long wattHours) {
        String energy() {
            return Energy.ofWattHours(wattHours).readable();
        }
    }

    /**
     * @throws BadInput where park and result do not belong together, the file stands, or nothing is to be written
     */
    Written run() throws IOException {
        if (Files.exists(file)) {
            throw new BadInput(
                    new Problem(file.toString(), 0, "", "", "is there already", "Name a new file, or move it away"));
        }
        Park park = ParkFolder.open(folder).park();
        mustBelong(park);
        String account = account(park);
        CertificateBook book = book(park);
        long[] wattHours = new long[1];
        long rows;
        try (BufferedWriter text =
                        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                EnergyTagWriter out = new EnergyTagWriter(text, format)) {
            book.view().standing(bundle -> {
                if (bundle.side() != Side.CONSUMPTION) {
                    write(park, book, bundle, account, out, wattHours);
                }
            });
            rows = out.rows();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        if (rows == 0) {
            Files.deleteIfExists(file);
            throw new BadInput(new Problem(
                    result.toString(),
                    0,
                    "",
                    "",
                    "has no certificates for this",
                    "Maybe other days (--from, --to) or another --owner"));
        }
        return new Written(rows, wattHours[0]);
    }

    private void write(
            Park park,
            CertificateBook book,
            BundleView bundle,
            @Nullable String account,
            EnergyTagWriter out,
            long[] wattHours) {
        for (GcBundle row : book.view().energyTag(bundle.id())) {
            boolean own = account == null
                    || row.accountId().equals(account)
                    || account.equals(row.optional().beneficiary());
            if (own && within(park, row.productionStartingInterval())) {
                out.accept(row);
                wattHours[0] += row.bundleQuantity();
            }
        }
    }

    private boolean within(Park park, Instant start) {
        LocalDate day = LocalDate.ofInstant(start, park.zone());
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private void mustBelong(Park park) throws IOException {
        Path summary = result.resolve(ResultFiles.SUMMARY);
        if (!Files.isRegularFile(summary) || !ResultFiles.RESULT.isMark(ParkFolder.bytes(summary))) {
            throw new BadInput(new Problem(
                    result.toString(), 0, "", "", "is no result of greenpark", "Name the folder that clear wrote"));
        }
        Matcher named = PARK.matcher(new String(ParkFolder.bytes(summary), StandardCharsets.UTF_8));
        String of = named.find() ? named.group(1) : "";
        if (!of.equals(park.id())) {
            throw new BadInput(new Problem(
                    result.toString(),
                    0,
                    "park",
                    of,
                    "is not " + park.id() + " of " + folder,
                    "Name the park's folder"));
        }
    }

    /** The account that is meant by a tenant or by one of its usage points. */
    private @Nullable String account(Park park) {
        if (owner == null) {
            return null;
        }
        for (UsagePoint point : park.usagePoints()) {
            if (point.id().value().equals(owner) || point.tenant().equals(owner)) {
                return point.tenant();
            }
        }
        throw new BadInput(new Problem(
                "--owner", 0, "", owner, "is no tenant and no usage point of the park", "See usage_points.csv"));
    }

    private CertificateBook book(Park park) throws IOException {
        CertificateBook book = new CertificateBook(DeviceRegister.of(park));
        EventFolder.read(result, event -> {
            if (book.apply(event) instanceof Outcome.Refused refused) {
                throw new BadInput(new Problem(
                        result.resolve("events").toString(),
                        0,
                        "event",
                        event.toString(),
                        "does not follow from those before: " + refused.reason() + " (" + refused.details() + ")",
                        "Maybe a table of the park was changed since; clear it again"));
            }
        });
        return book;
    }
}
