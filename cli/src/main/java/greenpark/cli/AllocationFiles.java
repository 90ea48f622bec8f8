package greenpark.cli;

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
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * in whole watt-hours; a zero is an empty cell.
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
    private final SortedMap<String, String> digests = new TreeMap<>();
    private RowBytes rows = new RowBytes();
    private @Nullable Month month;
    private Instant monthEnd = Instant.MIN;
    private @Nullable Future<?> last;

    AllocationFiles(ResultFolder folder, Roster roster, ZoneId zone) {
        this.folder = folder;
        this.roster = roster;
        this.zone = zone;
        this.factories = roster.users().stream()
                .map(u -> u.id().value().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        StringBuilder names = new StringBuilder("start,factory,consumption_wh");
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

    private record Month(String name, OutputStream out, MessageDigest digest) {}

    @Override
    public void accept(IntervalTrace trace) {
        if (!trace.start().isBefore(monthEnd)) {
            turnPage(trace.start());
        }
        byte[] start = trace.start().toString().getBytes(StandardCharsets.US_ASCII);
        for (int u = 0; u < factories.length; u++) {
            rows.text(start).comma().text(factories[u]).comma().number(trace.consumption(u));
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
            digests.put(
                    finished.name(), HexFormat.of().formatHex(finished.digest().digest()));
            return null;
        });
    }

    /** Completes all files; without this they are not whole. File name to SHA-256 of the uncompressed text. */
    SortedMap<String, String> finish() {
        finishMonth();
        if (last != null) {
            await(last);
        }
        return new TreeMap<>(digests);
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
