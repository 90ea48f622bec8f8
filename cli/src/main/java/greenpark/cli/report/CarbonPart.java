package greenpark.cli.report;

import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.CarbonMethod;
import greenpark.core.carbon.ChosenFactor;
import greenpark.core.carbon.EmissionFactor;
import greenpark.core.carbon.MatchingScore;
import greenpark.core.carbon.NonFossil;
import greenpark.core.carbon.PartyCarbon;
import greenpark.core.carbon.PeriodCarbon;
import greenpark.core.carbon.Statement;
import greenpark.core.quantity.Emissions;
import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carbon by method, for the park and each party: every figure under its method, with the factors it comes from. No sum over methods. */
final class CarbonPart {
    private final Json json;
    private final Remarks remarks;
    private final List<ChosenFactor> factors = new ArrayList<>();

    private CarbonPart(Json json, Remarks remarks) {
        this.json = json;
        this.remarks = remarks;
    }

    static void write(Json json, ReportInput input, Remarks remarks) {
        new CarbonPart(json, remarks).write(input.carbon());
    }

    private void write(CarbonAccount account) {
        List<PeriodCarbon> periods = new ArrayList<>();
        periods.add(account.whole());
        if (account.years().size() > 1) {
            periods.addAll(account.years().values());
        }
        json.object("carbon", () -> {
            json.objects("methods", List.of(CarbonMethod.values()), method -> {
                json.put("id", method.name());
                json.put("formula", method.formula());
            });
            json.objects("periods", periods, this::period);
            json.objects("factors", factors, this::factor);
        });
    }

    private void period(PeriodCarbon period) {
        json.put("label", period.label());
        json.object("park", () -> party(period.park()));
        json.objects("parties", period.parties(), this::party);
    }

    private void party(PartyCarbon party) {
        json.put("id", party.id());
        json.put("consumption", party.volumes().consumption());
        json.put("aboveCap", party.volumes().aboveCap());
        NonFossil nonFossil = party.nonFossil();
        json.object("nonFossil", () -> {
            json.put("physical", nonFossil.physical());
            json.put("trade", nonFossil.trade());
            json.put("gec", nonFossil.gec());
            json.put("apportioned", whole(nonFossil.apportioned()));
            json.put("total", nonFossil.total());
            json.put("share", nonFossil.share());
            json.put("physicalShare", nonFossil.physicalShare());
        });
        MatchingScore matching = party.matching();
        json.object("matching", () -> {
            json.put("hourly", matching.hourly());
            json.put("hourlyWithGrid", matching.hourlyWithGrid());
            json.put("volumetric", matching.volumetric());
        });
        json.objects("statements", party.statements(), this::statement);
        remarks.put(json, party.remarks());
    }

    /** In the order of the methods. */
    private void statement(Statement statement) {
        Emissions emissions = statement.emissions();
        json.put("method", statement.method().name());
        json.put("tonnes", emissions == null ? null : emissions.tonnes());
        json.put("intensity", statement.intensity());
        json.objects("terms", statement.terms(), term -> {
            json.put("part", term.part().name());
            json.put("wh", term.wattHours());
            json.put("factor", number(term.factor()));
        });
        remarks.put(json, statement.remarks());
    }

    private long number(@Nullable ChosenFactor factor) {
        if (factor == null) {
            return -1;
        }
        if (!factors.contains(factor)) {
            factors.add(factor);
        }
        return factors.indexOf(factor);
    }

    private void factor(ChosenFactor chosen) {
        EmissionFactor factor = chosen.factor();
        json.put("kind", Table.word(factor.kind()));
        json.put("region", factor.region());
        json.put("value", factor.value());
        json.put("unit", factor.kind().unit());
        json.put("gas", factor.gas().name());
        json.put("year", factor.year());
        json.put("wantedYear", chosen.wantedYear());
        json.put("standsIn", chosen.standsIn());
        json.put("document", factor.citation().document());
        json.put("published", factor.citation().published());
        json.put("source", factor.citation().source());
        json.put("confidence", factor.citation().confidence().name());
    }

    private static @Nullable BigDecimal whole(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
