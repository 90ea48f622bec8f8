package greenpark.engine.generate;

import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code generator.csv}: every key once, each within its bounds, and no key that nobody asks for. */
public final class GeneratorParameterReader {
    public static final String FILE = "generator.csv";

    private static final List<String> COLUMNS = List.of("key", "value", "unit", "source");
    private static final LocalDate SOME_DAY = LocalDate.EPOCH;

    private final SortedMap<String, Table.Row> rows = new TreeMap<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final List<Problem> problems;

    private GeneratorParameterReader(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * @param bytes of the table, or null where the folder has none
     * @param problems where everything that is wrong goes; the result may be used only if nothing did
     */
    public static GeneratorParameters read(byte @Nullable [] bytes, List<Problem> problems) {
        GeneratorParameterReader reader = new GeneratorParameterReader(problems);
        if (bytes == null) {
            problems.add(new Problem(
                    FILE,
                    0,
                    "",
                    "",
                    "is missing from the park's folder",
                    "Only a park with this table can be simulated; its columns are " + String.join(",", COLUMNS)));
        } else {
            reader.rows(Table.read(FILE, bytes, COLUMNS, problems));
        }
        GeneratorParameters parameters = reader.parameters();
        if (bytes != null) {
            reader.unknown();
        }
        return parameters;
    }

    private void rows(Table table) {
        for (Table.Row row : table.rows()) {
            row.required("source");
            String key = row.required("key");
            if (rows.putIfAbsent(key, row) != null) {
                row.problem("key", key, "stands twice", "");
            }
        }
    }

    private GeneratorParameters parameters() {
        return new GeneratorParameters(
                (long) number("seed", "0", "9007199254740991"),
                date("origin_date"),
                new GeneratorParameters.Wind(
                        number("wind_full_load_hours", "500", "5000"),
                        number("wind_weibull_k", "1", "4"),
                        number("wind_autocorrelation_1h", "0", "0.999"),
                        number("wind_site_correlation", "0", "1"),
                        number("wind_losses", "0", "0.5"),
                        number("wind_specific_rating", "100", "800"),
                        number("wind_power_coefficient", "0.2", "0.593"),
                        number("wind_cut_in", "1", "6"),
                        number("wind_cut_out", "15", "40"),
                        number("wind_turbulence", "0.01", "0.4"),
                        numbers("wind_month_%02d", 1, 12),
                        numbers("wind_hour_%02d", 0, 23)),
                new GeneratorParameters.Sky(
                        number("sky_clearness", "0.2", "1"),
                        number("sky_variation", "0", "0.57"),
                        number("sky_autocorrelation_1d", "0", "0.99"),
                        number("sky_hourly_noise", "0", "0.5"),
                        number("sky_site_correlation", "0", "1")),
                new GeneratorParameters.Air(
                        number("air_mean", "-30", "40"),
                        number("air_year_swing", "0", "40"),
                        number("air_day_swing", "0", "20"),
                        number("air_deviation", "0", "10"),
                        number("air_autocorrelation_1d", "0", "0.99"),
                        number("air_module_wind", "0", "20")),
                pv("ground"),
                pv("roof"),
                number("load_scale", "0", "100"),
                number("load_autocorrelation_1h", "0", "0.99"),
                number("load_most", "0.5", "10"),
                (int) number("load_calibration_year", "2020", "2100"),
                number("export_limit_kw", "0", "100000000"),
                number("meter_error_main", "0", "0.05"),
                number("meter_error_user", "0", "0.05"),
                number("meter_rollover_share", "0", "1"));
    }

    private GeneratorParameters.Pv pv(String kind) {
        return new GeneratorParameters.Pv(
                number("pv_" + kind + "_full_load_hours", "200", "3000"),
                number("pv_" + kind + "_tilt", "0", "90"),
                number("pv_" + kind + "_azimuth", "0", "360"),
                number("pv_albedo", "0", "1"),
                number("pv_gamma", "-0.01", "0"),
                number("pv_losses", "0", "0.5"),
                number("pv_dc_per_ac", "0.5", "2"),
                number("pv_inverter_efficiency", "0.8", "1"));
    }

    private double[] numbers(String pattern, int from, int to) {
        double[] numbers = new double[to - from + 1];
        for (int i = from; i <= to; i++) {
            numbers[i - from] = number(String.format(Locale.ROOT, pattern, i), "0.05", "5");
        }
        return numbers;
    }

    private double number(String key, String low, String high) {
        Table.Row row = row(key);
        return row == null
                ? Double.parseDouble(low)
                : row.decimal("value", low, high, "").doubleValue();
    }

    private LocalDate date(String key) {
        Table.Row row = row(key);
        return row == null
                ? SOME_DAY
                : row.parse("value", null, LocalDate::parse, "is no date", "For instance 2026-01-01", SOME_DAY);
    }

    private Table.@Nullable Row row(String key) {
        Table.Row row = rows.get(key);
        if (asked.add(key) && row == null && !rows.isEmpty()) {
            problems.add(new Problem(FILE, 0, "key", key, "is missing", ""));
        }
        return row;
    }

    private void unknown() {
        rows.forEach((key, row) -> {
            if (!asked.contains(key)) {
                row.problem("key", key, "is unknown", "Known keys: " + String.join(", ", asked));
            }
        });
    }
}
