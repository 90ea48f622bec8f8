package greenpark.engine.load;

import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code load_shapes.csv}: exactly one line for each of the park's users. */
public final class LoadShapeReader {
    public static final String FILE = "load_shapes.csv";

    private static final List<String> COLUMNS = List.of(
            "usage_point",
            "shape",
            "load_factor",
            "base",
            "saturday",
            "sunday",
            "holiday",
            "process",
            "batch_hours",
            "batch_share",
            "noise",
            "cooling_per_k",
            "source");

    private LoadShapeReader() {}

    /**
     * @param bytes of the table, or null where the folder has none
     * @param problems where everything that is wrong goes
     * @return by usage point
     */
    public static SortedMap<UsagePointId, LoadShape> read(Park park, byte @Nullable [] bytes, List<Problem> problems) {
        SortedMap<UsagePointId, LoadShape> shapes = new TreeMap<>();
        if (bytes == null) {
            problems.add(new Problem(
                    FILE,
                    0,
                    "",
                    "",
                    "is missing from the park's folder",
                    "Its columns are " + String.join(",", COLUMNS)));
            return shapes;
        }
        UsagePointId none = new UsagePointId("none");
        for (Table.Row row : Table.read(FILE, bytes, COLUMNS, problems).rows()) {
            UsagePointId id = row.parse(
                    "usage_point",
                    null,
                    UsagePointId::new,
                    "is not an id",
                    "Use letters, digits, '-', '_' and '.'",
                    none);
            if (park.usagePoint(id).map(p -> p.kind() != UsagePoint.Kind.LOAD).orElse(true)) {
                row.problem("usage_point", id.value(), "is no load of usage_points.csv", "");
            }
            row.required("source");
            LoadShape shape = new LoadShape(
                    id,
                    row.oneOf("shape", DayPattern.class),
                    fraction(row, "load_factor"),
                    fraction(row, "base"),
                    fraction(row, "saturday"),
                    fraction(row, "sunday"),
                    fraction(row, "holiday"),
                    row.oneOf("process", BatchPattern.class),
                    row.decimal("batch_hours", "0.25", "1000", "").doubleValue(),
                    fraction(row, "batch_share"),
                    row.decimal("noise", "0", "0.5", "").doubleValue(),
                    row.decimal("cooling_per_k", "0", "0.1", "").doubleValue());
            if (shapes.put(id, shape) != null) {
                row.problem("usage_point", id.value(), "stands twice", "");
            }
        }
        for (UsagePoint load : park.usagePoints(UsagePoint.Kind.LOAD)) {
            if (!shapes.containsKey(load.id())) {
                problems.add(new Problem(
                        FILE, 0, "usage_point", load.id().value(), "has no line", "Every load needs a shape"));
            }
        }
        return shapes;
    }

    private static double fraction(Table.Row row, String column) {
        return row.decimal(column, "0", "1", "").doubleValue();
    }
}
