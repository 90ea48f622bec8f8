package greenpark.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import greenpark.core.evidence.Finding.Check;
import greenpark.core.evidence.Finding.Reason;
import greenpark.core.evidence.Finding.State;
import greenpark.core.ledger.Toy;
import greenpark.core.park.Name;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MemoryLog;
import greenpark.core.seal.MonthAccount;
import greenpark.core.seal.MonthAccount.Method;
import greenpark.core.seal.MonthAccount.Term;
import greenpark.core.seal.SealedMonths;
import greenpark.core.tracing.TestPark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a keeper cannot say of a month, though he seals and signs whatever he likes. */
class ForgedAccountTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    /** Plants: s0 wind, s1 wind and sun, s2 sun; and a storage. */
    private static final MemoryLog LOG = SealedMonths.seal(
            SealedMonths.park(
                    new TestPark()
                            .choice("region", "CN-SX")
                            .choice("apportionment-k", "0.1")
                            .user("u0")
                            .user("u1")
                            .source("s0")
                            .source("s1")
                            .source("s2")
                            .devices("s1", "wind 300", "solar-roof 700")
                            .devices("s2", "solar-ground 500")
                            .storage("k0", "2,0.95,0.93,0.001,0.7,fifo,surplus")
                            .purchase("u0", "2025-03", "green-trade", "3", "0")
                            .purchase("u0", "2025-03", "gec", "2", "0")
                            .read(),
                    13),
            13);

    private static EvidenceFile file(Variant variant) {
        return new EvidenceMaker(LOG)
                .make(variant, "u0", MARCH, LOG.months.get("u0 " + MARCH), LOG.daysOf("u0", MARCH), MemoryLog.policy());
    }

    private static List<Finding> findings(Variant variant, UnaryOperator<MonthAccount> change) {
        ForgedEvidence forged = new ForgedEvidence();
        forged.account = record -> change.apply(MonthAccount.read(record)).record();
        return failing(forged.reseal(file(variant), MemoryLog::sign));
    }

    private static List<Finding> failing(EvidenceFile file) {
        return EvidenceCheck.check(file, Toy.VERIFIER).findings().stream()
                .filter(f -> f.state() == State.FAILS)
                .toList();
    }

    // ---- amounts ----

    /** The forger's grams fit his amounts. A purchase and what the province hands down are his word, within the rest. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            location own +100, location grid -100                                                     | location
            location grid -100                                                                        | location
            location own -100, location grid +100                                                     | location
            market residual -100                                                                      | market
            market trade +100                                                                         | market
            market own +100, market residual -100                                                     | market
            market trade -4000, market residual +4000                                                 | market
            market trade +100, market residual -100                                                   | fossil-residual
            market trade +100, market residual -100, fossil-residual trade +100, fossil-residual residual -100 | -
            market trade +100, market gec -100, fossil-residual trade +100, fossil-residual gec -100  | -
            fossil-residual own +100, fossil-residual residual -100                                   | fossil-residual
            fossil-residual apportioned +100                                                          | fossil-residual
            fossil-residual apportioned +100, fossil-residual residual -100                           | -
            footprint wind +100, footprint grid -100                                                  | footprint
            footprint solar -100                                                                      | footprint
            footprint wind +100, footprint solar -100                                                 | -
            footprint wind +100000, footprint solar -100000                                           | footprint
            footprint wind -100000, footprint solar +100000                                           | footprint
            article-cfp2023 solar +100, article-cfp2023 grid -100                                     | article-cfp2023
            article-cfp2023 wind +100, article-cfp2023 solar -100                                     | -
            article-cfp2023 wind +1000000, article-cfp2023 solar -1000000                             | article-cfp2023
            """)
    void theAmountsOfAMethodAreThoseOfTheFlows(String changes, String method) {
        List<Finding> found = findings(Variant.MONTH, account -> {
            List<Method> methods = new ArrayList<>(account.methods());
            for (String change : changes.split(", ")) {
                String[] words = change.split(" ");
                methods.replaceAll(m -> m.method().equals(words[0]) ? moved(m, words[1], words[2]) : m);
            }
            return with(account, methods);
        });
        if (method.equals("-")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(Finding.fails(Check.CARBON, Reason.AMOUNTS_DIFFER, method));
        }
    }

    private static Method moved(Method method, String part, String by) {
        return priced(
                method.method(),
                method.terms().stream()
                        .map(t -> t.part().equals(part)
                                ? new Term(part, t.amount() + Long.parseLong(by), t.factor(), t.year(), t.document())
                                : t)
                        .toList());
    }

    private static Method priced(String method, List<Term> terms) {
        BigDecimal sum = terms.stream()
                .filter(t -> t.factor() != null)
                .map(t -> BigDecimal.valueOf(t.amount()).multiply(Objects.requireNonNull(t.factor())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Method(method, sum.setScale(0, RoundingMode.HALF_UP).longValueExact(), terms);
    }

    private static MonthAccount with(MonthAccount a, List<Method> methods) {
        return new MonthAccount(a.factory(), a.name(), a.month(), a.totals(), a.matched(), a.claims(), methods);
    }

    // ---- methods, parts, factors ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no methods at all               | METHOD_MALFORMED | location
            a method less                   | METHOD_MALFORMED | market
            the last method less            | METHOD_MALFORMED | article-cfp2023
            two methods changed about       | METHOD_MALFORMED | location
            a method twice                  | METHOD_MALFORMED | market
            a method of his own             | METHOD_MALFORMED | month
            a part less                     | METHOD_MALFORMED | location
            a part of his own               | METHOD_MALFORMED | location
            parts changed about             | METHOD_MALFORMED | location
            a factor on what counts as zero | METHOD_MALFORMED | location
            a year without a factor         | METHOD_MALFORMED | location
            a document without a factor     | METHOD_MALFORMED | location
            a factor without a year         | METHOD_MALFORMED | location
            no grams though factors are     | METHOD_MALFORMED | location
            grams though a factor is not    | METHOD_MALFORMED | location
            a gram less                     | EMISSIONS_DIFFER | location
            """)
    void theMethodsAndPartsAreThoseOfTheFormat(String change, Reason reason, String what) {
        assertThat(findings(Variant.MONTH, account -> with(account, changed(account.methods(), change))))
                .containsExactly(Finding.fails(Check.CARBON, reason, what));
    }

    private static List<Method> changed(List<Method> of, String change) {
        List<Method> methods = new ArrayList<>(of);
        Method location = methods.getFirst();
        Term own = location.terms().getFirst();
        Term grid = location.terms().getLast();
        BigDecimal half = new BigDecimal("0.5");
        switch (change) {
            case "no methods at all" -> methods.clear();
            case "a method less" -> methods.remove(1);
            case "the last method less" -> methods.removeLast();
            case "two methods changed about" -> methods.addFirst(methods.remove(1));
            case "a method twice" -> methods.add(1, location);
            case "a method of his own" -> methods.add(new Method("green", 0L, List.of()));
            case "a part less" -> methods.set(0, priced("location", List.of(grid)));
            case "a part of his own" ->
                methods.set(0, priced("location", List.of(own, new Term("moon", 0, null, null, ""), grid)));
            case "parts changed about" -> methods.set(0, priced("location", List.of(grid, own)));
            case "a factor on what counts as zero" ->
                methods.set(0, priced("location", List.of(new Term("own", own.amount(), half, 2023, ""), grid)));
            case "a year without a factor" ->
                methods.set(0, priced("location", List.of(new Term("own", own.amount(), null, 2023, ""), grid)));
            case "a document without a factor" ->
                methods.set(0, priced("location", List.of(new Term("own", own.amount(), null, null, "x"), grid)));
            case "a factor without a year" ->
                methods.set(0, priced("location", List.of(own, new Term("grid", grid.amount(), half, null, "x"))));
            case "no grams though factors are" -> methods.set(0, new Method("location", null, location.terms()));
            case "grams though a factor is not" ->
                methods.set(0, priced("location", List.of(own, new Term("grid", grid.amount(), null, null, ""))));
            case "a gram less" ->
                methods.set(0, new Method("location", Objects.requireNonNull(location.grams()) - 1, location.terms()));
            default -> throw new IllegalArgumentException(change);
        }
        return methods;
    }

    // ---- matched ----

    @ParameterizedTest
    @EnumSource
    void matchedEnergyIsWhatCameOfThePlants(Variant variant) {
        for (long more : new long[] {-1, 1, 1_000_000}) {
            assertThat(findings(
                            variant,
                            a -> new MonthAccount(
                                    a.factory(),
                                    a.name(),
                                    a.month(),
                                    a.totals(),
                                    a.matched() + more,
                                    a.claims(),
                                    a.methods())))
                    .containsExactly(Finding.fails(Check.SUMS, Reason.MATCHED_DIFFERS, "month"));
        }
    }

    /** A month has no more quarter-hours than its days; nobody makes estimated ones into measured ones beyond that. */
    @Test
    void noMoreIntervalsAreCountedThanTheMonthHas() {
        for (int more : new int[] {31 * 26 * 4 + 1, Integer.MAX_VALUE}) {
            assertThat(findings(
                            Variant.MONTH,
                            a -> new MonthAccount(
                                    a.factory(),
                                    a.name(),
                                    a.month(),
                                    new FactoryTotals(
                                            more,
                                            0,
                                            0,
                                            a.totals().consumption(),
                                            a.totals().flows()),
                                    a.matched(),
                                    a.claims(),
                                    a.methods())))
                    .containsExactly(Finding.fails(Check.SUMS, Reason.COUNTS_EXCEED, "month"));
        }
    }

    // ---- origins ----

    /** The numbers 0 and 1 are the grid and the unknown in every park; of neither can anything be claimed. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true"})
    void nothingIsClaimedOfTheGridOrOfUnknownOrigin(int origin, boolean claimable) {
        List<Finding> found = findings(Variant.MONTH, a -> {
            List<Flow> flows = new ArrayList<>(a.totals().flows());
            flows.removeIf(f -> f.origin() == origin);
            long missing = a.totals().consumption()
                    - flows.stream().mapToLong(f -> f.direct() + f.via()).sum();
            // Of an origin that gave nothing a line that claims nothing is none; the rest is checked elsewhere.
            flows.add(new Flow(origin, missing, 0, 1));
            flows.sort(Comparator.comparingInt(Flow::origin));
            return new MonthAccount(
                    a.factory(), a.name(), a.month(), totals(a, flows), a.matched(), a.claims(), a.methods());
        });
        if (claimable) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(Finding.fails(Check.CLAIMS, Reason.CLAIMED_EXCEEDS, "month"));
        }
    }

    private static FactoryTotals totals(MonthAccount of, List<Flow> flows) {
        FactoryTotals t = of.totals();
        return new FactoryTotals(t.measured(), t.estimated(), t.missing(), t.consumption(), flows);
    }

    /** A park whose plant s0 bears the grid's name in results; its grid point has another. */
    private static ForgedEvidence withPlantCalledGrid() {
        ForgedEvidence forged = new ForgedEvidence();
        forged.park = p -> new Leaf.Park(
                p.id(),
                p.name(),
                p.zone(),
                p.step(),
                p.readings(),
                p.points().stream()
                        .map(point -> switch (point.id()) {
                            case "grid" -> new Leaf.Point("net", point.kind());
                            case "s0" -> new Leaf.Point("grid", point.kind());
                            default -> point;
                        })
                        .toList(),
                p.plants().stream()
                        .map(plant -> plant.id().equals("s0")
                                ? new Leaf.Plant("grid", plant.name(), plant.technology(), plant.capacity())
                                : plant)
                        .toList(),
                p.tables(),
                p.rules(),
                p.program());
        return forged;
    }

    @Test
    void aPlantCalledGridIsNotTheGrid() {
        EvidenceFile file = withPlantCalledGrid().reseal(file(Variant.DAYS), MemoryLog::sign);
        EvidenceReport report = EvidenceCheck.check(file, Toy.VERIFIER);
        assertThat(report.verified()).isTrue();
        assertThat(report.totals().origins())
                .containsKeys(Origin.GRID, new Origin(Origin.Kind.PLANT, "grid"))
                .doesNotContainKey(new Origin(Origin.Kind.PLANT, "s0"));
        // Its energy and the grid's are not added up: what the account moves from one to the other is seen.
        ForgedEvidence forged = withPlantCalledGrid();
        forged.account = record -> {
            MonthAccount a = MonthAccount.read(record);
            List<Flow> flows = new ArrayList<>(a.totals().flows());
            flows.replaceAll(f -> switch (f.origin()) {
                case Flow.GRID -> new Flow(f.origin(), f.direct() - 100, f.via(), f.claimed());
                case Flow.FIRST_PLANT -> new Flow(f.origin(), f.direct() + 100, f.via(), f.claimed());
                default -> f;
            });
            return new MonthAccount(
                            a.factory(),
                            a.name(),
                            a.month(),
                            totals(a, flows),
                            a.matched() + 100,
                            a.claims(),
                            a.methods())
                    .record();
        };
        assertThat(failing(forged.reseal(file(Variant.DAYS), MemoryLog::sign)))
                .extracting(Finding::check, Finding::reason)
                .contains(tuple(Check.SUMS, Reason.DOES_NOT_ADD));
    }

    /** Days and account made by parks whose plants have other numbers add up by the plants' ids. */
    @ParameterizedTest
    @EnumSource
    void numbersOfPlantsMayDifferBetweenTheParksOfAFile(Variant variant) {
        EvidenceFile file = ForgedEvidence.withOtherPark(file(variant), MemoryLog::sign);
        EvidenceReport report = EvidenceCheck.check(file, Toy.VERIFIER);
        assertThat(report.findings()).allMatch(f -> f.state() == State.HOLDS);
        assertThat(report.totals())
                .isEqualTo(EvidenceCheck.check(file(variant), Toy.VERIFIER).totals());
    }

    // ---- the park's leaf ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a usage point twice",
                "a usage point twice, of two kinds",
                "a plant twice",
                "a plant that is no usage point",
                "a plant that is a grid point",
                "a plant that is a storage",
            })
    void aParkNamesEachPointAndPlantOnce(String change) {
        ForgedEvidence forged = new ForgedEvidence();
        forged.park = p -> {
            List<Leaf.Point> points = new ArrayList<>(p.points());
            List<Leaf.Plant> plants = new ArrayList<>(p.plants());
            Leaf.Plant first = plants.getFirst();
            switch (change) {
                case "a usage point twice" -> points.add(points.getFirst());
                case "a usage point twice, of two kinds" -> points.add(new Leaf.Point("u0", Leaf.Point.GRID));
                case "a plant twice" -> plants.add(first);
                case "a plant that is no usage point" -> plants.add(named(first, "sun"));
                case "a plant that is a grid point" -> plants.add(named(first, "grid"));
                default -> plants.add(named(first, "k0"));
            }
            return new Leaf.Park(
                    p.id(),
                    p.name(),
                    p.zone(),
                    p.step(),
                    p.readings(),
                    points,
                    plants,
                    p.tables(),
                    p.rules(),
                    p.program());
        };
        assertThat(failing(forged.reseal(file(Variant.MONTH), MemoryLog::sign)))
                .contains(Finding.fails(Check.PARK, Reason.PARK_INCONSISTENT, "park 1"));
    }

    private static Leaf.Plant named(Leaf.Plant plant, String id) {
        return new Leaf.Plant(id, new Name("", ""), plant.technology(), plant.capacity());
    }
}
