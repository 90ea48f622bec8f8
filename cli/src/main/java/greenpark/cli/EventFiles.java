package greenpark.cli;

import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.DischargeRecorded;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.StorageLossRecorded;
import greenpark.core.encoding.CborWriter;
import greenpark.core.encoding.EventEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of certificates in their canonical bytes, one after another, a file per local month of the energy. Belongs to the
 * thread that certifies.
 *
 * @see "docs/formats/events.md"
 */
final class EventFiles implements Consumer<CertificateEvent>, AutoCloseable {
    private static final int FULL = 1 << 18;

    private final PackedFiles files;
    private final ZoneId zone;
    private final EventEncoder encoder = new EventEncoder();
    private ByteArrayOutputStream block = new ByteArrayOutputStream(FULL + (FULL >> 3));
    private boolean open;
    private String prefix = "";
    private Instant monthEnd = Instant.MIN;

    EventFiles(ResultFolder folder, ZoneId zone) {
        this.files = new PackedFiles(folder);
        this.zone = zone;
    }

    @Override
    public void accept(CertificateEvent event) {
        try {
            Instant start = start(event);
            if (start != null && !start.isBefore(monthEnd)) {
                turnPage(start);
            } else if (!open && event instanceof PeriodClosed closed) {
                // Nothing of the park could be certified before: the first that happens is that a month is closed.
                turnPage(closed.at());
            }
            if (!open) {
                throw new IllegalStateException("the first event is of no interval: " + event);
            }
            CborWriter bytes = encoder.encode(event);
            bytes.writeTo(block);
            if (block.size() >= FULL) {
                handOver();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The interval that an event begins something in; null for an event about certificates that are there. */
    private static @Nullable Instant start(CertificateEvent event) {
        return switch (event) {
            case Issued e -> e.key().interval().start();
            case ChargeRecorded e -> e.key().interval().start();
            case DischargeRecorded e -> e.key().interval().start();
            case StorageLossRecorded e -> e.key().interval().start();
            default -> null;
        };
    }

    /**
     * What follows supersedes what came before, whatever its month: it goes into a file of its own, until {@link #newDays}.
     *
     * @param number from 1 on
     */
    void correction(int number) {
        prefix = String.format(Locale.ROOT, "correction-%02d", number);
        monthEnd = Instant.MAX;
        try {
            open(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What begins from now on was never cleared before: files by month again, under the name of the correction that went before. */
    void newDays() {
        monthEnd = Instant.MIN;
    }

    private void turnPage(Instant start) throws IOException {
        YearMonth of = YearMonth.from(start.atZone(zone));
        monthEnd = of.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        // By these names, in order of their bytes, the files are read again.
        open(prefix.isEmpty() ? of.toString() : prefix + "_" + of);
    }

    private void open(String page) throws IOException {
        handOver();
        files.open("events/" + page + ".cbor.gz");
        open = true;
    }

    private void handOver() {
        if (block.size() > 0) {
            files.write(block::writeTo);
            block = new ByteArrayOutputStream(FULL + (FULL >> 3));
        }
    }

    /** Completes all files; without this they are not whole. */
    void finish() {
        handOver();
        files.finish();
    }

    @Override
    public void close() {
        files.close();
    }
}
