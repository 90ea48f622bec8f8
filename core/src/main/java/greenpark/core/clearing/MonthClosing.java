package greenpark.core.clearing;

import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.PeriodReopened;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.SliceView;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Closes the accounts of months, each with the instant at which it was due, and ends what was withheld in them for a reading that never came: an estimate is no evidence (V6), so these
 * certificates are never used. They are held while a correction may bring the reading, past the close of the accounts, and end when the
 * declared look-back does ({@code look-back-months}): each is released and cancelled under {@link #ESTIMATE_STANDS}. Where the park declares
 * none they are held.
 */
final class MonthClosing {
    /** Why certificates were cancelled that waited for a reading in vain. */
    static final String ESTIMATE_STANDS = "estimate-stands";

    private final Park park;
    private final AccountingPeriods periods;
    private final CertificateBook book;
    private final YearMonth first;
    private final SortedSet<YearMonth> settled = new TreeSet<>();
    private final SortedMap<YearMonth, Instant> reopened = new TreeMap<>();

    MonthClosing(Park park, AccountingPeriods periods, CertificateBook book, TimeGrid grid) {
        this.park = park;
        this.periods = periods;
        this.book = book;
        this.first = YearMonth.from(grid.start().atZone(park.zone()));
    }

    /** Closes what is due while days are cleared: every month before the one that it is now. */
    void closeDue(Instant now, Consumer<CertificateEvent> events) {
        closeDue(now, YearMonth.from(now.atZone(park.zone())).minusMonths(1), events);
    }

    /** @param last month that has been cleared */
    void closeDue(Instant now, YearMonth last, Consumer<CertificateEvent> events) {
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            Instant due = periods.due(month);
            if (due == null || now.isBefore(due)) {
                continue;
            }
            if (!book.closed().contains(month)) {
                Instant again = reopened.getOrDefault(month, due);
                events.accept(new PeriodClosed(month, again.isAfter(due) ? again : due));
            }
            if (periods.state(month, now) == AccountingPeriods.State.FINAL && settled.add(month)) {
                settle(month, events);
            }
        }
    }

    /** Opens a closed month; it is not closed again before. */
    void reopen(YearMonth month, Instant at, String reason, Consumer<CertificateEvent> events) {
        events.accept(new PeriodReopened(month, at, reason));
        reopened.put(month, at);
    }

    private void settle(YearMonth month, Consumer<CertificateEvent> events) {
        List<SliceView> waiting = new ArrayList<>();
        book.view().locked(start(month), start(month.plusMonths(1)), Certification.AWAITING_READING, waiting::add);
        for (SliceView part : waiting) {
            events.accept(new Released(part.slice(), Certification.AWAITING_READING));
            events.accept(new Cancelled(part.slice(), part.owner(), Cancelled.Purpose.OTHER, ESTIMATE_STANDS));
        }
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(park.zone()).toInstant();
    }
}
