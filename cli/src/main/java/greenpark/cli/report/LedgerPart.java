package greenpark.cli.report;

import greenpark.cli.report.LedgerSummary.Claim;
import greenpark.cli.report.LedgerSummary.Fate;
import greenpark.cli.report.LedgerSummary.Gecs;
import greenpark.core.certificate.GecPool;
import greenpark.core.certificate.Side;
import greenpark.core.park.Name;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The certificate ledger of each factory: what it claimed of each plant, straight and through storage, by month [Wh]; of the park: what became
 * of the plants' and storages' certificates, and the GECs of each project.
 */
final class LedgerPart {
    private static final List<String> FATES = List.of("issued", "claimed", "stored", "locked", "converted");

    private LedgerPart() {}

    /** A row of a factory's ledger, in order of plant; straight before storage. */
    private record Row(String plant, boolean viaStorage) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int order = plant.compareTo(other.plant);
            return order != 0 ? order : Boolean.compare(viaStorage, other.viaStorage);
        }
    }

    static void write(Json json, ReportInput input) {
        LedgerSummary ledger = input.ledger();
        if (ledger == null) {
            return;
        }
        TreeSet<YearMonth> months = new TreeSet<>();
        SortedMap<String, SortedMap<Row, long[]>> factories = new TreeMap<>();
        ledger.claims().forEach(claim -> months.add(claim.month()));
        List<YearMonth> columns = List.copyOf(months);
        for (Claim claim : ledger.claims()) {
            long[] row = factories
                    .computeIfAbsent(claim.factory(), f -> new TreeMap<>())
                    .computeIfAbsent(new Row(claim.plant(), claim.viaStorage()), r -> new long[columns.size() + 1]);
            row[columns.indexOf(claim.month())] += claim.wattHours();
            row[columns.size()] += claim.slices();
        }
        SortedMap<String, long[]> fates = new TreeMap<>();
        for (Fate fate : ledger.fates()) {
            if (fate.side() != Side.CONSUMPTION) {
                long[] sums = fates.computeIfAbsent(fate.device(), d -> new long[FATES.size()]);
                long[] values = {fate.issued(), fate.claimed(), fate.stored(), fate.locked(), fate.converted()};
                Arrays.setAll(sums, i -> sums[i] + values[i]);
            }
        }
        SortedMap<String, long[]> gecs = new TreeMap<>();
        for (Gecs lot : ledger.gecs()) {
            long[] counts = gecs.computeIfAbsent(lot.project(), p -> new long[GecPool.values().length]);
            counts[lot.pool().code()] += lot.count();
        }
        json.object("ledger", () -> {
            json.objects("fates", new ArrayList<>(fates.entrySet()), fate -> {
                json.put("id", fate.getKey());
                json.put("name", name(input.park(), fate.getKey()));
                for (int i = 0; i < FATES.size(); i++) {
                    json.put(FATES.get(i), fate.getValue()[i]);
                }
                json.put(
                        "left",
                        2 * fate.getValue()[0] - Arrays.stream(fate.getValue()).sum());
            });
            json.objects("gecs", new ArrayList<>(gecs.entrySet()), project -> {
                json.put("project", project.getKey());
                json.put("name", name(input.park(), project.getKey()));
                for (GecPool pool : GecPool.values()) {
                    json.put(pool.name(), project.getValue()[pool.code()]);
                }
            });
            json.strings("months", columns.stream().map(YearMonth::toString).toList());
            json.objects("factories", new ArrayList<>(factories.entrySet()), factory -> {
                json.put("id", factory.getKey());
                json.objects("rows", new ArrayList<>(factory.getValue().entrySet()), row -> {
                    json.put("plant", row.getKey().plant());
                    json.put("viaStorage", row.getKey().viaStorage());
                    json.put("wh", Arrays.copyOf(row.getValue(), columns.size()));
                    json.put("slices", row.getValue()[columns.size()]);
                });
            });
        });
    }

    /** That of a usage point; a project of several plants has only its id. */
    private static Name name(Park park, String id) {
        return park.usagePoints().stream()
                .filter(point -> point.id().value().equals(id))
                .findFirst()
                .map(UsagePoint::name)
                .orElse(new Name(id, id));
    }
}
