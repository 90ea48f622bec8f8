package greenpark.core.clearing;

import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.BundleKey;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.DeviceRegister;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Expired;
import greenpark.core.certificate.GecExpired;
import greenpark.core.certificate.GecIssuance;
import greenpark.core.certificate.Outcome;
import greenpark.core.certificate.Side;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.LotBook;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.Tracer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Clears a park day by day: <b>validated readings → trace → certify → account → events</b>. The server would call it every night, the
 * command line calls it on files, the auditor replays it: the same inputs give the same events, byte for byte.
 *
 * <p>It is a fold over days. Between two days stand the lots inside the storages and the book of certificates; the lots are kept for every
 * day, so that a correction can begin at the day of a corrected reading. Belongs to one thread.
 */
public final class DailyClearing {
    final Park park;
    final Roster roster;
    final CertificateBook book;
    private final DeviceRegister register;
    private final GecIssuance issuance;
    final AccountingPeriods periods;
    final MonthClosing closing;
    private final int threads;
    private final Tracer tracer;

    /** Where the storages' books stood before each day; the last is for the next day. */
    final List<List<LotBook.State>> openings = new ArrayList<>();

    /** Until when, included, everything that was due has expired. */
    Instant expiredUpTo = Instant.MIN;

    private @Nullable YearMonth gecsExpiredIn;

    /** Whether a correction could not do all that followed: what a later one finds may differ from what its readings say. */
    boolean bent;

    // Replaced together by a correction, and by nothing else.
    RevisionBook revisions = new RevisionBook();
    ParkReadings readings;
    Evidence evidence;
    Certification certification;

    private @Nullable LocalDate clearing;

    /** @param readings validated, for all the days that will be cleared */
    public DailyClearing(Park park, ValidatedReadings readings, int threads) {
        this(park, ReadingsAssembly.of(Roster.of(park), readings), Evidence.of(readings), threads);
    }

    /** @param evidence what each reading is worth */
    public DailyClearing(Park park, ParkReadings readings, Evidence evidence, int threads) {
        this.register = DeviceRegister.of(park);
        this.park = park;
        this.roster = Roster.of(park);
        this.readings = readings;
        this.evidence = evidence;
        this.threads = threads;
        this.tracer = new Tracer(park);
        this.book = new CertificateBook(register);
        this.issuance = new GecIssuance(register);
        this.periods = new AccountingPeriods(park);
        this.closing = new MonthClosing(park, periods, book, readings.grid());
        this.certification = new Certification(register, roster, readings.grid(), evidence, revisions);
        openings.add(tracer.lots());
    }

    /** The next day that has not been cleared. */
    public LocalDate next() {
        return LocalDate.ofInstant(readings.grid().startOf(firstSlot(openings.size() - 1)), park.zone());
    }

    /** Whether a day is left to clear. */
    public boolean hasNext() {
        return firstSlot(openings.size() - 1) < readings.grid().size();
    }

    /**
     * Clears the next day.
     *
     * @param accounts receive every interval, in order of time
     * @param events receives every event that the day adds to the book, in order
     */
    public void clearNext(List<? extends Consumer<IntervalTrace>> accounts, Consumer<CertificateEvent> events) {
        clearing = next();
        List<IntervalTrace> day = traceNext();
        certify(day, events);
        day.forEach(trace -> accounts.forEach(account -> account.accept(trace)));
        clearing = null;
    }

    /** The day that {@link #clearNext} is at; null between days. */
    public @Nullable LocalDate clearing() {
        return clearing;
    }

    /** The first half of {@link #clearNext}: the next day's intervals, traced. */
    List<IntervalTrace> traceNext() {
        int day = openings.size() - 1;
        List<IntervalTrace> traces = new ArrayList<>();
        // A correction may have changed what is inside the storages.
        tracer.restore(openings.getLast());
        tracer.trace(readings, firstSlot(day), firstSlot(day + 1), threads, traces::add);
        openings.add(tracer.lots());
        return traces;
    }

    /**
     * The second half, for days in their order; it may run on another thread while the next day is traced. Before the day's intervals months that
     * are due are closed and what was not used in time expires; after them what a device owes is made good, and with a month's last day its GECs are
     * issued, also where the readings began inside that month.
     *
     * @throws IllegalStateException where the book refuses what follows from the trace; that would be a bug
     */
    void certify(List<IntervalTrace> day, Consumer<CertificateEvent> events) {
        Consumer<CertificateEvent> booked = booked(events);
        closing.closeDue(day.getLast().start(), booked);
        expire(day.getFirst().start(), booked);
        day.forEach(trace -> certification.certify(trace, booked));
        MakingGood.from(book, day.getFirst().start(), booked);
        LocalDate date = LocalDate.ofInstant(day.getFirst().start(), park.zone());
        YearMonth month = YearMonth.from(date);
        if (date.equals(month.atEndOfMonth())) {
            issuance.close(book, month, booked);
        }
    }

    /** Lets expire what was not used in time: certificates at their instant, GECs with the month in which they are no longer valid. */
    private void expire(Instant now, Consumer<CertificateEvent> booked) {
        book.view().expiring(expiredUpTo, now, (slice, at) -> booked.accept(new Expired(slice, at)));
        expiredUpTo = now;
        YearMonth month = YearMonth.from(now.atZone(park.zone()));
        if (!month.equals(gecsExpiredIn)) {
            book.gecsExpired(month).forEach(slice -> booked.accept(new GecExpired(slice, month)));
            gecsExpiredIn = month;
        }
    }

    /** Applies an event to the book and hands it on. */
    Consumer<CertificateEvent> booked(Consumer<CertificateEvent> events) {
        return event -> {
            if (book.apply(event) instanceof Outcome.Refused refused) {
                throw new IllegalStateException(event + " was refused: " + refused);
            }
            events.accept(event);
        };
    }

    /**
     * Closes the accounts of every month that is due and has been cleared, as {@link #clearNext} does while time passes.
     *
     * @param at the time it is
     */
    public void closeDue(Instant at, Consumer<CertificateEvent> events) {
        if (openings.size() > 1) {
            Instant last = readings.grid().startOf(firstSlot(openings.size() - 1) - 1);
            closing.closeDue(at, YearMonth.from(last.atZone(park.zone())), booked(events));
        }
    }

    /**
     * Takes readings that were corrected after their days had been cleared, and brings the certificates up to date.
     *
     * @param corrected all readings as they are known now
     * @param changes the slots in which a reading or its quality differs from before
     * @param reason for the record, at most 64 characters
     * @param at when the correction is made; a month beyond its look-back keeps its old readings, and the correction says so
     * @param events receives every event that the correction adds, in order
     */
    public Correction correct(
            ParkReadings corrected,
            Evidence evidence,
            BitSet changes,
            String reason,
            Instant at,
            Consumer<CertificateEvent> events) {
        return new Corrector(this, corrected, evidence, reason, at, events).run(changes);
    }

    /** The park whose days are cleared. */
    public Park park() {
        return park;
    }

    /** The slots that are or will be cleared. */
    public TimeGrid grid() {
        return readings.grid();
    }

    /** Which position is whose. */
    public Roster roster() {
        return roster;
    }

    /** The intervals of a day that was cleared, traced again from where the storages' books stood before it. */
    public List<IntervalTrace> retrace(LocalDate date) {
        int day = Math.toIntExact(date.toEpochDay()
                - LocalDate.ofInstant(readings.grid().start(), park.zone()).toEpochDay());
        if (day < 0 || day >= openings.size() - 1) {
            throw new IllegalArgumentException(date + " was not cleared");
        }
        Tracer again = new Tracer(park);
        again.restore(openings.get(day));
        List<IntervalTrace> traces = new ArrayList<>();
        again.trace(readings, firstSlot(day), firstSlot(day + 1), 1, traces::add);
        return traces;
    }

    /** The certificate of what a usage point generated or used in a slot, under its present revision; it need not have been issued. */
    public BundleId bundle(UsagePoint point, int slot) {
        Interval interval = readings.grid().interval(slot);
        String device = point.id().value();
        return new BundleKey(
                        register.registration(device, interval.start()).issuingBody(),
                        device,
                        point.kind() == UsagePoint.Kind.LOAD ? Side.CONSUMPTION : Side.PRODUCTION,
                        interval,
                        0,
                        revisions.of(device, interval.start()))
                .id();
    }

    /** Slot with which a day begins, counted from the first; the size of the grid after the last. */
    int firstSlot(int day) {
        TimeGrid grid = readings.grid();
        LocalDate date = LocalDate.ofInstant(grid.start(), park.zone()).plusDays(day);
        Instant midnight = date.atStartOfDay(park.zone()).toInstant();
        if (!midnight.isAfter(grid.start())) {
            return 0;
        }
        int slot = grid.slotOf(midnight);
        return slot < 0 ? grid.size() : slot;
    }

    /** The day that a slot belongs to, counted from the first. */
    int dayOf(int slot) {
        LocalDate first = LocalDate.ofInstant(readings.grid().start(), park.zone());
        LocalDate date = LocalDate.ofInstant(readings.grid().startOf(slot), park.zone());
        return Math.toIntExact(date.toEpochDay() - first.toEpochDay());
    }

    /** The certificates, as they stand. */
    public CertificateBook book() {
        return book;
    }
}
