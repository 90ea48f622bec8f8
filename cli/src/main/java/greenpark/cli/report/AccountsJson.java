package greenpark.cli.report;

import greenpark.core.carbon.ArticleComparison;
import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.ChosenFactor;
import greenpark.core.carbon.IndicatorRule;
import greenpark.core.carbon.IndicatorStatement;
import greenpark.core.carbon.ParkIndicators;
import greenpark.core.carbon.PartyCarbon;
import greenpark.core.carbon.PeriodCarbon;
import greenpark.core.carbon.Remark;
import greenpark.core.carbon.Statement;
import greenpark.core.carbon.Term;
import greenpark.core.quantity.Emissions;
import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The carbon accounts for machines: every method apart, each figure with its factors and their sources. Never a sum over methods.
 *
 * @see "docs/formats/results.md; docs/equations/carbon.md"
 */
public final class AccountsJson {
    private AccountsJson() {}

    /** @param article null where the plan gives nothing to compare */
    public static byte[] of(CarbonAccount account, List<ArticleComparison.Line> article) {
        String text = Json.indented(json -> {
            json.put("format", "greenpark-accounts/1");
            json.object("whole", () -> period(json, account.whole()));
            json.objects("years", List.copyOf(account.years().values()), year -> period(json, year));
            json.objects("months", List.copyOf(account.months().values()), month -> period(json, month));
            json.objects("zeroCarbonPark", List.copyOf(account.indicators().values()), year -> indicators(json, year));
            json.objects("published", article, line -> line(json, line));
        });
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void period(Json json, PeriodCarbon period) {
        json.put("period", period.label());
        List<PartyCarbon> parties = new ArrayList<>(period.parties());
        parties.add(period.park());
        json.objects("parties", parties, party -> party(json, party));
    }

    private static void party(Json json, PartyCarbon party) {
        json.put("id", party.id());
        json.object("volumesWh", () -> {
            json.put("wind", party.volumes().wind());
            json.put("solar", party.volumes().solar());
            json.put("grid", party.volumes().grid());
            json.put("trade", party.volumes().trade());
            json.put("gec", party.volumes().gec());
        });
        json.object("nonFossil622", () -> {
            json.put("physicalWh", party.nonFossil().physical());
            json.put("tradeWh", party.nonFossil().trade());
            json.put("gecWh", party.nonFossil().gec());
            Long apportioned = party.nonFossil().apportioned();
            json.put("apportionedWh", apportioned == null ? (BigDecimal) null : BigDecimal.valueOf(apportioned));
            json.put("share", party.nonFossil().share());
        });
        json.object("matching", () -> {
            json.put("hourly", party.matching().hourly());
            json.put("hourlyWithGrid", party.matching().hourlyWithGrid());
            json.put("volumetric", party.matching().volumetric());
        });
        json.objects("methods", party.statements(), statement -> statement(json, statement));
        remarks(json, party.remarks());
    }

    private static void statement(Json json, Statement statement) {
        json.put("method", Table.word(statement.method()));
        Emissions emissions = statement.emissions();
        json.put("tonnes", emissions == null ? null : emissions.tonnes());
        json.put("kgPerKwh", statement.intensity());
        json.objects("terms", statement.terms(), term -> term(json, term));
        remarks(json, statement.remarks());
    }

    private static void term(Json json, Term term) {
        json.put("part", Table.word(term.part()));
        json.put("wh", term.wattHours());
        ChosenFactor factor = term.factor();
        if (factor != null) {
            json.put("kgPerKwh", factor.factor().value());
            json.put("factorYear", (long) factor.factor().year());
            json.put("standsIn", factor.standsIn());
            json.put("source", factor.factor().citation().document());
            json.put("confidence", Table.word(factor.factor().citation().confidence()));
        }
    }

    private static void indicators(Json json, ParkIndicators year) {
        json.put("year", (long) year.year());
        json.put("energyTce", year.energyTce());
        json.put("qualifies", year.qualifies());
        json.objects("indicators", year.statements(), statement -> indicator(json, statement));
    }

    private static void indicator(Json json, IndicatorStatement statement) {
        json.put("indicator", statement.indicator());
        json.put("value", statement.value());
        json.put("gap", statement.gap());
        json.put("state", Table.word(statement.state()));
        IndicatorRule rule = statement.rule();
        if (rule != null) {
            json.put("threshold", rule.threshold());
            json.put("source", rule.citation().document());
            json.put("confidence", Table.word(rule.citation().confidence()));
        }
        remarks(json, statement.remarks());
    }

    private static void line(Json json, ArticleComparison.Line line) {
        json.put("key", line.key());
        json.put("unit", line.unit());
        json.put("published", line.published());
        json.put("recomputed", line.recomputed());
        json.put("accounted", line.accounted());
        remarks(json, line.why());
    }

    static void remarks(Json json, List<Remark> remarks) {
        json.objects("remarks", remarks, remark -> {
            json.put("key", Table.word(remark.key()));
            List<String> values = new ArrayList<>();
            for (Remark.Value value : remark.values()) {
                values.add(
                        switch (value) {
                            case Remark.Amount a ->
                                a.number().toPlainString() + (a.unit().isEmpty() ? "" : " " + a.unit());
                            case Remark.Word w -> w.text();
                        });
            }
            json.strings("values", values);
        });
    }
}
