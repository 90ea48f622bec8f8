package greenpark.cli.report;

import greenpark.core.clearing.Clearing;
import greenpark.core.clearing.EnergyTotals;
import greenpark.core.directsupply.Forecast;
import greenpark.core.directsupply.Gauge;
import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import greenpark.core.park.TracingRule;
import greenpark.core.park.UsagePoint;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.Roster;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The result for machines: every figure of a cleared period in whole watt-hours, with what it was made from.
 *
 * @see "docs/formats/results.md"
 */
public final class SummaryJson {
    private final ReportInput input;
    private final Roster roster;
    private final Basis basis;

    private SummaryJson(ReportInput input) {
        this.input = input;
        this.basis = Basis.of(input.park(), input.clearing().energy());
        this.roster = input.clearing().energy().roster();
    }

    /**
     * @param files the other files of the result: name to SHA-256 of the uncompressed text
     * @return UTF-8; the same for the same input
     */
    public static byte[] of(ReportInput input, SortedMap<String, String> files) {
        SummaryJson summary = new SummaryJson(input);
        String text = Json.indented(json -> summary.write(json, files));
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(Json json, SortedMap<String, String> files) {
        Park park = input.park();
        Clearing clearing = input.clearing();
        TimeGrid grid = clearing.energy().grid();
        json.put("format", "greenpark-summary/1");
        json.put("engine", input.provenance().engine());
        json.put("inputs", input.provenance().digest());
        json.put(
                "asKnownAt",
                input.provenance().knownAt() == null
                        ? null
                        : input.provenance().knownAt().toString());
        json.put("park", park.id());
        json.put("readingsOrigin", Table.word(park.readingsOrigin()));
        json.put("period", new Interval(grid.start(), grid.end()));
        json.put("zone", park.zone().getId());
        json.put("stepMinutes", park.step().toMinutes());
        json.put("availableMeasured", basis.availableMeasured());
        json.object("total", () -> totals(json, clearing.energy().whole()));
        List<Map.Entry<YearMonth, EnergyTotals>> months =
                List.copyOf(clearing.energy().months().entrySet());
        json.objects("months", months, month -> {
            json.put("month", month.getKey().toString());
            totals(json, month.getValue());
        });
        json.objects("gauges", clearing.directSupply().gauges(), gauge -> gauge(json, gauge));
        List<Forecast> forecasts = ForecastPart.of(park, clearing);
        if (!forecasts.isEmpty()) {
            json.objects("forecasts", forecasts, forecast -> ForecastPart.summarize(json, forecast));
        }
        if (!input.corrections().isEmpty()) {
            json.objects("corrections", input.corrections(), correction -> CorrectionPart.write(json, correction));
        }
        rules(json, new Interval(grid.start(), grid.end()));
        readings(json);
        json.object("files", () -> files.forEach(json::put));
    }

    private void totals(Json json, EnergyTotals totals) {
        Balance balance = totals.balance();
        json.put("intervals", totals.intervals());
        json.put("incompleteIntervals", totals.incomplete());
        json.object("balanceWh", () -> {
            json.put("generation", balance.generation());
            json.put("gridImport", balance.gridImport());
            json.put("discharge", balance.discharge());
            json.put("consumption", balance.consumption());
            json.put("charge", balance.charge());
            json.put("export", balance.export());
            json.put("losses", balance.losses());
            json.put("imbalance", balance.imbalance());
        });
        json.put("greenWh", totals.green());
        json.put("gridWh", totals.gridUse());
        json.put("otherWh", balance.consumption() - totals.green() - totals.gridUse());
        if (basis.availableMeasured()) {
            json.put("curtailedWh", totals.curtailed());
        }
        json.objects("sources", indices(roster.sources()), s -> source(json, totals, s));
        json.objects("factories", indices(roster.users()), u -> factory(json, totals, u));
        json.objects("storages", indices(roster.storages()), k -> storage(json, totals, k));
    }

    private void source(Json json, EnergyTotals totals, int s) {
        json.put("id", roster.originId(s));
        json.put("generationWh", totals.generation(s));
        json.put("availableWh", totals.available(s));
        json.put("curtailedWh", totals.curtailed(s));
        json.put("lossWh", totals.loss(s));
        json.put("ownUseWh", totals.ownUse(s));
        json.put("directUseWh", totals.directUse(s));
        json.put("chargedWh", totals.charged(s));
        json.put("exportedWh", totals.exported(s));
        json.put("unaccountedWh", totals.unaccounted(s));
    }

    private void factory(Json json, EnergyTotals totals, int u) {
        json.put("id", roster.users().get(u).id().value());
        json.put("consumptionWh", totals.consumption(u));
        json.put("greenWh", totals.green(u));
        json.put("gridWh", totals.gridUse(u));
        json.object("directWh", () -> {
            for (int s = 0; s < roster.sources().size(); s++) {
                positive(json, roster.originId(s), totals.direct(s, u));
            }
        });
        json.object("viaStorageWh", () -> {
            for (int o = 0; o < roster.origins(); o++) {
                positive(json, roster.originId(o), totals.viaStorage(o, u));
            }
        });
        PhysicalSummary physical = input.physical();
        if (physical != null && totals == input.clearing().energy().whole()) {
            json.object("physicalWh", () -> {
                for (int o = 0; o < roster.origins(); o++) {
                    positive(json, roster.originId(o), physical.wattHours()[o][u]);
                }
            });
        }
    }

    private void storage(Json json, EnergyTotals totals, int k) {
        json.put("id", roster.storages().get(k).id().value());
        json.object("chargedWh", () -> {
            for (int o = 0; o < roster.origins(); o++) {
                positive(json, roster.originId(o), totals.charged(o, k));
            }
        });
        json.put("dischargeWh", totals.discharge(k));
        json.put("lossWh", totals.storageLoss(k));
        json.put("contentBeforeWh", totals.contentBefore(k));
        json.put("contentAfterWh", totals.contentAfter(k));
    }

    private void gauge(Json json, Gauge gauge) {
        int incomplete = basis.incomplete(gauge.period().interval());
        boolean provisional = incomplete > 0 && gauge.state() != Gauge.State.UNKNOWN;
        json.put("scope", Table.word(gauge.scope()));
        json.put("period", gauge.period().label());
        json.put("periodKind", Table.word(gauge.period().kind()));
        json.put("id", gauge.id());
        json.put("rule", gauge.rule());
        json.put("value", gauge.value());
        json.put("unit", gauge.unit());
        json.put("state", (provisional ? "provisional-" : "") + Table.word(gauge.state()));
        json.put("incompleteIntervals", incomplete);
        json.put("availableAssumed", basis.assumesAvailable(gauge));
        Threshold threshold = gauge.threshold();
        if (threshold != null) {
            json.put("comparison", Table.word(gauge.comparison()));
            json.put("threshold", threshold.value());
            json.put("source", threshold.source());
            json.put("confidence", threshold.confidence());
            json.put("placeholder", threshold.placeholder());
        }
    }

    private void rules(Json json, Interval period) {
        List<TracingRule> used = input.park().rules().stream()
                .filter(r -> r.validity().overlaps(period))
                .toList();
        json.objects("rules", used, rule -> {
            json.put("tier", Table.word(rule.tier()));
            json.put("kind", rule.kind());
            json.put("version", rule.version());
            if (rule.kind().equals("measured-difference")) {
                json.put("limit", BigDecimal.valueOf(rule.limitMillionths(), 6).stripTrailingZeros());
            }
            json.put("source", rule.source());
            json.put("confidence", rule.confidence());
        });
    }

    private void readings(Json json) {
        ReadingsSummary readings = input.readings();
        if (readings != null) {
            json.objects("meters", readings.meters(), meter -> {
                json.put("meter", meter.meter().value());
                json.put("measured", meter.measured());
                json.put("estimated", meter.estimated());
                json.put("missing", meter.missing());
                json.put("rejected", meter.rejected());
                json.put("findings", meter.findings());
            });
        }
    }

    private static void positive(Json json, String name, long wattHours) {
        if (wattHours != 0) {
            json.put(name, wattHours);
        }
    }

    private static List<Integer> indices(List<UsagePoint> points) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            indices.add(i);
        }
        return indices;
    }
}
