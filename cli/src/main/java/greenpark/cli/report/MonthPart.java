package greenpark.cli.report;

import greenpark.core.clearing.EnergyTotals;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.Roster;
import java.util.List;

/** The sums by month: by route on the side of use, by plant on the side of generation. */
final class MonthPart {
    private MonthPart() {}

    static void write(Json json, ReportInput input) {
        Roster roster = input.clearing().energy().roster();
        json.objects("months", List.copyOf(input.clearing().energy().months().entrySet()), month -> {
            EnergyTotals totals = month.getValue();
            Balance balance = totals.balance();
            long storageLoss = 0;
            for (int storage = 0; storage < roster.storages().size(); storage++) {
                storageLoss += totals.storageLoss(storage);
            }
            long[] generation = new long[roster.sources().size()];
            for (int source = 0; source < generation.length; source++) {
                generation[source] = totals.generation(source);
            }
            json.put("month", month.getKey().toString());
            json.put("consumption", balance.consumption());
            json.put("green", totals.green());
            json.share("greenShare", totals.green(), balance.consumption());
            json.put("generation", balance.generation());
            json.put("bySource", generation);
            json.put("export", balance.export());
            json.put("curtailed", totals.curtailed());
            json.put("gridImport", balance.gridImport());
            json.put("charge", balance.charge());
            json.put("discharge", balance.discharge());
            json.put("storageLoss", storageLoss);
            json.put("losses", balance.losses());
            json.put("imbalance", balance.imbalance());
            json.put("incomplete", totals.incomplete());
            json.put("closes", balance.closes());
            json.object("routes", () -> Routes.of(totals, roster).write(json));
        });
    }
}
