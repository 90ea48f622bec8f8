package greenpark.cli.report;

import greenpark.core.clearing.EnergyTotals;
import greenpark.core.park.Name;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Roster;
import java.util.List;
import java.util.stream.IntStream;

/** What went into each storage and what came out, by origin, and what stayed inside. */
final class StoragePart {
    private StoragePart() {}

    static void write(Json json, ReportInput input) {
        EnergyTotals totals = input.clearing().energy().whole();
        Roster roster = input.clearing().energy().roster();
        TimeGrid grid = input.clearing().energy().grid();
        long[] delivered = new long[roster.origins()];
        long[] exported = new long[roster.origins()];
        long onTheWay = totals.balance().discharge();
        for (int origin = 0; origin < delivered.length; origin++) {
            for (int user = 0; user < roster.users().size(); user++) {
                delivered[origin] += totals.viaStorage(origin, user);
            }
            exported[origin] = totals.storageExport(origin);
            onTheWay -= delivered[origin] + exported[origin];
        }
        long lost = onTheWay;
        json.object("storage", () -> {
            json.put("delivered", delivered);
            json.put("exported", exported);
            json.put("onTheWay", lost);
            List<Integer> storages =
                    IntStream.range(0, roster.storages().size()).boxed().toList();
            json.objects("units", storages, storage -> {
                UsagePoint point = roster.storages().get(storage);
                long[] charged = new long[roster.origins()];
                long charge = 0;
                for (int origin = 0; origin < charged.length; origin++) {
                    charged[origin] = totals.charged(origin, storage);
                    charge += charged[origin];
                }
                Name name = point.name();
                json.put("id", point.id().value());
                json.put("name", name);
                json.put("charged", charged);
                json.put("charge", charge);
                json.put("discharge", totals.discharge(storage));
                json.share("efficiency", totals.discharge(storage), charge);
                json.put("before", totals.contentBefore(storage));
                json.put("after", totals.contentAfter(storage));
                json.put("loss", totals.storageLoss(storage));
                json.objects("rules", rules(input, point, grid), rule -> {
                    json.put("capacity", rule.eNom().wattHours());
                    json.put("order", rule.lotOrder().name());
                    json.put("from", rule.chargeFrom().name());
                    json.put("store", rule.storeMillionths());
                    json.put("dispatch", rule.dispatchMillionths());
                    json.put("standing", rule.standingMillionthsPerHour());
                });
            });
        });
    }

    private static List<StorageUnit> rules(ReportInput input, UsagePoint point, TimeGrid grid) {
        return input.park().storages().stream()
                .filter(unit -> unit.usagePoint().equals(point.id())
                        && unit.validity().start().isBefore(grid.end())
                        && grid.start().isBefore(unit.validity().end()))
                .toList();
    }
}
