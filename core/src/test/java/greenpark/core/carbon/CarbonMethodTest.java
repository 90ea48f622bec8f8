package greenpark.core.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.carbon.CarbonMethod.Plants;
import greenpark.core.quantity.Emissions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The methods on the inputs of the published plan: L = 12.08, S = 5.65, trade 0.994 (亿kWh), 200 MW of wind, 160 MW of sun. */
class CarbonMethodTest {
    private static final long YI = 100_000_000_000L;
    private static final long L = 1208 * YI / 100;
    private static final long S = 565 * YI / 100;
    private static final long TRADE = 994 * YI / 1000;
    private static final Plants PLANTS = new Plants(200_000_000, 160_000_000);
    private static final RuleBook BOOK = TestRules.read();
    private static final Factors OF_2023 = new Factors(BOOK, "CN-SX", 2023, null);

    private static Statement count(CarbonMethod method, long trade) {
        Volumes volumes = Volumes.capped(S * 5 / 9, S - S * 5 / 9, L - S, trade, 0);
        return method.count(volumes, NonFossil.of(volumes, null), PLANTS, OF_2023);
    }

    /** Rules §4.4: the plan's figure, and what official factors make of the same energy (item 7). */
    @ParameterizedTest(name = "{0}, trade credited {1}: {2} kg/kWh, {3} 万t")
    @CsvSource({
        "ARTICLE_CFP2023, no,  0.350342, 42.3214",
        "LOCATION,        no,  0.353118, 42.6566",
        "MARKET,          yes, 0.274320, 33.1379",
        "FOSSIL_RESIDUAL, yes, 0.372285, 44.9720",
    })
    void theArticlesEnergyByEachMethod(CarbonMethod method, String trade, String intensity, String wanTonnes) {
        Statement statement = count(method, trade.equals("yes") ? TRADE : 0);
        assertThat(statement.intensity()).isEqualByComparingTo(intensity);
        assertThat(wan(statement.emissions(), 4)).isEqualByComparingTo(wanTonnes);
    }

    /** Rules §4.4 item 7, the fourth alternative: provincial average with the trade credited is no method of ours, since it credits twice. */
    @Test
    void provincialAverageWithTradeCreditedWouldBe() {
        ChosenFactor shanxi = Objects.requireNonNull(BOOK.factor(EmissionFactor.Kind.CO2_AVERAGE, "CN-SX", 2023));
        Emissions emissions = Emissions.ofGrams(
                BigDecimal.valueOf(L - S - TRADE).multiply(shanxi.factor().value()));
        assertThat(emissions.perKilowattHour(L)).isEqualByComparingTo("0.298530");
    }

    /** Golden vector 1 (RC-32, RC-33). */
    @Test
    void theArticlesReductionIsReproduced() {
        Emissions baseline = Emissions.ofGrams(BigDecimal.valueOf(L)
                .multiply(Objects.requireNonNull(BOOK.factor(EmissionFactor.Kind.FOOTPRINT_AVERAGE, "CN", 2023))
                        .factor()
                        .value()));
        Emissions left = Objects.requireNonNull(
                count(CarbonMethod.ARTICLE_CFP2023, TRADE).emissions());
        assertThat(wan(baseline.minus(left), 3)).isEqualByComparingTo("32.635");
    }

    /** Golden vector 10 (RC-31): draw 6.430, trade 0.994, k 0.20. */
    @Test
    void nonFossilEnergyOfGuide622() {
        Volumes volumes = Volumes.capped(S, 0, L - S, TRADE, 0);
        NonFossil nonFossil = NonFossil.of(volumes, new BigDecimal("0.20"));
        assertThat(nonFossil.apportioned()).isEqualTo(10872 * YI / 10000);
        assertThat(nonFossil.total()).isEqualTo(77312 * YI / 10000);
        NonFossil unknown = NonFossil.of(volumes, null);
        assertThat(unknown.apportioned()).isNull();
        // Golden vector 3: the green share of the plan, without apportionment.
        assertThat(unknown.share()).isEqualByComparingTo("0.550000");
        assertThat(unknown.physicalShare()).isEqualByComparingTo("0.467715");
    }

    @ParameterizedTest(name = "draw {0}, trade {1}, gec {2}: credited {3} and {4}, above the cap {5}")
    @CsvSource({
        "100, 30,  20,  30,  20, 0",
        "100, 90,  20,  90,  10, 10",
        "100, 120, 20,  100, 0,  40",
        "0,   1,   0,   0,   0,  1"
    })
    void purchasesAreCreditedUpToTheGridDraw(long grid, long trade, long gec, long trades, long retired, long above) {
        assertThat(Volumes.capped(7, 8, grid, trade, gec)).isEqualTo(new Volumes(7, 8, grid, trades, retired, above));
    }

    @Test
    void whatIsUnknownIsSaid() {
        assertThat(count(CarbonMethod.FOSSIL_RESIDUAL, 0).remarks())
                .extracting(Remark::key)
                .containsExactly(Remark.Key.APPORTIONMENT_UNKNOWN);
        assertThat(count(CarbonMethod.LOCATION, 0).remarks()).isEmpty();
    }

    /** 2028 has no factors yet; a park may also fix the year itself. The article's method has fixed it for good. */
    @ParameterizedTest(name = "{0} in {1}, chosen {2}: {3} of {4}")
    @CsvSource({
        "LOCATION,        2028, ,     0.6634, 2023, true",
        "LOCATION,        2022, ,     0.7096, 2022, false",
        "LOCATION,        2022, 2021, 0.7222, 2021, true",
        "LOCATION,        2019, ,     0.7222, 2021, true",
        "FOOTPRINT,       2028, ,     0.5777, 2024, true",
        "ARTICLE_CFP2023, 2028, ,     0.6205, 2023, false"
    })
    void anotherYearsFactorStandsInAndIsNamed(
            CarbonMethod method, int year, Integer chosen, String value, int used, boolean said) {
        Factors factors = new Factors(BOOK, "CN-SX", year, chosen);
        Volumes volumes = new Volumes(0, 0, 1000, 0, 0, 0);
        Statement statement = method.count(volumes, NonFossil.of(volumes, null), PLANTS, factors);
        ChosenFactor factor = Objects.requireNonNull(statement.terms().stream()
                .filter(t -> t.part() == Term.Part.GRID)
                .findFirst()
                .orElseThrow()
                .factor());
        assertThat(factor.factor().value()).isEqualByComparingTo(value);
        assertThat(factor.factor().year()).isEqualTo(used);
        assertThat(statement.remarks().stream().anyMatch(r -> r.key() == Remark.Key.FACTOR_STANDS_IN))
                .isEqualTo(said);
    }

    @Test
    void aRegionWithoutFactorHasNoResult() {
        Volumes volumes = new Volumes(0, 0, 1000, 0, 0, 0);
        Statement statement = CarbonMethod.LOCATION.count(
                volumes, NonFossil.of(volumes, null), PLANTS, new Factors(BOOK, "CN-XZ", 2023, null));
        assertThat(statement.emissions()).isNull();
        assertThat(statement.remarks()).extracting(Remark::key).containsExactly(Remark.Key.FACTOR_MISSING);
    }

    @Test
    void methodsAreNeverMixed() {
        assertThatThrownBy(() -> count(CarbonMethod.LOCATION, 0).plus(count(CarbonMethod.MARKET, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not add");
    }

    @ParameterizedTest
    @EnumSource
    void laws(CarbonMethod method) {
        for (long seed = 1; seed <= 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Statement sum = null;
            long consumption = 0;
            long emissions = 0;
            for (int i = 0; i < 5; i++) {
                Volumes v = Volumes.capped(
                        random.nextLong(YI),
                        random.nextLong(YI),
                        random.nextLong(YI),
                        random.nextLong(YI),
                        random.nextLong(YI));
                NonFossil n = NonFossil.of(v, random.nextBoolean() ? new BigDecimal("0.2137") : null);
                Statement s = method.count(v, n, PLANTS, OF_2023);
                assertThat(s.consumption())
                        .as("volumes sum to consumption, seed %s", seed)
                        .isEqualTo(v.consumption());
                assertThat(s.terms()).as("seed %s", seed).allMatch(t -> t.wattHours() >= 0);
                assertThat(n.total()).as("seed %s", seed).isBetween(0L, v.consumption());
                consumption += v.consumption();
                emissions += Objects.requireNonNull(s.emissions()).grams();
                sum = sum == null ? s : sum.plus(s);
            }
            Statement whole = Objects.requireNonNull(sum);
            assertThat(whole.consumption()).as("seed %s", seed).isEqualTo(consumption);
            assertThat(Objects.requireNonNull(whole.emissions()).grams())
                    .as("seed %s", seed)
                    .isEqualTo(emissions);
        }
    }

    /** Golden vector 8 (RC-29). */
    @ParameterizedTest(name = "{1} {2} of {0}: {3} t")
    @CsvSource({
        "natural-gas,     10000, m3,     21.622",
        "natural-gas,     1,     10^4m3, 21.622",
        "diesel,          1,     t,      3.0959",
        "gasoline,        1000,  kg,     2.9251",
        "lpg,             1,     t,      3.1013",
        "bituminous-coal, 1,     t,      1.7471",
        "coke,            1,     t,      2.8604"
    })
    void combustionOfFuels(String fuel, BigDecimal amount, String unit, BigDecimal tonnes) {
        Emissions burnt = Objects.requireNonNull(BOOK.fuel(fuel, 2028)).burn(amount, FuelUnit.of(unit));
        assertThat(burnt.tonnes().setScale(tonnes.scale(), RoundingMode.HALF_UP))
                .isEqualByComparingTo(tonnes);
    }

    /** RC-36. */
    @ParameterizedTest(name = "{1} {2} of {0}: {3} tce")
    @CsvSource({
        "electricity, 1208000, MWh, 148463.2",
        "heat,        1,       GJ,  0.03412",
        "coke,        1,       t,   0.9714",
        "natural-gas, 1,       10^4m3, 13.3"
    })
    void standardCoal(String carrier, BigDecimal amount, String unit, String tce) {
        assertThat(Objects.requireNonNull(BOOK.coal(carrier, 2028)).tonnes(amount, FuelUnit.of(unit)))
                .isEqualByComparingTo(tce);
    }

    /** Rules §5.3. */
    @ParameterizedTest(name = "θ {0}, EF {1}: {2}")
    @CsvSource({
        "0.2, 0.8273, 0.970",
        "0.2, 0.6634, 0.963",
        "0.2, 0.5306, 0.954",
        "0.3, 0.8273, 0.955",
        "0.3, 0.6634, 0.944",
        "0.3, 0.5306, 0.931"
    })
    void shareNeededForTheCoreIndicator(BigDecimal threshold, BigDecimal factor, String share) {
        BigDecimal coal = Objects.requireNonNull(BOOK.coal("electricity", 2028)).kgcePerUnit();
        assertThat(ParkIndicators.shareNeeded(threshold, coal, factor).setScale(3, RoundingMode.HALF_UP))
                .isEqualByComparingTo(share);
    }

    private static BigDecimal wan(@org.jspecify.annotations.Nullable Emissions emissions, int digits) {
        return Objects.requireNonNull(emissions).tonnes().movePointLeft(4).setScale(digits, RoundingMode.HALF_UP);
    }

    @Test
    void everyMethodHasItsOwnFormulaAndName() {
        assertThat(List.of(CarbonMethod.values()))
                .extracting(CarbonMethod::formula)
                .doesNotHaveDuplicates();
    }
}
