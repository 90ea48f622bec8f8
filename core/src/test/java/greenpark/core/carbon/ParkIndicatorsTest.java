package greenpark.core.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import greenpark.core.carbon.IndicatorStatement.State;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A park of one factory; a year of 2028 with so much electricity from its own plant and from the grid [GWh]. */
class ParkIndicatorsTest {
    private static final long GWH = 1_000_000_000L;

    private static TestPark factory() {
        return new TestPark().source("s1").user("u1").choice("region", "CN-SX");
    }

    private static ParkIndicators indicators(TestPark plan, long ownGwh, long gridGwh, int months) {
        Park park = plan.read();
        SortedMap<YearMonth, MonthUse> year = new TreeMap<>();
        for (int m = 1; m <= months; m++) {
            YearMonth month = YearMonth.of(2028, m);
            boolean first = m == 1;
            year.put(
                    month,
                    new MonthUse(
                            month.atDay(1).atStartOfDay(park.zone()).toInstant(),
                            new long[][] {{first ? ownGwh * GWH : 0}},
                            new long[] {first ? (ownGwh + gridGwh) * GWH : 0},
                            first ? gridGwh * GWH : 0,
                            0,
                            0,
                            month.lengthOfMonth() * 96L,
                            0));
        }
        CarbonAccount account =
                CarbonAccount.of(park, TestRules.read(), year, new HourlyMatching(Roster.of(park), park.zone()));
        return Objects.requireNonNull(account.indicators().get(2028));
    }

    /** Electricity only: 0.1229 kgce and 0.8273 kg per kWh of the rest (2023's stands in). */
    @ParameterizedTest(name = "{0} own + {1} grid GWh: {2} tCO₂/tce, threshold {3}, {4}")
    @CsvSource({
        // 14.85 万tce: the size of the published plan has no class.
        "565,  643,  3.583069, ,    UNKNOWN",
        "0,    2000, 6.731489, 0.2, NOT_MET",
        "1950, 50,   0.168287, 0.2, MET",
        "1940, 60,   0.201945, 0.2, NOT_MET",
        "9600, 400,  0.269260, 0.3, MET",
        "5000, 5000, 3.365745, 0.3, NOT_MET"
    })
    void theCoreIndicator(long own, long grid, BigDecimal value, BigDecimal threshold, State state) {
        ParkIndicators indicators = indicators(factory(), own, grid, 12);
        IndicatorStatement core = indicators.statements().getFirst();
        assertThat(core.value()).isEqualByComparingTo(value);
        assertThat(core.state()).isEqualTo(state);
        if (threshold == null) {
            assertThat(core.rule()).isNull();
            assertThat(core.gap()).isNull();
            assertThat(core.remarks()).extracting(Remark::key).contains(Remark.Key.NO_SIZE_CLASS);
        } else {
            assertThat(Objects.requireNonNull(core.rule()).threshold()).isEqualByComparingTo(threshold);
            assertThat(core.gap())
                    .isEqualByComparingTo(value.subtract(threshold).max(BigDecimal.ZERO));
        }
        // Every class that could hold says what share it would need.
        assertThat(core.remarks().stream().filter(r -> r.key() == Remark.Key.SHARE_NEEDED))
                .hasSize(threshold == null ? 2 : 1);
        assertThat(indicators.qualifies()).as("guiding indicators have no data").isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}, gap {2}")
    @CsvSource({
        "'product-energy,2028,yes,14,14',   product-energy, MET,            0",
        "'product-energy,2028,yes,9,14',    product-energy, NOT_MET,        0.357143",
        "'solid-waste,2028,yes,80,100',     solid-waste,    MET,            0",
        "'solid-waste,2028,yes,79,100',     solid-waste,    NOT_MET,        0.01",
        "'waste-heat,2028,no,,',            waste-heat,     NOT_APPLICABLE, ",
        "'waste-heat,2028,yes,0,0',         waste-heat,     UNKNOWN,        ",
        "'waste-heat,2027,yes,1,1',         waste-heat,     UNKNOWN,        ",
        "'water-reuse,2028,yes,8,10',       water-reuse,    MET,            0"
    })
    void theGuidingIndicators(String row, String indicator, State state, BigDecimal gap) {
        String complete = row.contains(",no,") ? "waste-heat,2028,no,0,0" : row;
        IndicatorStatement found = indicators(factory().indicator(complete), 0, 2000, 12).statements().stream()
                .filter(s -> s.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
        assertThat(found.state()).isEqualTo(state);
        if (gap == null) {
            assertThat(found.gap()).isNull();
        } else {
            assertThat(found.gap()).isEqualByComparingTo(gap);
        }
    }

    @Test
    void theWordIsSaidOnlyWhereEverythingHolds() {
        for (String core : List.of("met", "missed")) {
            TestPark plan = factory()
                    .indicator("product-energy,2028,yes,1,1")
                    .indicator("solid-waste,2028,yes,9,10")
                    .indicator("waste-heat,2028,no,0,0")
                    .indicator("water-reuse,2028,yes,9,10");
            ParkIndicators indicators = indicators(plan, 1950, core.equals("met") ? 50 : 800, 12);
            assertThat(indicators.qualifies()).as(core).isEqualTo(core.equals("met"));
        }
    }

    @Test
    void fuelsAndHeatCount() {
        TestPark plan = factory()
                .activity("u1", 2028, "natural-gas", "1", "10^4m3")
                .activity("u1", 2028, "heat", "1000", "GJ")
                .activity("u1", 2027, "coke", "1000", "t")
                .activity("u1", 2028, "water", "1000", "t");
        ParkIndicators indicators = indicators(plan, 0, 1, 12);
        // 1 GWh: 827.3 t, 122.9 tce; gas: 21.621888 t, 13.3 tce; heat: 110 t, 34.12 tce; water: 0.2571 tce.
        assertThat(Objects.requireNonNull(indicators.emissions()).tonnes())
                .isBetween(new BigDecimal("958.9218"), new BigDecimal("958.9220"));
        assertThat(indicators.energyTce()).isEqualByComparingTo("170.577");
    }

    @Test
    void anUnknownCarrierIsRefused() {
        assertThat(assertThrows(
                        BadInput.class, () -> indicators(factory().activity("u1", 2028, "peat", "1", "t"), 0, 1, 12)))
                .hasMessageContaining("carrier 'peat' is not in tce.csv");
        assertThat(assertThrows(
                        BadInput.class, () -> indicators(factory().activity("u1", 2028, "coke", "1", "m3"), 0, 1, 12)))
                .hasMessageContaining("unit 'm3' does not fit the carrier coke");
    }

    @Test
    void aPartOfAYearHasNoVerdict() {
        ParkIndicators indicators = indicators(factory(), 1, 1, 11);
        assertThat(indicators.statements()).allMatch(s -> s.state() == State.UNKNOWN);
        assertThat(indicators.emissions()).isNull();
        assertThat(indicators.statements().getFirst().remarks())
                .extracting(Remark::key)
                .containsExactly(Remark.Key.YEAR_INCOMPLETE);
    }
}
