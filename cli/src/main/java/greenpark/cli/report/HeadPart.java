package greenpark.cli.report;

import greenpark.core.clearing.EnergyTotals;
import greenpark.core.park.Device;
import greenpark.core.park.Park;
import greenpark.core.park.Published;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.Roster;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of the report: the park, the period, the key figures, and what the plan had published. */
final class HeadPart {
    private HeadPart() {}

    static void write(Json json, ReportInput input) {
        Park park = input.park();
        TimeGrid grid = input.clearing().energy().grid();
        EnergyTotals totals = input.clearing().energy().whole();
        Roster roster = input.clearing().energy().roster();
        json.object("park", () -> {
            json.put("id", park.id());
            json.put("name", park.name());
            json.put("zone", park.zone().getId());
            json.put("simulated", park.readingsOrigin() == Park.ReadingsOrigin.SIMULATED);
            json.put("stepMinutes", park.step().toMinutes());
        });
        json.object("period", () -> {
            json.put("from", LocalDate.ofInstant(grid.start(), park.zone()).toString());
            json.put(
                    "to",
                    LocalDate.ofInstant(grid.end().minusSeconds(1), park.zone()).toString());
            json.put("intervals", totals.intervals());
            json.put("incomplete", totals.incomplete());
        });
        json.objects("origins", origins(park, roster), origin -> {
            json.put("id", origin.id());
            json.put("kind", origin.kind());
            UsagePoint point = origin.point();
            if (point != null) {
                json.put("name", point.name());
                json.put("capacity", origin.watts());
            }
        });
        boolean measured = Basis.of(park, input.clearing().energy()).availableMeasured();
        json.object("figures", () -> figures(json, totals, roster, measured));
        json.objects("published", park.published(), published -> published(json, published, park, grid, totals));
    }

    private static void figures(Json json, EnergyTotals totals, Roster roster, boolean availableMeasured) {
        Balance balance = totals.balance();
        Routes routes = Routes.of(totals, roster);
        long ownExport = 0;
        for (int source = 0; source < roster.sources().size(); source++) {
            ownExport += totals.exported(source) + totals.storageExport(source);
        }
        long storageLoss = 0;
        for (int storage = 0; storage < roster.storages().size(); storage++) {
            storageLoss += totals.storageLoss(storage);
        }
        long selfUse = balance.generation() - ownExport;
        json.put("consumption", balance.consumption());
        json.put("green", totals.green());
        json.share("greenShare", totals.green(), balance.consumption());
        json.put("availableMeasured", availableMeasured);
        json.put("available", totals.available());
        json.put("generation", balance.generation());
        json.put("selfUse", selfUse);
        json.share("selfUseShare", selfUse, totals.available());
        json.put("export", balance.export());
        json.share("exportShare", balance.export(), totals.available());
        json.put("curtailed", totals.curtailed());
        json.share("curtailedShare", totals.curtailed(), totals.available());
        json.put("charge", balance.charge());
        json.put("discharge", balance.discharge());
        json.put("storageLoss", storageLoss);
        json.put("gridImport", balance.gridImport());
        json.share("gridShare", routes.grid(), balance.consumption());
        json.put("rest", balance.consumption() - totals.green() - routes.grid());
        json.share("restShare", balance.consumption() - totals.green() - routes.grid(), balance.consumption());
        json.put("losses", balance.losses());
        json.put("imbalance", balance.imbalance());
        json.object("routes", () -> routes.write(json));
    }

    private static void published(Json json, Published published, Park park, TimeGrid grid, EnergyTotals totals) {
        json.put("key", published.key());
        json.put("amount", published.amount().wattHours());
        json.put("source", published.source());
        json.put("why", published.why());
        boolean year = LocalDate.ofInstant(grid.start(), park.zone())
                .plusYears(1)
                .atStartOfDay(park.zone())
                .toInstant()
                .equals(grid.end());
        json.put("comparable", year);
        if (year) {
            long traced = published.key().equals("demand") ? totals.balance().consumption() : totals.green();
            json.put("traced", traced);
            json.put("difference", traced - published.amount().wattHours());
            json.share(
                    "differenceShare",
                    traced - published.amount().wattHours(),
                    published.amount().wattHours());
        }
    }

    /** The origins in the numbering of the roster, each with the kind of plant that gives it its colour. */
    private static List<Origin> origins(Park park, Roster roster) {
        List<Origin> origins = new ArrayList<>();
        Instant open = Validity.OPEN.minusSeconds(1);
        for (UsagePoint source : roster.sources()) {
            String kind = park.devices().stream()
                    .filter(device -> device.usagePoint().equals(source.id()))
                    .map(Device::technology)
                    .map(technology -> switch (technology) {
                        case WIND -> "wind";
                        case SOLAR_GROUND -> "solar-ground";
                        case SOLAR_ROOF -> "solar-roof";
                        case BATTERY, LOAD -> "other";
                    })
                    .findFirst()
                    .orElse("other");
            origins.add(new Origin(
                    source.id().value(),
                    kind,
                    source,
                    park.capacity(source.id(), open).watts()));
        }
        origins.add(new Origin(roster.originId(roster.grid()), "grid", null, 0));
        origins.add(new Origin(roster.originId(roster.unattributed()), "unattributed", null, 0));
        return origins;
    }

    private record Origin(String id, String kind, @Nullable UsagePoint point, long watts) {}
}
