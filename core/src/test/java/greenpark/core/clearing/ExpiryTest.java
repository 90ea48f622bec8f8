package greenpark.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Expired;
import greenpark.core.certificate.GecExpired;
import greenpark.core.certificate.GecHolding;
import greenpark.core.certificate.GecIssued;
import greenpark.core.certificate.GecLot;
import greenpark.core.certificate.GecPool;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.SliceState;
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
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the months do to certificates: GECs at a month's end, its accounts closed when due, and what nobody used expires. */
class ExpiryTest {
    private final List<CertificateEvent> events = new ArrayList<>();

    private static TestPark park() {
        return new TestPark().source("s1").user("u1").term("expiry-months", "", "2");
    }

    /** Every quarter-hour 1,000 Wh generated, 600 used of it and 100 from the grid, 400 exported. */
    private static ParkReadings readings(Park park, String from, String to) {
        TimeGrid grid = TimeGrid.days(LocalDate.parse(from), LocalDate.parse(to), park.zone(), TimeGrid.QUARTER_HOUR);
        ParkReadings r = ParkReadings.allMissing(grid, Roster.of(park));
        java.util.Arrays.fill(r.generation()[0], 1000);
        java.util.Arrays.fill(r.consumption()[0], 700);
        java.util.Arrays.fill(r.gridExport()[0], 400);
        java.util.Arrays.fill(r.gridImport()[0], 100);
        return r;
    }

    private DailyClearing clear(Park park, ParkReadings readings) {
        DailyClearing clearing = new DailyClearing(park, readings, Evidence.ALL_MEASURED, 1);
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), events::add);
        }
        assertThat(clearing.book().balance().complaints()).isEmpty();
        return clearing;
    }

    private <T extends CertificateEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Readings begin in the middle of January: its export becomes GECs of January all the same; March, whose end is not there, stays open. */
    @Test
    void aFirstMonthThatBeganLateIsConvertedAtItsEnd() {
        Park park = park().read();
        DailyClearing clearing = clear(park, readings(park, "2025-01-09", "2025-03-20"));
        assertThat(of(Cancelled.class)).extracting(Cancelled::reference).containsOnly("GEC 2025-01", "GEC 2025-02");
        // 23 and 28 days of 38.4 and 57.6 kWh.
        assertThat(of(GecIssued.class))
                .extracting(e -> e.lot() + " " + e.count())
                .containsExactly("s1-2025-01-SELF_USE 1", "s1-2025-02-TRADABLE 1", "s1-2025-02-SELF_USE 1");
        assertThat(clearing.book().gecCarry("s1", GecPool.TRADABLE, YearMonth.of(2025, 2)))
                .isEqualTo(883_200 + 1_075_200 - 1_000_000);
    }

    @ParameterizedTest(name = "{0} days → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "8  | 2025-01 at 2025-02-08T16:00:00Z, 2025-02 at 2025-03-08T16:00:00Z",
                "0  | 2025-01 at 2025-01-31T16:00:00Z, 2025-02 at 2025-02-28T16:00:00Z, 2025-03 at 2025-03-31T16:00:00Z",
                "31 | 2025-01 at 2025-03-03T16:00:00Z, 2025-02 at 2025-03-31T16:00:00Z",
                "45 | 2025-01 at 2025-03-17T16:00:00Z",
            })
    void aMonthClosesWhenItIsDueHoweverLateThatIs(String days, String expected) {
        Park park = park().threshold("close-after-days", days).read();
        clear(park, readings(park, "2025-01-31", "2025-04-02"));
        assertThat(of(PeriodClosed.class))
                .extracting(e -> e.month() + " at " + e.at())
                .isEqualTo(List.of(expected.split(", ")));
    }

    /** January's export was converted; what stays active is what u1 took from the grid. */
    @Test
    void whatNobodyUsedExpiresAtItsInstant() {
        Park park = park().read();
        DailyClearing clearing = clear(park, readings(park, "2025-01-30", "2025-03-02"));
        assertThat(of(Expired.class)).hasSize(2 * 96);
        assertThat(of(Expired.class)).allSatisfy(e -> {
            assertThat(e.at()).isEqualTo(Instant.parse("2025-02-28T16:00:00Z"));
            assertThat(e.slice().quantity()).isEqualTo(100);
        });
        assertThat(clearing.book().balance().wattHours(Side.CONSUMPTION, SliceState.EXPIRED))
                .isEqualTo(2 * 96 * 100L);
        assertThat(clearing.book().balance().wattHours(Side.PRODUCTION, SliceState.CANCELLED))
                .isEqualTo((2 + 28) * 96 * 400L);
    }

    @Test
    void gecsExpireWithTheMonthInWhichTheyAreNoLongerValid() {
        Park park = park().term("gec-expiry-months", "", "2").read();
        DailyClearing clearing = clear(park, readings(park, "2025-01-01", "2025-03-02"));
        GecLot lot = new GecLot("s1", GecPool.TRADABLE, YearMonth.of(2025, 1));
        assertThat(of(GecExpired.class))
                .extracting(e -> e.slice().lot() + " " + e.slice().count() + " in " + e.month())
                .containsExactly("s1-2025-01-TRADABLE 1 in 2025-03");
        assertThat(clearing.book().gecExpiry(lot)).isEqualTo(YearMonth.of(2025, 3));
        assertThat(Objects.requireNonNull(clearing.book().gec(lot)).parts())
                .extracting(GecHolding.Part::state)
                .containsExactly(SliceState.EXPIRED);
    }

    /**
     * u2's reading of the first interval comes after the certificates' time: 300 Wh had been withheld for it, and of the plant's bundle 200 Wh were
     * sold, so that it stands. What u2 used is claimed, what is left expires; but not where the plant had generated less: that is no energy.
     */
    @ParameterizedTest(name = "{0} generated, {1} used by u2")
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | 300 | 0 CLAIMED; 500 CLAIMED; 800 CANCELLED I-REC; ",
                "1000 | 200 | 0 CLAIMED; 500 CLAIMED; 700 EXPIRED; 800 CANCELLED I-REC; ",
                "970  | 200 | 0 CLAIMED; 500 CLAIMED; 700 CANCELLED made-good; 730 EXPIRED; 800 CANCELLED I-REC; ",
            })
    void whatIsReleasedAfterItsTimeExpires(long generated, long used, String fates) {
        Park park = park().user("u2").read();
        ParkReadings readings = readings(park, "2025-01-30", "2025-03-03");
        java.util.Arrays.fill(readings.consumption()[0], 500);
        java.util.Arrays.fill(readings.consumption()[1], 300);
        java.util.Arrays.fill(readings.gridExport()[0], 200);
        java.util.Arrays.fill(readings.gridImport()[0], 0);
        Evidence estimated = (usagePoint, flow, slot) ->
                slot == 0 && usagePoint.value().equals("u2") ? Quality.ESTIMATED : Quality.MEASURED;
        DailyClearing clearing = new DailyClearing(park, readings, estimated, 1);
        clearing.clearNext(List.of(), events::add);
        Issued plant = of(Issued.class).stream()
                .filter(e -> e.key().side() == Side.PRODUCTION)
                .findFirst()
                .orElseThrow();
        clearing.book()
                .apply(new Cancelled(
                        new Slice(plant.id(), 800, 1000), plant.owner(), Cancelled.Purpose.OTHER, "I-REC"));
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), events::add);
        }
        ParkReadings corrected = readings.copy();
        corrected.generation()[0][0] = generated;
        corrected.consumption()[1][0] = used;
        BitSet changes = new BitSet();
        changes.set(0);
        clearing.correct(
                corrected,
                Evidence.ALL_MEASURED,
                changes,
                "correction",
                Instant.parse("2025-03-03T00:00:00Z"),
                events::add);
        StringBuilder text = new StringBuilder();
        clearing.book()
                .view()
                .slices(plant.id())
                .forEach(part -> text.append(part.slice().from())
                        .append(' ')
                        .append(part.state())
                        .append(part.reference().isEmpty() ? "" : " " + part.reference())
                        .append("; "));
        assertThat(text.toString().strip()).isEqualTo(fates.strip());
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }

    /** I7 where certificates have expired: corrections, of whatever slot, leave the book of a fresh run. */
    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2", "3", "4", "5", "6"})
    void aCorrectionAfterTheExpiryEndsAsAFreshRun(long seed) {
        Random random = new Random(seed);
        Park park = park().user("u2")
                .source("s2")
                .storage("k", "1000,0.95,0.93,0,0,fifo,surplus")
                .read();
        // Nothing is exported, so nothing is converted.
        ParkReadings readings = readings(park, "2025-01-30", "2025-03-03");
        int size = readings.grid().size();
        for (int t = 0; t < size; t++) {
            readings.generation()[1][t] = 300L + t % 7;
            readings.consumption()[0][t] = 1400;
            readings.consumption()[1][t] = 400;
            readings.gridExport()[0][t] = 0;
            readings.charge()[0][t] = t % 3 == 0 ? 300 : 0;
            readings.discharge()[0][t] = t % 3 == 1 ? 150 : 0;
            readings.gridImport()[0][t] =
                    Math.max(0, readings.charge()[0][t] - readings.discharge()[0][t] + 500L - t % 7);
        }
        BookDump corrected = new BookDump();
        DailyClearing clearing = new DailyClearing(park, readings.copy(), Evidence.ALL_MEASURED, 1);
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), corrected);
        }
        assertThat(clearing.book().balance().wattHours(Side.CONSUMPTION, SliceState.EXPIRED))
                .isPositive();
        for (int n = 0; n < 4; n++) {
            readings = readings.copy();
            int slot = random.nextInt(2 * 96);
            long[][] rows = random.nextBoolean() ? readings.consumption() : readings.generation();
            rows[random.nextInt(2)][slot] = random.nextInt(1500);
            BitSet changes = new BitSet();
            changes.set(slot);
            clearing.correct(
                    readings,
                    Evidence.ALL_MEASURED,
                    changes,
                    "correction",
                    Instant.parse("2025-03-03T00:00:00Z"),
                    corrected);
        }
        assertThat(clearing.book().balance().complaints()).isEmpty();
        BookDump fresh = new BookDump();
        DailyClearing again = new DailyClearing(park, readings, Evidence.ALL_MEASURED, 1);
        while (again.hasNext()) {
            again.clearNext(List.of(), fresh);
        }
        assertThat(corrected.of(clearing.book())).isEqualTo(fresh.of(again.book()));
    }
}
