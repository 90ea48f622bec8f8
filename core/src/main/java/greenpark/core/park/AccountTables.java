package greenpark.core.park;

import greenpark.core.quantity.Energy;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/** The tables from which the carbon accounts, the park's indicators and its forecasts are made; read by {@link ParkReader}. */
final class AccountTables {
    private final ParkCells cells;

    AccountTables(ParkCells cells) {
        this.cells = cells;
    }

    List<PlanFigure> planFigures() {
        return ParkCells.each(
                cells.table("plan_figures.csv", "key", "value", "unit", "source"),
                row -> {
                    PlanFigure.Key key = row.oneOf("key", PlanFigure.Key.class);
                    return cells.remember(
                            row,
                            "figure",
                            Table.word(key),
                            new PlanFigure(
                                    key,
                                    row.decimal("value", "0", "1000000000000", ""),
                                    row.text("unit"),
                                    row.required("source")));
                },
                Comparator.comparing(PlanFigure::key));
    }

    List<CarbonChoice> choices() {
        return ParkCells.each(
                cells.table(
                        "carbon.csv", "key", "value", "source", "confidence", "placeholder", "valid_from", "valid_to"),
                row -> {
                    CarbonChoice.Key key = row.oneOf("key", CarbonChoice.Key.class);
                    Interval validity = cells.validity(row);
                    return new CarbonChoice(
                            key,
                            value(row, key),
                            row.required("source"),
                            row.required("confidence"),
                            placeholder(row),
                            cells.remember(row, "choice", Table.word(key) + validity.start(), validity));
                },
                Comparator.comparing(CarbonChoice::key)
                        .thenComparing(c -> c.validity().start()));
    }

    /** Checks the value as its key asks, and gives it back as it stands. */
    private static String value(Table.Row row, CarbonChoice.Key key) {
        switch (key) {
            case REGION -> row.required("value");
            case FACTOR_YEAR -> row.parse("value", null, Integer::valueOf, "is no year", "For instance 2023", 0);
            case APPORTIONMENT_K, GRID_CFE_SHARE -> row.decimal("value", "0", "1", "");
        }
        return row.text("value");
    }

    List<GreenPurchase> purchases() {
        return ParkCells.each(
                cells.table(
                        "green_trades.csv",
                        "usage_point",
                        "month",
                        "kind",
                        "kwh",
                        "mechanism_kwh",
                        "source",
                        "confidence",
                        "placeholder"),
                row -> {
                    UsagePointId user = ParkCells.usagePointId(row, "usage_point");
                    YearMonth month = row.parse(
                            "month", null, YearMonth::parse, "is no month", "For instance 2028-03", YearMonth.of(1, 1));
                    GreenPurchase.Kind kind = row.oneOf("kind", GreenPurchase.Kind.class);
                    return cells.remember(
                            row,
                            "purchase",
                            user + " " + month + " " + Table.word(kind),
                            new GreenPurchase(
                                    user,
                                    month,
                                    kind,
                                    ParkCells.energy(row, "kwh"),
                                    row.has("mechanism_kwh") ? ParkCells.energy(row, "mechanism_kwh") : Energy.ZERO,
                                    row.required("source"),
                                    row.required("confidence"),
                                    placeholder(row)));
                },
                Comparator.comparing(GreenPurchase::user)
                        .thenComparing(GreenPurchase::month)
                        .thenComparing(GreenPurchase::kind));
    }

    List<EnergyActivity> activities() {
        return ParkCells.each(
                cells.table(
                        "energy_activities.csv",
                        "usage_point",
                        "year",
                        "carrier",
                        "amount",
                        "unit",
                        "source",
                        "confidence",
                        "placeholder"),
                row -> {
                    UsagePointId user = ParkCells.usagePointId(row, "usage_point");
                    int year = year(row);
                    String carrier = row.required("carrier");
                    return cells.remember(
                            row,
                            "activity",
                            user + " " + year + " " + carrier,
                            new EnergyActivity(
                                    user,
                                    year,
                                    carrier,
                                    amount(row, "amount"),
                                    row.required("unit"),
                                    row.required("source"),
                                    row.required("confidence"),
                                    placeholder(row)));
                },
                Comparator.comparing(EnergyActivity::user)
                        .thenComparingInt(EnergyActivity::year)
                        .thenComparing(EnergyActivity::carrier));
    }

    List<IndicatorInput> indicatorInputs() {
        return ParkCells.each(
                cells.table(
                        "indicator_inputs.csv",
                        "indicator",
                        "year",
                        "applicable",
                        "numerator",
                        "denominator",
                        "unit",
                        "source",
                        "confidence",
                        "placeholder"),
                row -> {
                    String indicator = row.required("indicator");
                    int year = year(row);
                    boolean applicable = yesOrNo(row, "applicable");
                    return cells.remember(
                            row,
                            "indicator",
                            indicator + " " + year,
                            new IndicatorInput(
                                    indicator,
                                    year,
                                    applicable,
                                    applicable ? amount(row, "numerator") : BigDecimal.ZERO,
                                    applicable ? amount(row, "denominator") : BigDecimal.ZERO,
                                    row.text("unit"),
                                    row.required("source"),
                                    row.required("confidence"),
                                    placeholder(row)));
                },
                Comparator.comparing(IndicatorInput::indicator).thenComparingInt(IndicatorInput::year));
    }

    List<MonthlyProfile> profiles() {
        return ParkCells.each(
                cells.table("monthly_profiles.csv", "quantity", "month", "factor", "source", "confidence"),
                row -> {
                    MonthlyProfile.Quantity quantity = row.oneOf("quantity", MonthlyProfile.Quantity.class);
                    int month = row.whole("month", 1, 12, "");
                    return cells.remember(
                            row,
                            "profile",
                            Table.word(quantity) + " " + month,
                            new MonthlyProfile(
                                    quantity,
                                    month,
                                    row.decimal("factor", "0.01", "10", ""),
                                    row.required("source"),
                                    row.required("confidence")));
                },
                Comparator.comparing(MonthlyProfile::quantity).thenComparingInt(MonthlyProfile::month));
    }

    private static int year(Table.Row row) {
        return row.whole("year", 2000, 2100, "");
    }

    private static BigDecimal amount(Table.Row row, String column) {
        return row.decimal(column, "0", "1000000000000", "");
    }

    private static boolean placeholder(Table.Row row) {
        return yesOrNo(row, "placeholder");
    }

    private static boolean yesOrNo(Table.Row row, String column) {
        return row.parse(column, null, ParkCells::yesOrNo, "is neither yes nor no", "", false);
    }
}
