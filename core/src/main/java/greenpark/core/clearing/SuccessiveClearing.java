package greenpark.core.clearing;

import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.Quality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The certificates of a park as they came about: the days that were known are cleared; what becomes known of them later is a correction; days
 * that are new are cleared then. Belongs to one thread.
 *
 * <p>A slot of which nothing was known counts as one whose readings are missing.
 */
public final class SuccessiveClearing {
    private final Park park;
    private final Roster roster;
    private final TimeGrid grid;
    private final DailyClearing daily;
    private int known;

    /**
     * @param grid whole days, from the first to the last that will ever be known
     * @param first the readings as they were known first, on days of the grid
     */
    public SuccessiveClearing(Park park, TimeGrid grid, ValidatedReadings first, int threads) {
        this.park = park;
        this.roster = Roster.of(park);
        this.grid = grid;
        this.daily = new DailyClearing(park, lay(first), evidence(first), threads);
        this.known = end(first);
    }

    /**
     * Clears every known day that was not cleared before. A day of a month whose accounts are closed opens them again.
     *
     * @param at the time it is; months that are due by then are closed
     * @return how many days were cleared
     */
    public int clearKnown(String reason, Instant at, Consumer<CertificateEvent> events) {
        return clearKnown(reason, at, events, (date, traces) -> {});
    }

    /** Takes a day that has just been cleared, before anything of the next one happens. */
    @FunctionalInterface
    public interface DaySink {
        void day(LocalDate date, List<IntervalTrace> traces);
    }

    /** The same, and hands out each day. */
    public int clearKnown(String reason, Instant at, Consumer<CertificateEvent> events, DaySink sink) {
        int days = 0;
        SortedSet<YearMonth> late = new TreeSet<>();
        Consumer<CertificateEvent> booked = daily.booked(events);
        while (daily.hasNext()
                && grid.slotOf(daily.next().atStartOfDay(park.zone()).toInstant()) < known) {
            YearMonth month = YearMonth.from(daily.next());
            if (daily.book().closed().contains(month) && late.add(month)) {
                daily.closing.reopen(month, at, reason, booked);
            }
            LocalDate date = daily.next();
            List<IntervalTrace> traces = new ArrayList<>();
            daily.clearNext(List.<Consumer<IntervalTrace>>of(traces::add), events);
            sink.day(date, traces);
            days++;
        }
        late.stream()
                .filter(month -> !daily.book().closed().contains(month))
                .forEach(month -> booked.accept(new PeriodClosed(month, at)));
        daily.closeDue(at, events);
        return days;
    }

    /**
     * Takes the readings as they are known later. What differs on days that were cleared is one correction; new days wait for {@link #clearKnown}.
     *
     * @param later on days of the grid
     * @param reason for the record, at most 64 characters
     * @param at when the correction is made
     */
    public Correction correct(ValidatedReadings later, String reason, Instant at, Consumer<CertificateEvent> events) {
        ParkReadings readings = lay(later);
        Evidence evidence = evidence(later);
        int cleared = known;
        known = Math.max(known, end(later));
        return daily.correct(readings, evidence, changes(readings, evidence, cleared), reason, at, events);
    }

    /** The clearing day by day, to be read. */
    public DailyClearing daily() {
        return daily;
    }

    /** The certificates, as they stand. */
    public CertificateBook book() {
        return daily.book();
    }

    /** The cleared slots in which a reading or what it is worth differs from what the clearing rests on. */
    private BitSet changes(ParkReadings readings, Evidence evidence, int cleared) {
        BitSet changes = new BitSet();
        for (int kind = 0; kind < readings.kinds().size(); kind++) {
            long[][] now = readings.kinds().get(kind);
            long[][] old = daily.readings.kinds().get(kind);
            for (int i = 0; i < now.length; i++) {
                for (int slot = 0; slot < cleared; slot++) {
                    if (now[i][slot] != old[i][slot]) {
                        changes.set(slot);
                    }
                }
            }
        }
        differing(changes, roster.sources(), Flow.EXPORT, evidence, cleared);
        differing(changes, roster.users(), Flow.IMPORT, evidence, cleared);
        differing(changes, roster.storages(), Flow.IMPORT, evidence, cleared);
        differing(changes, roster.storages(), Flow.EXPORT, evidence, cleared);
        return changes;
    }

    private void differing(BitSet changes, List<UsagePoint> points, Flow flow, Evidence evidence, int cleared) {
        for (UsagePoint point : points) {
            for (int slot = 0; slot < cleared; slot++) {
                if (evidence.quality(point.id(), flow, slot) != daily.evidence.quality(point.id(), flow, slot)) {
                    changes.set(slot);
                }
            }
        }
    }

    private int offset(ValidatedReadings readings) {
        int offset = grid.slotOf(readings.grid().start());
        if (offset < 0 || offset + readings.grid().size() > grid.size()) {
            throw new IllegalArgumentException(readings.grid() + " does not lie in " + grid);
        }
        return offset;
    }

    private int end(ValidatedReadings readings) {
        return offset(readings) + readings.grid().size();
    }

    /** The readings on the whole grid; missing where nothing was known. */
    private ParkReadings lay(ValidatedReadings readings) {
        int offset = offset(readings);
        ParkReadings part = ReadingsAssembly.of(roster, readings);
        ParkReadings whole = ParkReadings.allMissing(grid, roster);
        for (int kind = 0; kind < whole.kinds().size(); kind++) {
            long[][] from = part.kinds().get(kind);
            long[][] to = whole.kinds().get(kind);
            for (int i = 0; i < to.length; i++) {
                System.arraycopy(from[i], 0, to[i], offset, from[i].length);
            }
        }
        return whole;
    }

    private Evidence evidence(ValidatedReadings readings) {
        int offset = offset(readings);
        int size = readings.grid().size();
        Evidence part = Evidence.of(readings);
        return (UsagePointId point, Flow flow, int slot) -> {
            int inside = slot - offset;
            return inside < 0 || inside >= size ? Quality.ESTIMATED : part.quality(point, flow, inside);
        };
    }
}
