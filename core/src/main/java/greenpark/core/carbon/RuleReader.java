package greenpark.core.carbon;

import greenpark.core.park.Name;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a rules folder into a {@link RuleBook}, or refuses with everything that is wrong: an unknown key, an overlap, a missing
 * source, a region that is not listed, a method without its factor.
 *
 * @see "docs/formats/rules.md"
 */
public final class RuleReader {
    private static final List<String> CITATION = List.of("document", "published", "source", "confidence");
    private static final List<String> VALIDITY = List.of("valid_from", "valid_to");

    /** The indicators the code can compute, in the order they are shown. */
    static final List<String> INDICATORS =
            List.of("core", "clean-energy", "product-energy", "solid-waste", "waste-heat", "water-reuse");

    private final SortedMap<String, byte[]> files;
    private final List<Problem> problems = new ArrayList<>();

    private RuleReader(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /**
     * @param files file name to bytes
     * @throws BadInput with every problem found
     */
    public static RuleBook read(SortedMap<String, byte[]> files) {
        RuleReader reader = new RuleReader(files);
        RuleBook book = new RuleBook(
                reader.regions(),
                reader.factors(),
                reader.fuels(),
                reader.coals(),
                reader.indicators(),
                reader.pairings(),
                reader.transmissionPrices(),
                reader.parameters());
        reader.references(book);
        if (!reader.problems.isEmpty()) {
            throw new BadInput(reader.problems);
        }
        return book;
    }

    private List<Region> regions() {
        Table table = table("regions.csv", false, false, "region", "name_zh", "name_en", "within");
        SortedMap<String, Region> regions = new TreeMap<>();
        for (Table.Row row : table.rows()) {
            Region region = new Region(row.required("region"), name(row), row.text("within"));
            if (regions.put(region.id(), region) != null) {
                row.problem("region", region.id(), "stands twice", "");
            }
        }
        for (Table.Row row : table.rows()) {
            String within = row.text("within");
            if (!within.isEmpty() && !regions.containsKey(within)) {
                row.problem("within", within, "is not a region of this table", "");
            }
        }
        if (regions.values().stream().filter(r -> r.within().isEmpty()).count() != 1) {
            problems.add(new Problem(
                    "regions.csv", 0, "within", "", "is empty for none or several", "One region is the country"));
        }
        return List.copyOf(regions.values());
    }

    private List<EmissionFactor> factors() {
        return dated(
                table("emission_factors.csv", true, true, "kind", "region", "value", "unit", "gas"),
                row -> {
                    EmissionFactor.Kind kind = row.oneOf("kind", EmissionFactor.Kind.class);
                    if (!row.required("unit").equals(kind.unit())) {
                        row.problem("unit", row.text("unit"), "does not fit the kind", "Use " + kind.unit());
                    }
                    EmissionFactor.Gas gas = row.oneOf("gas", EmissionFactor.Gas.class);
                    if (kind.footprint() != (gas == EmissionFactor.Gas.CO2E)) {
                        row.problem("gas", row.text("gas"), "does not fit the kind", "A footprint is co2e, else co2");
                    }
                    return new EmissionFactor(
                            kind,
                            row.required("region"),
                            row.decimal("value", "0", "2", ""),
                            gas,
                            Citation.of(row),
                            validity(row));
                },
                f -> Table.word(f.kind()) + " of " + f.region(),
                EmissionFactor::validity);
    }

    private List<Fuel> fuels() {
        return dated(
                table(
                        "fuels.csv",
                        true,
                        true,
                        "fuel",
                        "name_zh",
                        "name_en",
                        "unit",
                        "ncv_gj_per_unit",
                        "cc_tc_per_gj",
                        "oxidation"),
                row -> new Fuel(
                        row.required("fuel"),
                        name(row),
                        unit(row),
                        row.decimal("ncv_gj_per_unit", "0.001", "1000", ""),
                        row.decimal("cc_tc_per_gj", "0", "0.1", ""),
                        row.decimal("oxidation", "0", "1", ""),
                        Citation.of(row),
                        validity(row)),
                Fuel::id,
                Fuel::validity);
    }

    private List<StandardCoal> coals() {
        return dated(
                table("tce.csv", true, true, "carrier", "name_zh", "name_en", "unit", "kgce_per_unit", "clean"),
                row -> new StandardCoal(
                        row.required("carrier"),
                        name(row),
                        unit(row),
                        row.decimal("kgce_per_unit", "0", "10", ""),
                        yes(row, "clean"),
                        Citation.of(row),
                        validity(row)),
                StandardCoal::carrier,
                StandardCoal::validity);
    }

    private List<IndicatorRule> indicators() {
        return dated(
                table(
                        "park_indicators.csv",
                        true,
                        true,
                        "indicator",
                        "name_zh",
                        "name_en",
                        "size_from_tce",
                        "size_to_tce",
                        "comparison",
                        "threshold",
                        "unit"),
                row -> new IndicatorRule(
                        known(row, "indicator", INDICATORS),
                        name(row),
                        optional(row, "size_from_tce"),
                        optional(row, "size_to_tce"),
                        row.oneOf("comparison", IndicatorRule.Comparison.class),
                        row.decimal("threshold", "0", "1000", ""),
                        row.text("unit"),
                        Citation.of(row),
                        validity(row)),
                i -> i.indicator() + " of class "
                        + (i.sizeFromTce() == null ? "all" : i.sizeFromTce().toPlainString()),
                IndicatorRule::validity);
    }

    private List<Pairing> pairings() {
        Table table = table("methods.csv", true, false, "method", "part", "factor", "region", "year");
        List<Pairing> pairings = new ArrayList<>();
        List<String> methods = new ArrayList<>(
                Arrays.stream(CarbonMethod.values()).map(CarbonMethod::id).toList());
        methods.add(ParkIndicators.METHOD);
        for (Table.Row row : table.rows()) {
            Pairing pairing = new Pairing(
                    known(row, "method", methods),
                    row.oneOf("part", Pairing.Part.class),
                    row.oneOf("factor", EmissionFactor.Kind.class),
                    row.oneOf("region", Pairing.Level.class),
                    row.has("year") ? row.decimal("year", "2000", "2100", "").intValueExact() : null,
                    Citation.of(row));
            if (pairings.stream().anyMatch(p -> p.method().equals(pairing.method()) && p.part() == pairing.part())) {
                row.problem("part", row.text("part"), "stands twice for this method", "");
            }
            pairings.add(pairing);
        }
        return List.copyOf(pairings);
    }

    private List<TransmissionPrice> transmissionPrices() {
        return dated(
                table("transmission_prices.csv", true, true, "region", "voltage", "energy", "capacity", "demand"),
                row -> new TransmissionPrice(
                        row.required("region"),
                        row.required("voltage"),
                        row.decimal("energy", "0", "10", ""),
                        row.decimal("capacity", "0", "1000", ""),
                        row.decimal("demand", "0", "1000", ""),
                        Citation.of(row),
                        validity(row)),
                price -> price.voltage() + " of " + price.region(),
                TransmissionPrice::validity);
    }

    private List<Parameter> parameters() {
        return dated(
                table("parameters.csv", true, true, "parameter", "value", "unit"),
                row -> {
                    Parameter.Key key = row.oneOf("parameter", Parameter.Key.class);
                    if (!row.text("unit").equals(key.unit())) {
                        row.problem("unit", row.text("unit"), "does not fit the parameter", "Use '" + key.unit() + "'");
                    }
                    return new Parameter(
                            key, row.decimal("value", "0", "10000", ""), key.unit(), Citation.of(row), validity(row));
                },
                parameter -> Table.word(parameter.key()),
                Parameter::validity);
    }

    /** What must hold between the tables. */
    private void references(RuleBook book) {
        for (EmissionFactor factor : book.factors()) {
            if (book.region(factor.region()) == null) {
                problems.add(
                        new Problem("emission_factors.csv", 0, "region", factor.region(), "is not in regions.csv", ""));
            }
        }
        for (TransmissionPrice price : book.transmissionPrices()) {
            if (book.region(price.region()) == null) {
                problems.add(new Problem(
                        "transmission_prices.csv", 0, "region", price.region(), "is not in regions.csv", ""));
            }
        }
        for (CarbonMethod method : CarbonMethod.values()) {
            method.parts().forEach(part -> paired(book, method.id(), part));
        }
        ParkIndicators.PARTS.forEach(part -> paired(book, ParkIndicators.METHOD, part));
        for (String carrier : List.of(ParkIndicators.ELECTRICITY)) {
            if (book.coals().stream().noneMatch(c -> c.carrier().equals(carrier))) {
                problems.add(new Problem("tce.csv", 0, "carrier", carrier, "is missing", ""));
            }
        }
        for (Fuel fuel : book.fuels()) {
            List<StandardCoal> coals = book.coals().stream()
                    .filter(c -> c.carrier().equals(fuel.id()))
                    .toList();
            if (coals.isEmpty() || !coals.getFirst().unit().converts(fuel.unit())) {
                problems.add(new Problem(
                        "tce.csv", 0, "carrier", fuel.id(), "has no coefficient that fits the unit of fuels.csv", ""));
            }
        }
    }

    private void paired(RuleBook book, String method, Pairing.Part part) {
        if (book.pairings().stream().noneMatch(p -> p.method().equals(method) && p.part() == part)) {
            problems.add(new Problem(
                    "methods.csv", 0, "method", method, "has no factor for the part " + Table.word(part), ""));
        }
    }

    // ---- cells ----

    /** @param own the table's own columns, beside the citation and, where the rows are dated, the validity */
    private Table table(String file, boolean cited, boolean datedRows, String... own) {
        List<String> all = new ArrayList<>(List.of(own));
        all.addAll(cited ? CITATION : List.of());
        all.addAll(datedRows ? VALIDITY : List.of());
        byte[] bytes = files.get(file);
        if (bytes == null) {
            problems.add(new Problem(file, 0, "", "", "is missing from the rules folder", ""));
            bytes = Table.bytes(String.join(",", all));
        }
        return Table.read(file, bytes, all, problems);
    }

    /** Reads the rows, refuses two that hold for the same key at the same time, and sorts by key and beginning. */
    private static <T> List<T> dated(
            Table table, Function<Table.Row, T> reader, Function<T, String> key, Function<T, Dated> validity) {
        List<T> items = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            T item = reader.apply(row);
            for (int i = 0; i < items.size(); i++) {
                if (key.apply(items.get(i)).equals(key.apply(item))
                        && validity.apply(items.get(i)).overlaps(validity.apply(item))) {
                    row.problem(
                            "valid_from",
                            row.text("valid_from"),
                            "overlaps line " + table.rows().get(i).line() + " (" + key.apply(item) + ")",
                            "Ends are exclusive: end one on the day the next begins");
                }
            }
            items.add(item);
        }
        items.sort(
                Comparator.comparing(key).thenComparing(i -> validity.apply(i).from()));
        return List.copyOf(items);
    }

    private static Name name(Table.Row row) {
        return new Name(row.required("name_zh"), row.required("name_en"));
    }

    private static FuelUnit unit(Table.Row row) {
        return row.parse(
                "unit", null, FuelUnit::of, "is not known", "One of: kg, t, m3, 10^4m3, MJ, GJ, kWh, MWh", FuelUnit.KG);
    }

    private static String known(Table.Row row, String column, List<String> words) {
        String word = row.required(column);
        if (!word.isEmpty() && !words.contains(word)) {
            row.problem(column, word, "is not known", "One of: " + String.join(", ", words));
        }
        return word;
    }

    private static @Nullable BigDecimal optional(Table.Row row, String column) {
        return row.has(column) ? row.decimal(column, "0", "1000000000", "") : null;
    }

    private static boolean yes(Table.Row row, String column) {
        return known(row, column, List.of("yes", "no")).equals("yes");
    }

    private static Dated validity(Table.Row row) {
        LocalDate from = row.parse(
                "valid_from", null, LocalDate::parse, "is no date", "For instance 2023-01-01", LocalDate.EPOCH);
        LocalDate to = row.has("valid_to")
                ? row.parse("valid_to", null, LocalDate::parse, "is no date", "Or leave it empty", Dated.OPEN)
                : Dated.OPEN;
        if (!from.isBefore(to)) {
            row.problem("valid_to", row.text("valid_to"), "is not after the beginning", "Ends are exclusive");
        }
        return new Dated(from, to);
    }
}
