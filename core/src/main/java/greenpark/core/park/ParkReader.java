package greenpark.core.park;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the tables of a park's folder into a {@link Park}, or refuses with everything that is wrong.
 *
 * <p>Reading knows each table's columns and types; {@link ParkChecks} knows what must hold between them.
 *
 * @see "docs/formats/park.md"
 */
public final class ParkReader {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<String> KEYS = List.of(
            "id",
            "name_zh",
            "name_en",
            "zone",
            "latitude_deg",
            "longitude_deg",
            "altitude_m",
            "step_minutes",
            "readings_origin");

    private ParkReader() {}

    /**
     * @param files the folder's tables: file name to bytes
     * @throws BadInput with every problem found, each with file, line, value and a hint
     */
    public static Park read(SortedMap<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, Table.Row> keys = keys(new ParkCells(files, UTC, problems));
        ZoneId zone = cell(keys, "zone")
                .parse("value", null, ZoneId::of, "is no time zone", "For instance Asia/Shanghai", UTC);
        ParkCells cells = new ParkCells(files, zone, problems);
        cells.remember(cell(keys, "zone"), "park", "zone", zone);
        Park park = park(keys, zone, cells);
        if (problems.isEmpty()) {
            ParkChecks.check(park, cells);
        } else if (problems.stream().noneMatch(p -> p.file().equals("usage_points.csv"))) {
            ParkChecks.purchases(park, cells);
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return park;
    }

    /** The rows of park.csv by key, all of them. */
    private static SortedMap<String, Table.Row> keys(ParkCells cells) {
        SortedMap<String, Table.Row> keys = new TreeMap<>();
        for (Table.Row row : cells.table("park.csv", "key", "value", "note").rows()) {
            String key = row.required("key");
            if (!KEYS.contains(key)) {
                row.problem("key", key, "is unknown", "Known keys: " + String.join(", ", KEYS));
            } else if (keys.put(key, row) != null) {
                row.problem("key", key, "stands twice", "");
            }
        }
        for (String key : KEYS) {
            if (!keys.containsKey(key)) {
                cells.problems.add(new Problem("park.csv", 0, "key", key, "is missing", ""));
            }
        }
        if (!cells.problems.isEmpty()) {
            throw new BadInput(cells.problems);
        }
        return keys;
    }

    private static Park park(SortedMap<String, Table.Row> keys, ZoneId zone, ParkCells cells) {
        NetworkTables network = new NetworkTables(cells);
        RuleTables rules = new RuleTables(cells);
        AccountTables accounts = new AccountTables(cells);
        return new Park(
                cell(keys, "id").required("value"),
                new Name(
                        cell(keys, "name_zh").required("value"),
                        cell(keys, "name_en").required("value")),
                zone,
                cell(keys, "latitude_deg").decimal("value", "-90", "90", ""),
                cell(keys, "longitude_deg").decimal("value", "-180", "180", ""),
                cell(keys, "altitude_m").decimal("value", "-500", "9000", ""),
                step(cell(keys, "step_minutes")),
                cell(keys, "readings_origin").oneOf("value", Park.ReadingsOrigin.class),
                network.tenants(),
                network.buses(),
                network.branches(),
                network.usagePoints(),
                network.devices(),
                network.meters(),
                rules.contracts(),
                rules.storages(),
                rules.lossFactors(),
                rules.rules(),
                rules.thresholds(),
                new CertificateTables(cells).terms(),
                rules.noBackFeed(),
                rules.holidays(),
                rules.published(),
                accounts.planFigures(),
                accounts.choices(),
                accounts.purchases(),
                accounts.activities(),
                accounts.indicatorInputs(),
                accounts.profiles());
    }

    private static Duration step(Table.Row row) {
        int minutes = row.whole("value", 1, 60, "");
        if (60 % minutes != 0) {
            row.problem("value", Integer.toString(minutes), "does not divide the hour", "Use 15, 30 or 60");
            return Duration.ofMinutes(15);
        }
        return Duration.ofMinutes(minutes);
    }

    /** The row of a key that is known to be there. */
    private static Table.Row cell(SortedMap<String, Table.Row> keys, String key) {
        return Objects.requireNonNull(keys.get(key));
    }
}
