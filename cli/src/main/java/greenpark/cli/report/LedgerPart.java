package greenpark.cli.report;

import greenpark.cli.report.LedgerSummary.Claim;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The certificate ledger of each factory: what it claimed of each plant, straight and through storage, by month [Wh]. */
final class LedgerPart {
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
        json.object("ledger", () -> {
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
}
