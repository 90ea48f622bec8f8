package greenpark.core.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.tracing.Roster;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of parks/yuncheng beside a made-up year: each month 100 GWh used, 30 of wind and 10 of sun, by one factory alone. */
class ArticleComparisonTest {
    private static final long GWH = 1_000_000_000L;
    private static final SortedMap<String, byte[]> FILES = TestRules.folder("parks/yuncheng");
    private static ArticleComparison comparison = new ArticleComparison(List.of());

    @BeforeAll
    static void compare() {
        Park park = ParkReader.read(FILES);
        RuleBook book = TestRules.read();
        CarbonAccount account =
                CarbonAccount.of(park, book, year(park), new HourlyMatching(Roster.of(park), park.zone()));
        comparison = ArticleComparison.of(
                park, book, java.util.Objects.requireNonNull(account.years().get(2028)));
    }

    static SortedMap<YearMonth, MonthUse> year(Park park) {
        Roster roster = Roster.of(park);
        SortedMap<YearMonth, MonthUse> year = new TreeMap<>();
        for (int m = 1; m <= 12; m++) {
            YearMonth month = YearMonth.of(2028, m);
            long[][] green = new long[roster.sources().size()][roster.users().size()];
            for (int s = 0; s < green.length; s++) {
                String id = roster.sources().get(s).id().value();
                green[s][0] = id.equals("wind-yanhu") ? 30 * GWH : id.equals("pv-xiaxian") ? 10 * GWH : 0;
            }
            long[] consumption = new long[roster.users().size()];
            consumption[0] = 100 * GWH;
            year.put(
                    month,
                    new MonthUse(
                            month.atDay(1).atStartOfDay(park.zone()).toInstant(),
                            green,
                            consumption,
                            60 * GWH,
                            0,
                            0,
                            month.lengthOfMonth() * 96L,
                            0));
        }
        return year;
    }

    @ParameterizedTest(name = "{0}: printed {1}, from the plan's inputs {2}, accounted {3}")
    @CsvSource({
        "demand,            1208,    ,             1200",
        "self-supplied,     565,     ,             480",
        "traded-green,      99.4,    ,             0",
        "green-share,       0.55,    0.550000,     0.400000",
        // 0.6 · 0.6205 + 0.4 · 0.0428889
        "carbon-intensity,  0.3503,  0.350342,     0.389456",
        "avoided-emissions, 326000,  326350.277778, 277253.333333",
        "direct-price,      0.4053,  ,             ",
        "composite-price,   0.4597,  ,             ",
        // Golden vector 2.
        "rest-price,        0.5075,  0.507501,     "
    })
    void eachFigureThreeTimes(String key, BigDecimal published, BigDecimal recomputed, BigDecimal accounted) {
        ArticleComparison.Line line = comparison.lines().stream()
                .filter(l -> l.key().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(line.published()).isEqualByComparingTo(published);
        same(line.recomputed(), recomputed);
        same(line.accounted(), accounted);
        assertThat(line.why()).isNotEmpty();
    }

    private static void same(
            @org.jspecify.annotations.Nullable BigDecimal actual,
            @org.jspecify.annotations.Nullable BigDecimal expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isEqualByComparingTo(expected);
        }
    }

    @Test
    void avoidedEmissionsAreOfTheArticlesMethodOnly() {
        Volumes v = new Volumes(0, 0, 1, 0, 0, 0);
        Statement location = CarbonMethod.LOCATION.count(
                v,
                NonFossil.of(v, null),
                new CarbonMethod.Plants(1, 1),
                new Factors(TestRules.read(), "CN-SX", 2023, null));
        assertThatThrownBy(() -> ArticleComparison.avoided(location)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePlanTradesAreAsMuchAsThePlanSays() {
        Park park = ParkReader.read(FILES);
        assertThat(park.greenPurchases().stream()
                        .mapToLong(p -> p.counted().wattHours())
                        .sum())
                .isEqualTo(99_400_000_000L);
        assertThat(park.greenPurchases()).allMatch(p -> p.placeholder());
    }

    /** RC-38: 60 MWh of grid, 40 of wind for 1000 pieces. */
    @Test
    void electricityOfAProduct() {
        ProductFootprint footprint = ProductFootprint.electricity(
                List.of(
                        new ProductFootprint.SourceUse(EmissionFactor.Kind.FOOTPRINT_AVERAGE, 60_000_000),
                        new ProductFootprint.SourceUse(EmissionFactor.Kind.FOOTPRINT_WIND, 40_000_000)),
                TestRules.read(),
                2024,
                new BigDecimal("1000"));
        // (60 000 · 0.5777 + 40 000 · 0.0336) / 1000
        assertThat(footprint.kgPerUnit()).isEqualByComparingTo("36.006");
        assertThat(footprint.remarks())
                .as("wind's factor of 2024 is not published")
                .extracting(Remark::key)
                .containsExactly(Remark.Key.FACTOR_STANDS_IN);
        assertThatThrownBy(() -> new ProductFootprint.SourceUse(EmissionFactor.Kind.CO2_FOSSIL, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
