package greenpark.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.SliceView;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.RandomPark;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates that a correction cannot take back: what they owe is made good, and what they hold back is released, or ends. */
class StandingCertificatesTest {
    private static final int SLOT = 10;
    private static final Instant SOON = Instant.parse("2025-02-20T00:00:00Z");

    private final List<CertificateEvent> events = new ArrayList<>();

    private static TestPark park() {
        return new TestPark()
                .source("s1")
                .user("u1")
                .user("u2")
                .threshold("close-after-days", "8")
                .threshold("look-back-months", "2");
    }

    /** From 25 January to 12 February: every quarter-hour 1000 Wh generated, 500 and 300 used, 200 exported. */
    private static ParkReadings readings(Park park) {
        TimeGrid grid =
                TimeGrid.days(LocalDate.of(2025, 1, 25), LocalDate.of(2025, 2, 13), park.zone(), TimeGrid.QUARTER_HOUR);
        ParkReadings r = ParkReadings.allMissing(grid, Roster.of(park));
        Arrays.fill(r.generation()[0], 1000);
        Arrays.fill(r.consumption()[0], 500);
        Arrays.fill(r.consumption()[1], 300);
        Arrays.fill(r.gridExport()[0], 200);
        Arrays.fill(r.gridImport()[0], 0);
        return r;
    }

    /** Until 30 January: the exports of the month have not been converted. */
    private static final int BEFORE_CONVERSION = 6;

    private DailyClearing cleared(Park park, Evidence evidence, int days) {
        DailyClearing clearing = new DailyClearing(park, readings(park), evidence, 1);
        for (int day = 0; day < days && clearing.hasNext(); day++) {
            clearing.clearNext(List.of(), events::add);
        }
        return clearing;
    }

    private Issued plantBundle(DailyClearing clearing, int slot) {
        Instant start = clearing.readings.grid().startOf(slot);
        return events.stream()
                .filter(e -> e instanceof Issued i
                        && i.key().side() == Side.PRODUCTION
                        && i.key().interval().start().equals(start))
                .map(Issued.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Issued sell(DailyClearing clearing, int slot) {
        Issued bundle = plantBundle(clearing, slot);
        clearing.book()
                .apply(new Cancelled(
                        new Slice(bundle.id(), 800, 1000), bundle.owner(), Cancelled.Purpose.OTHER, "I-REC"));
        return bundle;
    }

    /** Export of the slot was sold; then the plant turns out to have generated less. What it owes comes from its next energy that is nobody's. */
    @ParameterizedTest(name = "{0} generated, {1} and {2} used")
    @CsvSource({
        // The bundle itself has nothing left: the next interval's export pays.
        "950, 500, 300, 150, 11 800-850",
        // The factories used less of it: what they left is no energy.
        "950, 500, 250, 200, 10 750-800",
        // First what they left, then the next intervals, one after another.
        "400, 300, 100, 0, 10 400-800; 11 800-1000",
        "100, 50, 50, 0, 10 100-800; 11 800-1000",
    })
    void whatIsOwedIsMadeGoodFromTheNextUnclaimedEnergy(
            long generated, long first, long second, long exported, String paid) {
        DailyClearing clearing = cleared(park().read(), Evidence.ALL_MEASURED, BEFORE_CONVERSION);
        sell(clearing, SLOT);
        ParkReadings corrected = clearing.readings.copy();
        corrected.generation()[0][SLOT] = generated;
        corrected.consumption()[0][SLOT] = first;
        corrected.consumption()[1][SLOT] = second;
        corrected.gridExport()[0][SLOT] = exported;
        List<Issued> bundles = List.of(plantBundle(clearing, SLOT), plantBundle(clearing, SLOT + 1));
        correct(clearing, corrected, Evidence.ALL_MEASURED);
        List<String> cancelled = new ArrayList<>();
        long sum = 0;
        for (CertificateEvent event : events) {
            if (event instanceof Cancelled c && c.reference().equals(DifferenceCarried.MADE_GOOD)) {
                int bundle = bundles.getFirst().id().equals(c.slice().bundle()) ? 0 : 1;
                assertThat(bundles.get(bundle).id()).isEqualTo(c.slice().bundle());
                cancelled.add(
                        SLOT + bundle + " " + c.slice().from() + "-" + c.slice().to());
            } else if (event instanceof DifferenceCarried d) {
                sum += d.difference();
            }
        }
        assertThat(joined(cancelled)).isEqualTo(paid);
        assertThat(sum).isZero();
        assertThat(clearing.book().carried()).containsEntry("s1", 0L);
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }

    /** Parts of a bundle that lie side by side as one. */
    private static String joined(List<String> parts) {
        String text = String.join("; ", parts);
        return text.replaceAll("(\\d+) (\\d+)-(\\d+); \\1 \\3-(\\d+)", "$1 $2-$4");
    }

    @Test
    void theDayAfterPaysWhereNoneIsLeft() {
        DailyClearing clearing = cleared(park().read(), Evidence.ALL_MEASURED, 3);
        int last = clearing.firstSlot(3) - 1;
        sell(clearing, last);
        ParkReadings corrected = clearing.readings.copy();
        corrected.generation()[0][last] = 970;
        corrected.gridExport()[0][last] = 170;
        BitSet changes = new BitSet();
        changes.set(last);
        clearing.correct(corrected, Evidence.ALL_MEASURED, changes, "correction", SOON, events::add);
        assertThat(clearing.book().carried()).containsEntry("s1", -30L);
        events.clear();
        clearing.clearNext(List.of(), events::add);
        assertThat(clearing.book().carried()).containsEntry("s1", 0L);
        Issued next = plantBundle(clearing, last + 1);
        assertThat(events).contains(new DifferenceCarried(next.id(), 30, DifferenceCarried.MADE_GOOD));
    }

    /** Inside a month, and around a month's end, at which what nobody claimed is converted. */
    @ParameterizedTest(name = "from {0}")
    @CsvSource({"2025-02-25T11:00:00Z", "2025-02-28T11:00:00Z"})
    void afterAnySalesAndCorrectionsNobodyOwesWhatIsAtHand(Instant start) {
        List<String> complaints = LongStream.range(0, 500)
                .mapToObj(seed -> salesAndCorrections(seed, start))
                .filter(complaint -> !complaint.isEmpty())
                .limit(3)
                .toList();
        assertThat(complaints).isEmpty();
    }

    private static String salesAndCorrections(long seed, Instant start) {
        Random random = new Random(seed);
        int slots = 40;
        RandomPark park = new RandomPark(seed, slots, start);
        DailyClearing clearing = new DailyClearing(park.park, park.readings.copy(), Evidence.ALL_MEASURED, 1);
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), e -> {});
        }
        for (int n = 0; n < 3; n++) {
            List<SliceView> free = new ArrayList<>();
            clearing.roster
                    .sources()
                    .forEach(
                            s -> clearing.book().view().unclaimed(s.id().value(), Instant.MIN, Instant.MAX, free::add));
            for (SliceView part : free) {
                if (random.nextInt(4) == 0) {
                    clearing.book()
                            .apply(new Cancelled(part.slice(), part.owner(), Cancelled.Purpose.OTHER, "elsewhere"));
                }
            }
            ParkReadings corrected = clearing.readings.copy();
            BitSet changes = new BitSet();
            for (long[] row : corrected.generation()) {
                int slot = random.nextInt(slots);
                row[slot] = random.nextInt(1000);
                changes.set(slot);
            }
            Correction correction = clearing.correct(
                    corrected,
                    Evidence.ALL_MEASURED,
                    changes,
                    "correction",
                    clearing.readings.grid().end(),
                    e -> {});
            if (!clearing.book().balance().closes()) {
                return "seed " + seed + ": " + clearing.book().balance().complaints();
            }
            if (correction.superseded().isEmpty()) {
                continue;
            }
            Instant from =
                    clearing.readings.grid().startOf(correction.superseded().getFirst());
            for (var device : clearing.book().carried().entrySet()) {
                List<SliceView> left = new ArrayList<>();
                clearing.book().view().unclaimed(device.getKey(), from, Instant.MAX, left::add);
                if (device.getValue() < 0 && !left.isEmpty()) {
                    return "seed " + seed + ": " + device + " owes and has " + left;
                }
            }
        }
        return "";
    }

    // ---- what is withheld for a reading ----

    private static Evidence secondEstimated() {
        return (usagePoint, flow, slot) ->
                slot == SLOT && usagePoint.value().equals("u2") ? Quality.ESTIMATED : Quality.MEASURED;
    }

    private Correction correct(DailyClearing clearing, ParkReadings corrected, Evidence evidence) {
        BitSet changes = new BitSet();
        changes.set(SLOT);
        events.clear();
        return clearing.correct(corrected, evidence, changes, "correction", SOON, events::add);
    }

    private String fates(DailyClearing clearing, Issued bundle) {
        StringBuilder text = new StringBuilder();
        for (SliceView part : clearing.book().view().slices(bundle.id())) {
            text.append(part.slice().from())
                    .append(' ')
                    .append(part.state())
                    .append(part.reference().isEmpty() ? "" : " " + part.reference())
                    .append("; ");
        }
        return text.toString();
    }

    @Test
    void whenTheReadingComesTheWithheldEnergyIsMadeAnewAndClaimed() {
        Park park = park().read();
        DailyClearing clearing = cleared(park, secondEstimated(), BEFORE_CONVERSION);
        Issued held = plantBundle(clearing, SLOT);
        assertThat(fates(clearing, held)).isEqualTo("0 CLAIMED; 500 LOCKED awaiting-reading; 800 ACTIVE; ");
        correct(clearing, clearing.readings, Evidence.ALL_MEASURED);
        assertThat(fates(clearing, held)).isEqualTo("0 WITHDRAWN; 500 WITHDRAWN; 800 WITHDRAWN; ");
        assertThat(fates(clearing, plantBundle(clearing, SLOT))).isEqualTo("0 CLAIMED; 500 CLAIMED; 800 ACTIVE; ");
    }

    @Test
    void whereTheBundleStandsItsLockIsReleasedAndClaimed() {
        DailyClearing clearing = cleared(park().read(), secondEstimated(), BEFORE_CONVERSION);
        Issued held = sell(clearing, SLOT);
        ParkReadings corrected = clearing.readings.copy();
        correct(clearing, corrected, Evidence.ALL_MEASURED);
        assertThat(events.stream().filter(e -> e instanceof Released || e instanceof Claimed))
                .first()
                .isEqualTo(new Released(new Slice(held.id(), 500, 800), Certification.AWAITING_READING));
        assertThat(fates(clearing, held)).isEqualTo("0 CLAIMED; 500 CLAIMED; 800 CANCELLED I-REC; ");
        assertThat(clearing.book().carried()).isEmpty();
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }

    /** The month closes on 9 February; until 1 April a correction reaches it. */
    @ParameterizedTest(name = "at {0}")
    @CsvSource({
        "2025-02-12T00:00:00Z, LOCKED awaiting-reading",
        "2025-03-31T15:59:59Z, LOCKED awaiting-reading",
        "2025-03-31T16:00:00Z, CANCELLED estimate-stands",
    })
    void whereNoReadingComesTheLockEndsWithTheLookBack(String at, String fate) {
        DailyClearing clearing = cleared(park().read(), secondEstimated(), 99);
        clearing.closeDue(Instant.parse(at), events::add);
        assertThat(fates(clearing, plantBundle(clearing, SLOT)))
                .isEqualTo("0 CLAIMED; 500 " + fate + "; 800 CANCELLED GEC 2025-01; ");
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }

    /** The plant's readings stand, but a factory now needs more of what the plant has sold. */
    @Test
    void whatWasSoldStaysSoldWhenSomebodyElsesReadingIsCorrected() {
        DailyClearing clearing = cleared(park().read(), Evidence.ALL_MEASURED, BEFORE_CONVERSION);
        Issued sold = sell(clearing, SLOT);
        ParkReadings corrected = clearing.readings.copy();
        corrected.consumption()[1][SLOT] = 400;
        corrected.gridExport()[0][SLOT] = 100;
        Correction correction = correct(clearing, corrected, Evidence.ALL_MEASURED);
        assertThat(correction.superseded()).containsExactly(SLOT);
        assertThat(fates(clearing, sold)).isEqualTo("0 CLAIMED; 500 CLAIMED; 800 CANCELLED I-REC; ");
        assertThat(clearing.book().balance().complaints()).isEmpty();
    }
}
