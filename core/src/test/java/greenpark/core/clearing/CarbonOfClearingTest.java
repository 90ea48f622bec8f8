package greenpark.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.CarbonMethod;
import greenpark.core.carbon.HourlyMatching;
import greenpark.core.carbon.PartyCarbon;
import greenpark.core.carbon.PeriodCarbon;
import greenpark.core.carbon.Remark;
import greenpark.core.carbon.Statement;
import greenpark.core.carbon.TestRules;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Carbon accounts from cleared readings: by hand, and laws over seeded parks. */
class CarbonOfClearingTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long KWH = 1000;

    private static CarbonAccount account(Park park, ParkReadings readings) {
        HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
        Clearing clearing = Clearing.clear(park, readings, readings.grid(), 1, List.of(matching));
        return CarbonAccount.of(park, TestRules.read(), clearing.energy().monthUse(), matching);
    }

    /** February 2023, each quarter-hour: the wind plant gives 6 kWh, u1 uses 8 and u2 4; 6 come from the grid. u1 has bought green power. */
    private static ParkReadings february(Park park) {
        TimeGrid grid = TimeGrid.days(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 3, 1), ZONE, Duration.ofMinutes(15));
        ParkReadings r = ParkReadings.allMissing(grid, Roster.of(park));
        java.util.Arrays.fill(r.generation()[0], 6 * KWH);
        java.util.Arrays.fill(r.available()[0], 6 * KWH);
        java.util.Arrays.fill(r.consumption()[0], 8 * KWH);
        java.util.Arrays.fill(r.consumption()[1], 4 * KWH);
        java.util.Arrays.fill(r.gridImport()[0], 6 * KWH);
        java.util.Arrays.fill(r.gridExport()[0], 0);
        return r;
    }

    private static TestPark park() {
        return new TestPark().source("s1").user("u1").user("u2").choice("region", "CN-SX");
    }

    @Test
    void aMonthByHand() {
        Park park = park().choice("grid-cfe-share", "0.25")
                .purchase("u1", "2023-02", "green-trade", "5000", "1000")
                .purchase("u1", "2023-02", "gec", "2000", "")
                .read();
        PeriodCarbon month = account(park, february(park)).months().firstEntry().getValue();
        // 2688 quarter-hours; u1 gets 4 of its 8 kWh from the plant, u2 2 of its 4.
        PartyCarbon u1 = month.parties().get(0);
        PartyCarbon u2 = month.parties().get(1);
        assertThat(u1.volumes().own()).isEqualTo(2688 * 4 * KWH);
        assertThat(u1.volumes().wind()).isEqualTo(u1.volumes().own());
        assertThat(u1.volumes().trade()).as("without mechanism energy").isEqualTo(4_000 * KWH);
        assertThat(u1.volumes().gec()).isEqualTo(2_000 * KWH);
        assertThat(grams(u1, CarbonMethod.LOCATION)).isEqualTo(Math.round(10_752_000 * 0.6634));
        assertThat(grams(u1, CarbonMethod.MARKET)).isEqualTo(Math.round(4_752_000 * 0.6096));
        assertThat(grams(u1, CarbonMethod.FOSSIL_RESIDUAL)).isEqualTo(Math.round(4_752_000 * 0.8273));
        assertThat(grams(u1, CarbonMethod.FOOTPRINT)).isEqualTo(Math.round(10_752_000 * (0.6205 + 0.0336)));
        assertThat(grams(u2, CarbonMethod.MARKET)).isEqualTo(Math.round(5_376_000 * 0.6096));
        assertThat(u1.nonFossil().share()).isEqualByComparingTo("0.779018");
        assertThat(u1.matching().hourly()).isEqualByComparingTo("0.5");
        assertThat(u1.matching().hourlyWithGrid()).isEqualByComparingTo("0.625");
        assertThat(u1.matching().volumetric()).isEqualByComparingTo("0.779018");
        assertThat(month.park().matching().hourly()).isEqualByComparingTo("0.5");
        assertThat(u1.remarks()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaid() {
        Park park = park().purchase("u1", "2023-02", "gec", "99999999", "").read();
        PartyCarbon u1 = account(park, february(park)).whole().parties().getFirst();
        assertThat(u1.matching().hourlyWithGrid()).isNull();
        assertThat(u1.volumes().gec())
                .as("capped at the grid draw")
                .isEqualTo(u1.volumes().grid());
        assertThat(u1.remarks())
                .extracting(Remark::key)
                .containsExactly(Remark.Key.PURCHASES_ABOVE_CAP, Remark.Key.GRID_SHARE_UNKNOWN);
    }

    @Test
    void purchasesOfAMonthDoNotCountForADay() {
        Park park = park().purchase("u1", "2023-02", "green-trade", "5000", "").read();
        ParkReadings all = february(park);
        HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
        Clearing day = Clearing.clear(park, all, all.grid().slice(2592, 2688), 1, List.of(matching));
        PartyCarbon u1 = CarbonAccount.of(park, TestRules.read(), day.energy().monthUse(), matching)
                .whole()
                .parties()
                .getFirst();
        assertThat(u1.volumes().trade()).isZero();
        assertThat(u1.remarks()).extracting(Remark::key).contains(Remark.Key.PURCHASES_OF_PARTIAL_MONTH);
    }

    @Test
    void aParkWithoutRegionOrWithAnUnknownOneIsRefused() {
        Park none = new TestPark().source("s1").user("u1").user("u2").read();
        assertThat(assertThrows(BadInput.class, () -> account(none, february(none))))
                .hasMessageContaining("carbon.csv: key 'region' is missing");
        Park unknown = new TestPark()
                .source("s1")
                .user("u1")
                .user("u2")
                .choice("region", "SX")
                .read();
        assertThat(assertThrows(BadInput.class, () -> account(unknown, february(unknown))))
                .hasMessageContaining("region 'SX' is not in regions.csv");
    }

    /** Seeded parks over the turn of a year, with meters that hardly ever balance. */
    @Test
    void laws() {
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TestPark plan = new TestPark().choice("region", "CN-SX");
            if (random.nextBoolean()) {
                plan.choice("apportionment-k", "0.2137");
            }
            int users = 2 + random.nextInt(4);
            for (int u = 0; u < users; u++) {
                plan.user("u" + u, random.nextInt(5) == 0 ? "grid" : "pool", 1);
                plan.purchase("u" + u, "2023-12", "green-trade", Integer.toString(random.nextInt(3000)), "");
                plan.purchase("u" + u, "2024-01", "gec", Integer.toString(random.nextInt(3000)), "");
            }
            plan.source("s1").source("s2");
            plan.storage("k1", "2,0.95,0.93,0.001,0.7,fifo," + (random.nextBoolean() ? "surplus" : "share"));
            plan.lossRule(random.nextBoolean() ? "none" : "measured-difference,1,0.03");
            Park park = plan.read();
            TimeGrid grid =
                    TimeGrid.days(LocalDate.of(2023, 12, 29), LocalDate.of(2024, 1, 3), ZONE, Duration.ofMinutes(15));
            ParkReadings r = ParkReadings.allMissing(grid, Roster.of(park));
            for (long[][] rows : List.of(
                    r.generation(),
                    r.available(),
                    r.consumption(),
                    r.charge(),
                    r.discharge(),
                    r.gridImport(),
                    r.gridExport())) {
                for (long[] row : rows) {
                    for (int t = 0; t < row.length; t++) {
                        row[t] = random.nextInt(60) == 0 ? ParkReadings.MISSING : random.nextLong(2000);
                    }
                }
            }
            HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
            Clearing clearing = Clearing.clear(park, r, grid, 1, List.of(matching));
            CarbonAccount account =
                    CarbonAccount.of(park, TestRules.read(), clearing.energy().monthUse(), matching);
            assertThat(account)
                    .as("twice the same, seed %s", seed)
                    .isEqualTo(CarbonAccount.of(
                            park, TestRules.read(), clearing.energy().monthUse(), matching));
            check(seed, clearing, account);
        }
    }

    private static void check(long seed, Clearing clearing, CarbonAccount account) {
        assertThat(account.months()).hasSize(2);
        for (PeriodCarbon period : all(account)) {
            for (CarbonMethod method : CarbonMethod.values()) {
                long grams = 0;
                for (PartyCarbon party : period.parties()) {
                    Statement statement = party.statement(method);
                    assertThat(statement.consumption())
                            .as("%s of %s, seed %s", method, party.id(), seed)
                            .isEqualTo(party.volumes().consumption());
                    assertThat(grams(party, method)).as("seed %s", seed).isNotNegative();
                    assertThat(statement.terms()).as("seed %s", seed).allMatch(t -> t.wattHours() >= 0);
                    grams += grams(party, method);
                }
                assertThat(grams(period.park(), method))
                        .as("park, seed %s", seed)
                        .isEqualTo(grams);
            }
            // Energy traced within an interval cannot exceed the load of its hour.
            assertThat(period.park().matching().matched())
                    .as("seed %s", seed)
                    .isEqualTo(period.park().volumes().own());
        }
        EnergyTotals totals = clearing.energy().whole();
        List<PartyCarbon> parties = account.whole().parties();
        for (int u = 0; u < parties.size() - 1; u++) {
            assertThat(parties.get(u).volumes().consumption())
                    .as("seed %s", seed)
                    .isEqualTo(totals.consumption(u));
            assertThat(parties.get(u).volumes().own()).as("seed %s", seed).isEqualTo(totals.green(u));
        }
    }

    private static List<PeriodCarbon> all(CarbonAccount account) {
        List<PeriodCarbon> all = new java.util.ArrayList<>(account.months().values());
        all.addAll(account.years().values());
        all.add(account.whole());
        return all;
    }

    private static long grams(PartyCarbon party, CarbonMethod method) {
        return Objects.requireNonNull(party.statement(method).emissions()).grams();
    }
}
