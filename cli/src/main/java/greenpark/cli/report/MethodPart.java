package greenpark.cli.report;

import greenpark.core.clearing.EnergyTotals;
import greenpark.core.park.LossFactor;
import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import greenpark.core.park.TracingRule;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.Roster;
import java.util.ArrayList;
import java.util.List;

/** How the figures were made and what must hold between them: rules, placeholders, equations with their numbers, provenance. */
final class MethodPart {
    private MethodPart() {}

    static void write(Json json, ReportInput input) {
        Park park = input.park();
        TimeGrid grid = input.clearing().energy().grid();
        Interval period = new Interval(grid.start(), grid.end());
        json.object("provenance", () -> {
            json.put("engine", input.provenance().engine());
            json.put("digest", input.provenance().digest());
            json.put(
                    "knownAt",
                    input.provenance().knownAt() == null
                            ? null
                            : input.provenance().knownAt().toString());
            json.put("interval", period);
        });
        json.objects("rules", inForce(park.rules(), period), rule -> {
            json.put("tier", rule.tier().name());
            json.put("kind", rule.kind());
            json.put("version", rule.version());
            json.put("limit", rule.limitMillionths());
            json.put("source", rule.source());
            json.put("confidence", rule.confidence());
        });
        json.objects("lossFactors", lossFactors(park, period), factor -> {
            json.put("point", factor.usagePoint().value());
            json.put("millionths", factor.millionths());
            json.put("source", factor.source());
        });
        json.objects("placeholders", placeholders(park, period), threshold -> {
            json.put("key", threshold.key());
            json.put("value", threshold.value());
            json.put("unit", threshold.unit());
            json.put("source", threshold.source());
        });
        json.objects("equations", equations(input), equation -> {
            json.put("id", equation.id());
            json.objects("left", equation.left(), term -> term(json, term));
            json.objects("right", equation.right(), term -> term(json, term));
            json.put("leftSum", sum(equation.left()));
            json.put("rightSum", sum(equation.right()));
            json.put("difference", sum(equation.left()) - sum(equation.right()));
        });
    }

    private static void term(Json json, Term term) {
        json.put("key", term.key());
        json.put("wh", term.wh());
    }

    private static List<TracingRule> inForce(List<TracingRule> rules, Interval period) {
        return rules.stream().filter(r -> r.validity().overlaps(period)).toList();
    }

    private static List<LossFactor> lossFactors(Park park, Interval period) {
        return park.lossFactors().stream()
                .filter(f -> f.validity().overlaps(period))
                .toList();
    }

    private static List<Threshold> placeholders(Park park, Interval period) {
        return park.thresholds().stream()
                .filter(t -> t.placeholder() && t.validity().overlaps(period))
                .toList();
    }

    private static List<Equation> equations(ReportInput input) {
        EnergyTotals totals = input.clearing().energy().whole();
        Roster roster = input.clearing().energy().roster();
        Balance balance = totals.balance();
        Routes routes = Routes.of(totals, roster);
        long charged = 0;
        long exported = 0;
        long lost = 0;
        long direct = 0;
        for (int source = 0; source < roster.sources().size(); source++) {
            direct += totals.directUse(source);
            charged += totals.charged(source);
            exported += totals.exported(source);
            lost += totals.loss(source);
        }
        long before = 0;
        long after = 0;
        long storageLoss = 0;
        for (int storage = 0; storage < roster.storages().size(); storage++) {
            before += totals.contentBefore(storage);
            after += totals.contentAfter(storage);
            storageLoss += totals.storageLoss(storage);
        }
        long months = 0;
        for (EnergyTotals month : input.clearing().energy().months().values()) {
            months += month.green();
        }
        List<Equation> equations = new ArrayList<>();
        equations.add(new Equation(
                "park",
                List.of(
                        new Term("generation", balance.generation()),
                        new Term("gridImport", balance.gridImport()),
                        new Term("discharge", balance.discharge())),
                List.of(
                        new Term("consumption", balance.consumption()),
                        new Term("charge", balance.charge()),
                        new Term("export", balance.export()),
                        new Term("losses", balance.losses()),
                        new Term("imbalance", balance.imbalance()))));
        equations.add(new Equation(
                "sources",
                List.of(new Term("generation", balance.generation())),
                List.of(
                        new Term("directUse", direct),
                        new Term("chargeGreen", charged),
                        new Term("exportGreen", exported),
                        new Term("losses", lost),
                        new Term("unaccounted", totals.unaccounted()))));
        equations.add(new Equation(
                "factories",
                List.of(new Term("consumption", balance.consumption())),
                List.of(
                        new Term("own", routes.own()),
                        new Term("contract", routes.contract()),
                        new Term("pool", routes.pool()),
                        new Term("storageGreen", routes.storageGreen()),
                        new Term("storageOther", routes.storageOther()),
                        new Term("gridUse", routes.grid()))));
        equations.add(new Equation(
                "storage",
                List.of(new Term("before", before), new Term("charge", balance.charge())),
                List.of(
                        new Term("discharge", balance.discharge()),
                        new Term("storageLoss", storageLoss),
                        new Term("after", after))));
        equations.add(new Equation(
                "months", List.of(new Term("greenMonths", months)), List.of(new Term("green", totals.green()))));
        return equations;
    }

    private record Term(String key, long wh) {}

    private static long sum(List<Term> terms) {
        return terms.stream().mapToLong(Term::wh).sum();
    }

    private record Equation(String id, List<Term> left, List<Term> right) {}
}
