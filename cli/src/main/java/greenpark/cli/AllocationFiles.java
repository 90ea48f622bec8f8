package greenpark.cli;

import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter;
import greenpark.core.table.Table;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the allocation, a compressed CSV per local month: a row per interval and factory, a column per origin, direct and via storage,
 * in whole watt-hours; a zero is an empty cell. Consumption is a number wherever a reading or an estimate gives one, zero too, and empty
 * where the reading is missing.
 *
 * <p>Rows are made on the caller's thread and compressed on another; at most a few blocks wait between the two. Bytes depend on the
 * intervals only. The digest of a month is that of the uncompressed text, since compressed bytes differ between zlib versions.
 *
 * @see "docs/formats/results.md"
 */
final class AllocationFiles implements Consumer<IntervalTrace>, AutoCloseable {
    private static final int WAITING_BLOCKS = 8;
    private static final int FASTEST = 1;

    private final ResultFolder folder;
    private final Roster roster;
    private final ZoneId zone;
    private final byte[][] factories;
    private final String header;
    private final ExecutorService compressor = Executors.newSingleThreadExecutor();
    private final Semaphore room = new Semaphore(WAITING_BLOCKS);
    private final byte[][] qualities;
    private RowBytes rows = new RowBytes();
    private @Nullable Month month;
    private Instant monthEnd = Instant.MIN;
    private @Nullable Future<?> last;

    /** @param readings the readings that will be traced */
    AllocationFiles(ResultFolder folder, Roster roster, ZoneId zone, ValidatedReadings readings) {
        this.folder = folder;
        this.roster = roster;
        this.zone = zone;
        this.factories = roster.users().stream()
                .map(u -> u.id().value().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.qualities = roster.users().stream()
                .map(u -> readings.series(u.id(), Meter.Flow.IMPORT).qualities())
                .toArray(byte[][]::new);
        StringBuilder names = new StringBuilder("start,factory,quality,consumption_wh");
        for (int o = 0; o < roster.origins(); o++) {
            if (o != roster.unattributed()) {
                names.append(',').append(roster.originId(o));
            }
        }
        for (int o = 0; o < roster.origins(); o++) {
            names.append(",storage:").append(roster.originId(o));
        }
        this.header = names.append('\n').toString();
    }

    /** What a row's amounts rest on. */
    enum RowQuality {
        /** Everything has a reading; the factory's own is measured. */
        MEASURED,
        /** Everything has a reading; the factory's own is estimated. */
        ESTIMATED,
        /** The factory has no reading: nothing is known of it. */
        MISSING,
        /** Another usage point has no reading, counts as zero, and so moves what this factory is given. */
        INCOMPLETE,
        /** There is nothing to measure: the factory is not in service. */
        ABSENT;

        @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
        private final byte[] word = Table.word(this).getBytes(StandardCharsets.US_ASCII);

        static RowQuality of(ReadingQuality own, boolean complete) {
            if (own == ReadingQuality.MISSING) {
                return MISSING;
            }
            if (own == ReadingQuality.ABSENT) {
                return ABSENT;
            }
            return !complete ? INCOMPLETE : own == ReadingQuality.MEASURED ? MEASURED : ESTIMATED;
        }
    }

    private record Month(String name, OutputStream out, MessageDigest digest) {}

    @Override
    public void accept(IntervalTrace trace) {
        if (!trace.start().isBefore(monthEnd)) {
            turnPage(trace.start());
        }
        byte[] start = trace.start().toString().getBytes(StandardCharsets.US_ASCII);
        boolean complete = trace.complete();
        for (int u = 0; u < factories.length; u++) {
            RowQuality quality = RowQuality.of(ReadingQuality.of(qualities[u][trace.slot()]), complete);
            rows.text(start)
                    .comma()
                    .text(factories[u])
                    .comma()
                    .text(quality.word)
                    .comma();
            if (quality != RowQuality.MISSING) {
                rows.number(trace.consumption(u));
            }
            for (int s = 0; s < roster.sources().size(); s++) {
                rows.comma().positive(trace.direct(s, u));
            }
            rows.comma().positive(trace.gridUse(u));
            for (int o = 0; o < roster.origins(); o++) {
                rows.comma().positive(trace.viaStorage(o, u));
            }
            rows.endLine();
        }
        if (rows.isFull()) {
            handOver();
        }
    }

    private void turnPage(Instant start) {
        finishMonth();
        YearMonth of = YearMonth.from(start.atZone(zone));
        monthEnd = of.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        String name = "allocation/" + of + ".csv.gz";
        try {
            MessageDigest digest = Digest.sha256();
            OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.file(name)), 1 << 16) {
                {
                    def.setLevel(FASTEST);
                }
            };
            month = new Month(name, new DigestOutputStream(packed, digest), digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.text(header.getBytes(StandardCharsets.UTF_8));
    }

    private void handOver() {
        Month target = month;
        if (target == null || rows.isEmpty()) {
            return;
        }
        RowBytes block = rows;
        rows = new RowBytes();
        room.acquireUninterruptibly();
        last = compressor.submit(() -> {
            try {
                block.writeTo(target.out());
            } finally {
                room.release();
            }
            return null;
        });
        failEarly();
    }

    /** A full disk is told with the block that met it, not at the end of the year. */
    private void failEarly() {
        if (last != null && last.state() == Future.State.FAILED) {
            await(last);
        }
    }

    private void finishMonth() {
        Month finished = month;
        if (finished == null) {
            return;
        }
        handOver();
        month = null;
        last = compressor.submit(() -> {
            finished.out().close();
            folder.wrote(finished.name(), Digest.hex(finished.digest()));
            return null;
        });
    }

    /** Completes all files; without this they are not whole. */
    void finish() {
        finishMonth();
        if (last != null) {
            await(last);
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing the allocation", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw new IllegalStateException("writing the allocation failed", e.getCause());
        }
    }

    @Override
    public void close() {
        compressor.shutdownNow();
        Month open = month;
        if (open != null) {
            try {
                open.out().close();
            } catch (IOException e) {
                // The folder it lies in is being thrown away.
                month = null;
            }
        }
    }
}
