package greenpark.cli;

import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter;
import greenpark.core.table.Table;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * Writes the allocation, a compressed CSV per local month: a row per interval and factory, a column per origin, direct and via storage,
 * in whole watt-hours; a zero is an empty cell. Consumption is a number wherever a reading or an estimate gives one, zero too, and empty
 * where the reading is missing.
 *
 * <p>Bytes depend on the intervals only.
 *
 * @see "docs/formats/results.md"
 */
final class AllocationFiles implements Consumer<IntervalTrace>, AutoCloseable {
    private final PackedFiles files;
    private final Roster roster;
    private final ZoneId zone;
    private final byte[][] factories;
    private final String header;
    private final byte[][] qualities;
    private RowBytes rows = new RowBytes();
    private Instant monthEnd = Instant.MIN;

    /** @param readings the readings that will be traced */
    AllocationFiles(ResultFolder folder, Roster roster, ZoneId zone, ValidatedReadings readings) {
        this.files = new PackedFiles(folder);
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
        handOver();
        YearMonth of = YearMonth.from(start.atZone(zone));
        monthEnd = of.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        try {
            files.open("allocation/" + of + ".csv.gz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.text(header.getBytes(StandardCharsets.UTF_8));
    }

    private void handOver() {
        if (!rows.isEmpty()) {
            files.write(rows::writeTo);
            rows = new RowBytes();
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
