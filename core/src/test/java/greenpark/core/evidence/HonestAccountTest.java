package greenpark.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.carbon.RuleBook;
import greenpark.core.carbon.RuleReader;
import greenpark.core.carbon.TestRules;
import greenpark.core.evidence.Finding.State;
import greenpark.core.ledger.Toy;
import greenpark.core.park.Park;
import greenpark.core.seal.Flow;
import greenpark.core.seal.MemoryLog;
import greenpark.core.seal.MonthAccount;
import greenpark.core.seal.SealedMonths;
import greenpark.core.tracing.TestPark;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a park buys, has or lacks: an account that the program makes passes the checks. */
class HonestAccountTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    /** Of readings that are large enough for the purchases. */
    private static final long SEED = 15;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing else",
                "purchases below the grid draw",
                "purchases above the grid draw",
                "a share of the province's non-fossil energy",
                "the fossil factor is missing",
                "the footprint factors are missing",
                "wind and sun behind one meter",
                "sun only",
                "wind of no declared power",
                "no plants",
            })
    void isVerified(String scenario) {
        MemoryLog log = SealedMonths.seal(SealedMonths.park(park(scenario), SEED), rules(scenario), SEED);
        for (String factory : new String[] {"u0", "u9"}) {
            MonthAccount account = MonthAccount.read(Objects.requireNonNull(log.months.get(factory + " " + MARCH))
                    .record());
            assertMeant(scenario, account);
            assertThat(account.matched())
                    .as("what the intervals' own matching came to")
                    .isEqualTo(hourByHour(log, factory));
            for (Variant variant : Variant.values()) {
                EvidenceFile file = new EvidenceMaker(log)
                        .make(
                                variant,
                                factory,
                                MARCH,
                                log.months.get(factory + " " + MARCH),
                                log.daysOf(factory, MARCH),
                                MemoryLog.policy());
                assertThat(EvidenceCheck.check(file, Toy.VERIFIER).findings())
                        .as("%s, %s, %s", scenario, factory, variant)
                        .allMatch(f -> f.state() == State.HOLDS);
            }
        }
    }

    /** The lesser of green energy and use, summed over the hours of the records. */
    private static long hourByHour(MemoryLog log, String factory) {
        long matched = 0;
        for (EvidenceMaker.SealedDay day : log.daysOf(factory, MARCH)) {
            for (int from = 0; from < day.values().slots(); from += 4) {
                long green = 0;
                long use = 0;
                for (int origin = 0; origin < day.values().direct().length; origin++) {
                    for (int slot = from; slot < from + 4; slot++) {
                        long came = day.values().direct()[origin][slot]
                                + day.values().via()[origin][slot];
                        use += came;
                        green += origin >= Flow.FIRST_PLANT ? came : 0;
                    }
                }
                matched += Math.min(green, use);
            }
        }
        return matched;
    }

    private static Park park(String scenario) {
        TestPark park = new TestPark()
                .choice("region", "CN-SX")
                .user("u0")
                .user("u9")
                .storage("k0", "2,0.95,0.93,0.001,0.7,fifo,surplus")
                .lossRule("measured-difference,1,0.03");
        if (!scenario.equals("no plants")) {
            park.source("s0").source("s1").loss("s0", "0.0125").contract("s0", "u9", "0.3");
        }
        return switch (scenario) {
            case "purchases below the grid draw" ->
                park.purchase("u0", "2025-03", "green-trade", "3", "0")
                        .purchase("u0", "2025-03", "gec", "2", "0")
                        .read();
            case "purchases above the grid draw" ->
                park.purchase("u0", "2025-03", "green-trade", "3", "0")
                        .purchase("u9", "2025-03", "gec", "10000000", "0")
                        .read();
            case "a share of the province's non-fossil energy" ->
                park.choice("apportionment-k", "0.1234567").read();
            case "wind and sun behind one meter" ->
                park.devices("s0", "wind 300", "solar-roof 700")
                        .devices("s1", "solar-ground 50")
                        .read();
            case "sun only" ->
                park.devices("s0", "solar-roof 700")
                        .devices("s1", "solar-ground 50")
                        .read();
            case "wind of no declared power" ->
                park.devices("s0", "wind 0").devices("s1", "solar-roof 0").read();
            default -> park.read();
        };
    }

    private static RuleBook rules(String scenario) {
        return switch (scenario) {
            case "the fossil factor is missing" -> without("co2-fossil,");
            case "the footprint factors are missing" -> without("footprint-");
            default -> TestRules.read();
        };
    }

    private static RuleBook without(String factor) {
        SortedMap<String, byte[]> files = new TreeMap<>(TestRules.files());
        String rows = new String(Objects.requireNonNull(files.get("emission_factors.csv")), StandardCharsets.UTF_8);
        files.put(
                "emission_factors.csv",
                rows.replaceAll("(?m)^" + factor + ".*\n", "").getBytes(StandardCharsets.UTF_8));
        return RuleReader.read(files);
    }

    /** That the scenario is what its name says. */
    private static void assertMeant(String scenario, MonthAccount account) {
        assertThat(account.methods()).hasSize(5);
        switch (scenario) {
            case "purchases below the grid draw" ->
                assertThat(term(account, 1, "trade") + term(account, 1, "gec"))
                        .isEqualTo(account.factory().equals("u0") ? 5000 : 0);
            case "purchases above the grid draw" ->
                assertThat(term(account, 1, "residual") == 0)
                        .isEqualTo(account.factory().equals("u9"));
            case "a share of the province's non-fossil energy" ->
                assertThat(term(account, 2, "apportioned")).isPositive();
            case "the fossil factor is missing" ->
                assertThat(account.methods().get(2).grams()).isNull();
            case "the footprint factors are missing" ->
                assertThat(account.methods().get(3).grams()).isNull();
            case "wind and sun behind one meter", "wind of no declared power" -> {
                assertThat(term(account, 3, "wind")).isPositive();
                assertThat(term(account, 3, "solar")).isPositive();
            }
            case "sun only" -> assertThat(term(account, 3, "wind")).isZero();
            case "no plants" -> assertThat(account.matched()).isZero();
            default -> assertThat(account.matched()).isPositive();
        }
    }

    private static long term(MonthAccount account, int method, String part) {
        return account.methods().get(method).terms().stream()
                .filter(t -> t.part().equals(part))
                .mapToLong(MonthAccount.Term::amount)
                .sum();
    }
}
