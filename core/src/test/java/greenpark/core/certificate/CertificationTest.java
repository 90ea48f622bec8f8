package greenpark.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.Meter.Flow;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import greenpark.core.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From traced intervals to certificates, by hand. Two sources s1, s2, two users u1, u2, one storage k. */
class CertificationTest {
    private static final Instant START = Instant.parse("2028-01-01T00:00:00Z");

    private final List<CertificateEvent> events = new ArrayList<>();
    private CertificateBook book =
            new CertificateBook(DeviceRegister.of(park("1,1,0").read()));

    /** @param efficiencies of charging and discharging, and standing loss per hour */
    private static TestPark park(String efficiencies) {
        return new TestPark()
                .source("s1")
                .source("s2")
                .user("u1")
                .user("u2")
                .storage("k", "1000," + efficiencies + ",0,fifo,surplus");
    }

    /** Intervals as texts like those of tracing: {@code s1 60, u1 40, k+ 20, out 5}; what is not named is 0, {@code u1 ?} is missing. */
    private void certify(Park park, Evidence evidence, String... intervals) {
        events.clear();
        DeviceRegister register = DeviceRegister.of(park);
        book = new CertificateBook(register);
        Roster roster = Roster.of(park);
        TimeGrid grid = new TimeGrid(START, Duration.ofMinutes(15), intervals.length);
        ParkReadings readings = ParkReadings.allMissing(grid, roster);
        for (int t = 0; t < intervals.length; t++) {
            fill(readings, t, intervals[t]);
        }
        Certification certification = new Certification(register, roster, grid, evidence, Revisions.FIRST);
        new Tracer(park)
                .trace(
                        readings,
                        1,
                        trace -> certification.certify(trace, event -> {
                            events.add(event);
                            assertThat(book.apply(event)).as("%s", event).isEqualTo(Outcome.APPLIED);
                        }));
        assertThat(book.balance().complaints()).isEmpty();
        for (CertificateEvent event : events) {
            assertThat(book.apply(event)).as("once more: %s", event).isNotEqualTo(Outcome.APPLIED);
        }
    }

    private static void fill(ParkReadings readings, int t, String text) {
        for (String name : List.of("s1", "s2", "u1", "u2", "k+", "k-", "in", "out")) {
            long wh = 0;
            for (String part : text.split(",", -1)) {
                String[] words = part.strip().split(" ", 2);
                if (words[0].equals(name)) {
                    wh = words[1].equals("?") ? ParkReadings.MISSING : Long.parseLong(words[1]);
                }
            }
            switch (name) {
                case "s1", "s2" -> readings.generation()[name.equals("s1") ? 0 : 1][t] = wh;
                case "u1", "u2" -> readings.consumption()[name.equals("u1") ? 0 : 1][t] = wh;
                case "k+" -> readings.charge()[0][t] = wh;
                case "k-" -> readings.discharge()[0][t] = wh;
                case "in" -> readings.gridImport()[0][t] = wh;
                default -> readings.gridExport()[0][t] = wh;
            }
        }
    }

    private <T extends CertificateEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<String> issued() {
        return of(Issued.class).stream()
                .map(i -> i.key().side() + " " + i.key().device() + " " + i.quantity())
                .toList();
    }

    private List<String> parts(BundleId bundle) {
        return book.view().slices(bundle).stream()
                .map(p -> p.slice().from() + "-" + p.slice().to() + " " + p.state() + " " + p.reference())
                .map(String::strip)
                .toList();
    }

    @Test
    void productionIsClaimedByFactoriesAndTheRestStaysWithItsProducer() {
        certify(park("1,1,0").read(), Evidence.ALL_MEASURED, "s1 60, s2 20, u1 20, u2 40, out 20");
        assertThat(issued())
                .containsExactly("PRODUCTION s1 60", "PRODUCTION s2 20", "CONSUMPTION u1 20", "CONSUMPTION u2 40");
        assertThat(parts(of(Issued.class).getFirst().id()))
                .containsExactly("0-15 CLAIMED", "15-45 CLAIMED", "45-60 ACTIVE");
        assertThat(of(Claimed.class))
                .extracting(c -> c.consumption().quantity())
                .containsExactly(20L, 40L);
        assertThat(book.view().matches(of(Issued.class).get(3).id()))
                .extracting(m -> m.consumption().from() + ">" + m.production().from() + "+"
                        + m.consumption().quantity())
                .containsExactly("0>15+30", "30>5+10");
    }

    @Test
    void consumptionFromTheGridIsIssuedButNeverClaimed() {
        certify(park("1,1,0").read(), Evidence.ALL_MEASURED, "s1 10, u1 30, in 20");
        assertThat(issued()).containsExactly("PRODUCTION s1 10", "CONSUMPTION u1 30");
        assertThat(parts(of(Issued.class).getLast().id())).containsExactly("0-10 CLAIMED", "10-30 ACTIVE");
    }

    @Test
    void lossOnTheWayIsNotIssued() {
        Park park = park("1,1,0").lossRule("fixed-factor").loss("s1", "0.1").read();
        certify(park, Evidence.ALL_MEASURED, "s1 105, u1 95");
        // 10.5 Wh lost: nobody claims more than the meters of use found.
        assertThat(issued().getFirst()).isIn("PRODUCTION s1 94", "PRODUCTION s1 95");
        assertThat(book.balance().wattHours(Side.CONSUMPTION, SliceState.CLAIMED))
                .isLessThanOrEqualTo(95);
    }

    @Test
    void whatNoMeterFoundIsLocked() {
        certify(park("1,1,0").read(), Evidence.ALL_MEASURED, "s1 60, u1 50");
        assertThat(parts(of(Issued.class).getFirst().id())).containsExactly("0-50 CLAIMED", "50-60 LOCKED unaccounted");
    }

    /**
     * 100 Wh of s1 charge at 0.9 into 90; 10 of the grid into 9. The next interval takes 45 out of the oldest lot and delivers 36 at 0.8. The
     * last takes 54: 45 of s1 and 9 of the grid, and delivers 43.
     */
    @Test
    void theChainWalksFromTheStorageBundleBackToTheCancelledCertificates() {
        certify(
                park("0.9,0.8,0").read(),
                Evidence.ALL_MEASURED,
                "s1 120, u1 20, k+ 110, in 10",
                "u1 36, k- 36",
                "u2 43, k- 43");
        Issued s1 = of(Issued.class).getFirst();
        assertThat(of(ChargeRecorded.class))
                .extracting(c -> c.origin() + " " + c.charged() + ">" + c.stored() + " " + (c.slice() != null))
                .containsExactly("s1 100>90 true", "grid 10>9 false");
        assertThat(of(DischargeRecorded.class))
                .extracting(d -> d.withdrawn() + ">" + d.delivered())
                .containsExactly("45>36", "45>36", "9>7");
        List<Issued> stored = of(Issued.class).stream()
                .filter(i -> i.key().side() == Side.STORAGE)
                .toList();
        assertThat(stored).extracting(Issued::quantity).containsExactly(36L, 36L);
        for (Issued bundle : stored) {
            StorageChain chain = book.view().chain(bundle.id()).orElseThrow();
            assertThat(chain.discharge().key().id()).isEqualTo(bundle.discharge());
            assertThat(chain.charge().origin()).isEqualTo("s1");
            assertThat(chain.cancelled()).isEqualTo(new Slice(s1.id(), 0, 100));
            GcBundle row = book.view().energyTag(bundle.id()).getFirst();
            assertThat(row.energySource()).isEqualTo("wind");
            assertThat(row.deviceType()).isEqualTo("storage");
            assertThat(row.productionStartingInterval()).isEqualTo(START);
            assertThat(row.optional().storageEfficiencyFactor()).isEqualByComparingTo("0.72");
            assertThat(row.optional().dischargingStartDatetime())
                    .isEqualTo(bundle.key().interval().start());
        }
        assertThat(parts(s1.id()).get(0)).startsWith("0-100 CANCELLED");
        // The grid's 7 Wh are on record and in no certificate: u2 claims 36 of 43.
        assertThat(book.balance().wattHours(Side.STORAGE, SliceState.CLAIMED)).isEqualTo(72);
        // stored = withdrawn + content.
        assertThat(book.view().content(of(ChargeRecorded.class).getFirst().key().id()))
                .isEqualTo(0);
    }

    @Test
    void standingLossIsBookedToItsLot() {
        certify(park("1,1,0.04").read(), Evidence.ALL_MEASURED, "s1 100, k+ 100", "u1 0", "u1 50, k- 50");
        // 1 % of 100 in a quarter-hour, then 1 % of 99 rounded down.
        assertThat(of(StorageLossRecorded.class))
                .extracting(StorageLossRecorded::lost)
                .containsExactly(1L);
        assertThat(book.view().content(of(ChargeRecorded.class).getFirst().key().id()))
                .isEqualTo(49);
    }

    @Test
    void anIntervalWithAMissingReadingMakesRecordsButNoCertificates() {
        certify(park("1,1,0").read(), Evidence.ALL_MEASURED, "s1 50, u1 ?, k+ 50", "u1 50, k- 50");
        assertThat(issued()).containsExactly("CONSUMPTION u1 50");
        assertThat(of(ChargeRecorded.class)).extracting(ChargeRecorded::slice).containsOnlyNulls();
        assertThat(of(DischargeRecorded.class)).hasSize(1);
    }

    @Test
    void estimatedEnergyIsWithheldUntilAReadingReplacesIt() {
        Evidence u1Estimated = (point, flow, slot) ->
                point.value().equals("u1") && flow == Flow.IMPORT ? Quality.ESTIMATED : Quality.MEASURED;
        certify(park("1,1,0").read(), u1Estimated, "s1 60, u1 20, u2 40");
        assertThat(issued()).containsExactly("PRODUCTION s1 60", "CONSUMPTION u2 40");
        assertThat(parts(of(Issued.class).getFirst().id()))
                .containsExactly("0-20 LOCKED awaiting-reading", "20-60 CLAIMED");
        certify(park("1,1,0").term("estimated-energy", "", "flag").read(), u1Estimated, "s1 60, u1 20, u2 40");
        assertThat(issued()).containsExactly("PRODUCTION s1 60", "CONSUMPTION u1 20", "CONSUMPTION u2 40");
        assertThat(of(Issued.class).get(1).quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(of(Claimed.class)).hasSize(2);
    }

    /** The park withholds or flags, and one usage point may have a line of its own, which wins. All readings are estimated. */
    @ParameterizedTest(name = "park {0}, {1} {2} → {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "withhold | u1 | withhold | ",
                "withhold | u1 | flag     | CONSUMPTION u1 20",
                "withhold | s1 | flag     | PRODUCTION s1 60",
                "flag     | u1 | withhold | PRODUCTION s1 60, CONSUMPTION u2 40",
                "flag     | s1 | withhold | CONSUMPTION u1 20, CONSUMPTION u2 40",
            })
    void aUsagePointsOwnPolicyOnEstimatesWins(String ofPark, String point, String own, String expected) {
        Park park = park("1,1,0")
                .term("estimated-energy", "", ofPark)
                .term("estimated-energy", point, own)
                .read();
        certify(park, (usagePoint, flow, slot) -> Quality.ESTIMATED, "s1 60, u1 20, u2 40");
        assertThat(String.join(", ", issued())).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void dataThatIsEstimatedAtTheStorageNeverComesOutAsEvidence() {
        Evidence charge = (point, flow, slot) ->
                point.value().equals("k") && flow == Flow.IMPORT ? Quality.ESTIMATED : Quality.MEASURED;
        certify(park("1,1,0").read(), charge, "s1 50, k+ 50", "u1 50, k- 50");
        assertThat(issued()).containsExactly("PRODUCTION s1 50", "CONSUMPTION u1 50");
    }

    @Test
    void theMonthsExportBecomesGecs() {
        certify(
                park("1,1,0").read(),
                Evidence.ALL_MEASURED,
                "s1 3500000, u1 1200000, out 2300000",
                "s1 1000000, u1 900000, out 100000");
        DeviceRegister register = DeviceRegister.of(park("1,1,0").read());
        java.time.YearMonth month = java.time.YearMonth.of(2028, 1);
        new GecIssuance(register)
                .close(book, month, event -> assertThat(book.apply(event)).isEqualTo(Outcome.APPLIED));
        GecHolding tradable = java.util.Objects.requireNonNull(book.gec(new GecLot("s1", GecPool.TRADABLE, month)));
        GecHolding own = java.util.Objects.requireNonNull(book.gec(new GecLot("s1", GecPool.SELF_USE, month)));
        assertThat(tradable.count()).isEqualTo(2);
        assertThat(own.count()).isEqualTo(2);
        assertThat(book.gecCarry("s1", GecPool.TRADABLE, month)).isEqualTo(400_000);
        assertThat(book.gecCarry("s1", GecPool.SELF_USE, month)).isEqualTo(100_000);
        assertThat(tradable.parts().getFirst().isActive()).isTrue();
        assertThat(own.parts().getFirst().isActive()).isFalse();
        assertThat(book.balance().complaints()).isEmpty();
        assertThat(book.balance().wattHours(Side.PRODUCTION, SliceState.ACTIVE)).isZero();
    }
}
