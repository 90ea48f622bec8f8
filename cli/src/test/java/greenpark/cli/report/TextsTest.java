package greenpark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.carbon.CarbonMethod;
import greenpark.core.carbon.Citation;
import greenpark.core.carbon.EmissionFactor;
import greenpark.core.carbon.IndicatorStatement;
import greenpark.core.carbon.Remark;
import greenpark.core.carbon.Term;
import greenpark.core.certificate.GecPool;
import greenpark.core.directsupply.Forecast;
import greenpark.core.directsupply.Gauge;
import greenpark.core.directsupply.Period;
import greenpark.core.directsupply.Scope;
import greenpark.core.park.Meter;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.TracingRule;
import greenpark.core.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text the page asks for exists in both languages, and none is left over. */
final class TextsTest {
    private static final List<String> ROUTES =
            List.of("own", "contract", "pool", "storageGreen", "storageOther", "grid");
    private static final List<String> GAUGES = List.of("R1", "R2", "R3", "R4", "R5", "R6", "R7", "identity");
    private static final List<String> SECTIONS = List.of(
            "flow",
            "gauges",
            "months",
            "factories",
            "physics",
            "storage",
            "certificates",
            "carbon",
            "indicators",
            "article",
            "readings",
            "method");

    /** What may follow a prefix that the program completes: {@code t('state.' + s)}. */
    private static final Map<String, List<String>> COMPLETIONS = Map.ofEntries(
            Map.entry("nav.", SECTIONS),
            Map.entry("route.", ROUTES),
            Map.entry("origin.", List.of("grid", "unattributed")),
            Map.entry(
                    "node.",
                    List.of(
                            "grid",
                            "opening",
                            "unexplained",
                            "own",
                            "contract",
                            "pool",
                            "storage",
                            "gridUse",
                            "export",
                            "loss",
                            "storageLoss",
                            "content",
                            "unaccounted")),
            Map.entry("gauge.", withAnd(GAUGES, ".formula")),
            Map.entry("scope.", withAnd(names(Scope.values()), ".what")),
            Map.entry("period.", names(Period.Kind.values())),
            Map.entry("state.", names(Gauge.State.values())),
            Map.entry("outlook.", names(Forecast.Outlook.values())),
            Map.entry("extended.", names(Forecast.Method.values())),
            Map.entry("confidence.", List.of("high", "medium", "low")),
            Map.entry("published.", List.of("demand", "self-supplied")),
            Map.entry("letter.", names(CarbonMethod.values())),
            Map.entry("by.", names(CarbonMethod.values())),
            Map.entry("about.", names(CarbonMethod.values())),
            Map.entry("part.", names(Term.Part.values())),
            Map.entry("remark.", names(Remark.Key.values())),
            Map.entry("remarks.", List.of("PURCHASES_OF_PARTIAL_MONTH", "PURCHASES_PLACEHOLDER", "READINGS_MISSING")),
            Map.entry("verdict.", names(IndicatorStatement.State.values())),
            Map.entry("founded.", names(Citation.Confidence.values())),
            Map.entry(
                    "kind.",
                    Stream.of(EmissionFactor.Kind.values()).map(Table::word).toList()),
            Map.entry(
                    "indicator.",
                    List.of("core", "clean-energy", "product-energy", "solid-waste", "waste-heat", "water-reuse")),
            Map.entry(
                    "plan.",
                    List.of(
                            "demand",
                            "self-supplied",
                            "traded-green",
                            "green-share",
                            "carbon-intensity",
                            "avoided-emissions",
                            "direct-price",
                            "composite-price",
                            "rest-price")),
            Map.entry("carbon.", List.of("hourly", "volumetric", "withGrid", "share")),
            Map.entry("fate.", List.of("issued", "claimed", "stored", "locked", "converted", "left")),
            Map.entry("pool.", names(GecPool.values())),
            Map.entry("tier.", names(TracingRule.Tier.values())),
            Map.entry(
                    "rule.",
                    Stream.of(TracingRule.Tier.values())
                            .flatMap(tier -> tier.kinds().stream())
                            .toList()),
            Map.entry("order.", names(StorageUnit.LotOrder.values())),
            Map.entry("from.", names(StorageUnit.ChargeFrom.values())),
            Map.entry("register.", names(Meter.Flow.values())),
            Map.entry("readings.", List.of("measured", "estimated", "missing", "rejected", "findings")),
            Map.entry("provenance.", List.of("engine", "park", "interval", "knownAt", "digest")),
            Map.entry(
                    "figure.",
                    withAnd(
                            List.of(
                                    "consumption",
                                    "green",
                                    "generation",
                                    "selfUse",
                                    "export",
                                    "curtailed",
                                    "storage",
                                    "gridImport",
                                    "rest"),
                            ".note")),
            Map.entry("equation.", List.of("park", "sources", "factories", "storage", "months")),
            Map.entry(
                    "term.",
                    List.of(
                            "generation",
                            "gridImport",
                            "discharge",
                            "consumption",
                            "charge",
                            "export",
                            "losses",
                            "imbalance",
                            "directUse",
                            "chargeGreen",
                            "exportGreen",
                            "unaccounted",
                            "own",
                            "contract",
                            "pool",
                            "storageGreen",
                            "storageOther",
                            "gridUse",
                            "before",
                            "after",
                            "storageLoss",
                            "greenMonths",
                            "green")),
            Map.entry(
                    "column.",
                    List.of(
                            "consumption",
                            "green",
                            "greenShare",
                            "generation",
                            "export",
                            "curtailed",
                            "gridImport",
                            "charge",
                            "discharge",
                            "losses",
                            "imbalance",
                            "own",
                            "contract",
                            "pool",
                            "storage",
                            "grid")));

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() {
        Map<String, String> zh = Texts.of("zh");
        Map<String, String> en = Texts.of("en");
        assertThat(zh.keySet()).isEqualTo(en.keySet());
        for (String key : zh.keySet()) {
            assertThat(zh.get(key)).as(key).isNotBlank();
            assertThat(places(zh.get(key))).as(key).isEqualTo(places(en.getOrDefault(key, "")));
        }
    }

    @Test
    void theKeysUsedAreTheKeysThatExist() {
        assertThat(used()).isEqualTo(new TreeSet<>(Texts.of("en").keySet()));
    }

    /** Where a source of the shipped tables says something in words of ours, the Chinese page says it in Chinese. */
    @Test
    void ourOwnWordsAmongTheSourcesAreTranslated() throws IOException {
        Path root = Path.of(System.getProperty("greenpark.root"));
        SortedSet<String> missing = new TreeSet<>();
        for (String file : List.of(
                "parks/example/rules.csv",
                "parks/example/thresholds.csv",
                "parks/yuncheng/rules.csv",
                "parks/yuncheng/thresholds.csv",
                "parks/yuncheng/published.csv",
                "rules/cn/emission_factors.csv",
                "rules/cn/park_indicators.csv")) {
            byte[] bytes = Files.readAllBytes(root.resolve(file));
            String header = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .findFirst()
                    .orElse("");
            Table.read(file, bytes, List.of(header.split(",")), new ArrayList<>()).rows().stream()
                    .map(row -> row.text("source"))
                    .filter(source ->
                            Pattern.compile("[a-z]{3}").matcher(source).find()
                                    && !Texts.ownWords().containsKey(source))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    private static SortedSet<String> used() {
        String program = String.join(
                "\n", HtmlReport.PROGRAM.stream().map(HtmlReport::resource).toList());
        SortedSet<String> used = new TreeSet<>();
        Matcher literal = Pattern.compile("'([a-z]+(?:\\.[A-Za-z_-]+)*)'").matcher(program);
        SortedSet<String> known = new TreeSet<>(Texts.of("en").keySet());
        while (literal.find()) {
            if (known.contains(literal.group(1))) {
                used.add(literal.group(1));
            }
        }
        Matcher direct = Pattern.compile("\\bt\\('([^']+)'[,)]").matcher(program);
        while (direct.find()) {
            used.add(direct.group(1));
        }
        Matcher titled = Pattern.compile("\\btitle\\(section, '([^']+)'").matcher(program);
        while (titled.find()) {
            used.add(titled.group(1) + ".title");
            used.add(titled.group(1) + ".lead");
        }
        Matcher completed = Pattern.compile("\\b(?:t|word)\\('([a-z]+\\.)' \\+").matcher(program);
        while (completed.find()) {
            assertThat(COMPLETIONS).containsKey(completed.group(1));
            for (String rest : COMPLETIONS.getOrDefault(completed.group(1), List.of())) {
                used.add(completed.group(1) + rest);
            }
        }
        return used;
    }

    private static SortedSet<String> places(String text) {
        SortedSet<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{\\d}").matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> withAnd(List<String> names, String suffix) {
        return Stream.concat(names.stream(), names.stream().map(n -> n + suffix))
                .toList();
    }
}
