package greenpark.cli.report;

import greenpark.core.clearing.Clearing;
import greenpark.core.directsupply.Forecast;
import greenpark.core.directsupply.Period;
import greenpark.core.directsupply.YearEnd;
import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import greenpark.core.table.Table;
import java.time.Month;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the ratios of direct supply are expected to stand at the end of the last year, if it is measured in part only. */
public final class ForecastPart {
    private ForecastPart() {}

    /** For each scope R1 to R3; empty where the last year of the period is measured to its end. */
    public static List<Forecast> of(Park park, Clearing clearing) {
        return clearing.directSupply().periods().stream()
                .filter(period -> period.kind() == Period.Kind.YEAR)
                .map(Period::label)
                .reduce((earlier, later) -> later)
                .map(year -> YearEnd.forecasts(park, clearing.directSupply(), Integer.parseInt(year)))
                .orElse(List.of());
    }

    /** For the page. */
    static void write(Json json, ReportInput input) {
        json.objects("forecasts", of(input.park(), input.clearing()), forecast -> {
            json.put("scope", forecast.scope().name());
            numbers(json, forecast);
            json.put("comparison", forecast.comparison().name());
            Threshold threshold = forecast.threshold();
            json.put("threshold", threshold == null ? null : threshold.value());
            json.put("placeholder", threshold != null && threshold.placeholder());
            json.put("outlook", forecast.outlook().name());
            json.objects("basis", List.copyOf(monthsByMethod(forecast).entrySet()), basis -> {
                json.put("method", basis.getKey().name());
                json.put("months", basis.getValue());
            });
        });
    }

    /** For summary.json. */
    static void summarize(Json json, Forecast forecast) {
        json.put("scope", Table.word(forecast.scope()));
        numbers(json, forecast);
        json.put("outlook", Table.word(forecast.outlook()));
        Threshold threshold = forecast.threshold();
        if (threshold != null) {
            json.put("comparison", Table.word(forecast.comparison()));
            json.put("threshold", threshold.value());
            json.put("source", threshold.source());
            json.put("confidence", threshold.confidence());
            json.put("placeholder", threshold.placeholder());
        }
        json.object(
                "monthsFrom",
                () -> monthsByMethod(forecast).forEach((method, months) -> json.put(Table.word(method), months)));
    }

    private static void numbers(Json json, Forecast forecast) {
        json.put("year", forecast.year());
        json.put("id", forecast.id());
        json.put("soFar", forecast.soFar());
        json.put("expected", forecast.expected());
        json.put("low", forecast.low());
        json.put("high", forecast.high());
    }

    /** Which months of the year were extended by which method. */
    private static SortedMap<Forecast.Method, long[]> monthsByMethod(Forecast forecast) {
        SortedMap<Forecast.Method, long[]> months = new TreeMap<>();
        for (Forecast.Method method : Forecast.Method.values()) {
            long[] of = forecast.methods().entrySet().stream()
                    .filter(e -> e.getValue() == method)
                    .map(e -> e.getKey())
                    .mapToLong(Month::getValue)
                    .toArray();
            if (of.length > 0) {
                months.put(method, of);
            }
        }
        return months;
    }
}
