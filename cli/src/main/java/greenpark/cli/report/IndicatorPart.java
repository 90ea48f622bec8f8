package greenpark.cli.report;

import greenpark.core.carbon.IndicatorRule;
import greenpark.core.carbon.IndicatorStatement;
import greenpark.core.carbon.ParkIndicators;
import greenpark.core.quantity.Emissions;
import java.util.List;

/** The one core and five guiding indicators of a zero-carbon park by year; whether the park may carry the name is said, not left to the reader. */
final class IndicatorPart {
    private IndicatorPart() {}

    static void write(Json json, ReportInput input, Remarks remarks) {
        json.objects(
                "indicators", List.copyOf(input.carbon().indicators().values()), year -> year(json, year, remarks));
    }

    private static void year(Json json, ParkIndicators year, Remarks remarks) {
        Emissions emissions = year.emissions();
        json.put("year", year.year());
        json.put("energyTce", year.energyTce());
        json.put("tonnes", emissions == null ? null : emissions.tonnes());
        json.put("qualifies", year.qualifies());
        json.objects("statements", year.statements(), statement -> statement(json, statement, remarks));
    }

    private static void statement(Json json, IndicatorStatement statement, Remarks remarks) {
        IndicatorRule rule = statement.rule();
        json.put("id", statement.indicator());
        json.put("value", statement.value());
        json.put("gap", statement.gap());
        json.put("state", statement.state().name());
        if (rule != null) {
            json.object("rule", () -> {
                json.put("threshold", rule.threshold());
                json.put("unit", rule.unit());
                json.put("comparison", rule.comparison().name());
                json.put("sizeFrom", rule.sizeFromTce());
                json.put("sizeTo", rule.sizeToTce());
                json.put("document", rule.citation().document());
                json.put("source", rule.citation().source());
                json.put("confidence", rule.citation().confidence().name());
            });
        }
        remarks.put(json, statement.remarks());
    }
}
