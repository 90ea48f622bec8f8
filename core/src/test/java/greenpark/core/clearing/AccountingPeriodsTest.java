package greenpark.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.PeriodReopened;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.Slice;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Months close eight days after their end, and a correction opens them again until twelve months after it. */
class AccountingPeriodsTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    private final Park park = new TestPark()
            .source("s1")
            .user("u1")
            .threshold("close-after-days", "8")
            .threshold("look-back-months", "12")
            .read();
    private final ParkReadings readings = readings();
    private final List<CertificateEvent> events = new ArrayList<>();
    private final DailyClearing clearing = new DailyClearing(park, readings, Evidence.ALL_MEASURED, 1);

    /** From 25 January to 12 February: every quarter-hour 1000 Wh generated, 800 used, 200 exported. */
    private ParkReadings readings() {
        TimeGrid grid =
                TimeGrid.days(LocalDate.of(2025, 1, 25), LocalDate.of(2025, 2, 13), park.zone(), TimeGrid.QUARTER_HOUR);
        ParkReadings r = ParkReadings.allMissing(grid, Roster.of(park));
        java.util.Arrays.fill(r.generation()[0], 1000);
        java.util.Arrays.fill(r.consumption()[0], 800);
        java.util.Arrays.fill(r.gridExport()[0], 200);
        java.util.Arrays.fill(r.gridImport()[0], 0);
        return r;
    }

    private void clear() {
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), events::add);
        }
    }

    private Correction correct(String at) {
        ParkReadings corrected = readings.copy();
        corrected.consumption()[0][10] = 700;
        corrected.gridExport()[0][10] = 300;
        BitSet changes = new BitSet();
        changes.set(10);
        events.clear();
        return clearing.correct(
                corrected, Evidence.ALL_MEASURED, changes, "correction", Instant.parse(at), events::add);
    }

    @Test
    void aMonthClosesWhenItIsDue() {
        clear();
        assertThat(events).filteredOn(e -> e instanceof PeriodClosed).hasSize(1);
        assertThat(clearing.book().closed()).containsExactly(JANUARY);
    }

    @Test
    void aCorrectionOpensAClosedMonthAndClosesItAgain() {
        clear();
        Correction correction = correct("2025-03-01T00:00:00Z");
        assertThat(correction.reopened()).containsExactly(JANUARY);
        assertThat(correction.refused()).isZero();
        assertThat(events.getFirst()).isInstanceOf(PeriodReopened.class);
        assertThat(events.getLast()).isInstanceOf(PeriodClosed.class);
        assertThat(clearing.book().closed()).containsExactly(JANUARY);
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }

    @Test
    void beyondTheLookBackNothingChangesAndTheCorrectionSaysSo() {
        clear();
        Correction correction = correct("2026-02-01T00:00:00Z");
        assertThat(correction.refused()).isEqualTo(1);
        assertThat(correction.superseded()).isEmpty();
        assertThat(events).isEmpty();
        assertThat(clearing.readings.consumption()[0][10]).isEqualTo(800);
        assertThat(readings.consumption()[0][10]).isEqualTo(800);
    }

    /** The exported 200 Wh were sold abroad; then the plant turns out to have generated 50 Wh less. */
    @Test
    void whatWasUsedAbroadStaysAndTheDifferenceIsCarriedAndMadeGood() {
        clearing.clearNext(List.of(), events::add);
        Issued sold = (Issued) events.stream()
                .filter(e -> e instanceof Issued i
                        && i.key().side() == Side.PRODUCTION
                        && i.key().interval().start().equals(readings.grid().startOf(10)))
                .findFirst()
                .orElseThrow();
        clearing.book()
                .apply(new Cancelled(
                        new Slice(sold.id(), 800, 1000), sold.owner(), Cancelled.Purpose.OTHER, "I-REC 7"));
        clear();
        ParkReadings corrected = readings.copy();
        corrected.generation()[0][10] = 950;
        corrected.consumption()[0][10] = 750;
        BitSet changes = new BitSet();
        changes.set(10);
        events.clear();
        Correction correction = clearing.correct(
                corrected,
                Evidence.ALL_MEASURED,
                changes,
                "correction",
                Instant.parse("2025-02-20T00:00:00Z"),
                events::add);
        assertThat(correction.carried()).isEqualTo(1);
        assertThat(events).contains(new DifferenceCarried(sold.id(), -50, "correction"));
        // The factory used 50 Wh less of it: these are nobody's, and there is no energy in them.
        assertThat(events.subList(events.size() - 3, events.size() - 1))
                .containsExactly(
                        new Cancelled(
                                new Slice(sold.id(), 750, 800), sold.owner(), Cancelled.Purpose.OTHER, "made-good"),
                        new DifferenceCarried(sold.id(), 50, "made-good"));
        assertThat(clearing.book().carried()).containsEntry("s1", 0L);
        assertThat(clearing.book().view().slices(sold.id()).getLast().reference())
                .isEqualTo("I-REC 7");
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }
}
