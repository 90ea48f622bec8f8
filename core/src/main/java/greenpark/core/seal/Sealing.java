package greenpark.core.seal;

import greenpark.core.carbon.RuleBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.clearing.SuccessiveClearing;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns cleared days into leaves, run after run. The same runs over the same readings with the same keys give the same leaves, so whoever
 * repeats them checks the log, and whoever goes on where it ends extends it.
 *
 * <p>A run seals new days, and what of the earlier ones has changed ({@link RunSealing}, {@link MonthSealing}); what was sealed before it is in the
 * {@link SealBook}. Belongs to one thread.
 *
 * @see "docs/formats/log.md, Order"
 */
public final class Sealing {
    private final KeyRing keys;
    private final SealSink sink;
    private final SealBook book;
    private int runs;
    private @Nullable Leaf lastPark;
    private @Nullable SuccessiveClearing clearing;
    private @Nullable ValidatedReadings lastReadings;

    public Sealing(KeyRing keys, SealSink sink) {
        this.keys = keys;
        this.sink = sink;
        this.book = new SealBook(sink);
    }

    /**
     * What a run works on.
     *
     * @param leaf says by which park, rules and program
     * @param knownAt readings received by then count
     * @param grid whole days, from the first to the last that any run under this park will know
     * @param readings as they were known then, validated, on the days to be sealed
     */
    public record Run(
            Leaf.Park leaf,
            Park park,
            RuleBook rules,
            Instant knownAt,
            TimeGrid grid,
            ValidatedReadings readings,
            int threads) {
        LocalDate last() {
            return LocalDate.ofInstant(readings.grid().end().minusSeconds(1), park.zone());
        }
    }

    /** Number of leaves so far. */
    public long size() {
        return book.size();
    }

    /** Number of runs so far. */
    public int runs() {
        return runs;
    }

    /** The days sealed so far. */
    public SortedSet<LocalDate> dates() {
        return new TreeSet<>(book.dates());
    }

    /**
     * Seals what is new, and successors of what has changed.
     *
     * <p>Under the same park the readings are a correction of the last run's. Where the park, the rules or the program changed, everything is
     * cleared again by them, and compared.
     */
    public void run(Run run) {
        SuccessiveClearing known = clearing;
        boolean newPark = !run.leaf().equals(lastPark);
        SuccessiveClearing of = newPark || known == null
                ? new SuccessiveClearing(run.park(), run.grid(), run.readings(), run.threads())
                : known;
        clearing = of;
        lastPark = run.leaf();
        RunSealing sealing = new RunSealing(runs, run, of.daily(), keys, sink, book);
        sealing.begin(newPark);
        String reason = "readings known at " + run.knownAt();
        if (of == known) {
            LocalDate from = firstChange(run);
            List<CertificateEvent> corrections = new ArrayList<>();
            of.correct(run.readings(), reason, run.knownAt(), corrections::add);
            sealing.correct(corrections, from);
        } else {
            sealing.anew();
        }
        of.clearKnown(reason, run.knownAt(), sealing::booked, sealing::seal);
        sealing.end();
        lastReadings = run.readings();
        runs++;
    }

    /**
     * Takes the next run as it stands, without repeating it: of a program that this one need not agree with. The run after it clears everything again, and supersedes
     * what it finds otherwise.
     */
    public void adopt() {
        book.adoptRun();
        clearing = null;
        lastReadings = null;
        lastPark = null;
        runs++;
    }

    /** The first day already sealed of which anything of a reading differs from what the last run knew; null where nothing does. */
    private @Nullable LocalDate firstChange(Run run) {
        ValidatedReadings before = lastReadings;
        if (before == null) {
            return null;
        }
        ValidatedReadings now = run.readings();
        TimeGrid grid = before.grid();
        int offset = now.grid().slotOf(grid.start());
        int first = grid.size();
        for (PointSeries old : before.series()) {
            PointSeries series = now.series(old.usagePoint(), old.flow());
            for (int slot = 0; slot < first; slot++) {
                int other = slot + offset;
                if (other < 0
                        || other >= series.qualities().length
                        || old.qualities()[slot] != series.qualities()[other]
                        || old.wattHours()[slot] != series.wattHours()[other]) {
                    first = slot;
                }
            }
        }
        ZoneId zone = ZoneId.of(run.leaf().zone());
        return first == grid.size() ? null : LocalDate.ofInstant(grid.startOf(first), zone);
    }
}
