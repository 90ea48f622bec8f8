package greenpark.core.park;

import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The tables that say what stands where: firms, buses and branches, usage points, devices and meters; read by {@link ParkReader}. */
final class NetworkTables {
    private final ParkCells cells;

    NetworkTables(ParkCells cells) {
        this.cells = cells;
    }

    List<Tenant> tenants() {
        return ParkCells.each(
                cells.table("tenants.csv", "tenant", "name_zh", "name_en", "role", "industry_zh", "industry_en"),
                row -> new Tenant(
                        cells.id(row, "tenant", "tenant"),
                        ParkCells.name(row),
                        row.oneOf("role", Tenant.Role.class),
                        new Name(row.text("industry_zh"), row.text("industry_en"))),
                Comparator.comparing(Tenant::id));
    }

    List<Bus> buses() {
        return ParkCells.each(
                cells.table("buses.csv", "bus", "name_zh", "name_en", "voltage_kv"),
                row -> new Bus(
                        cells.id(row, "bus", "bus"), ParkCells.name(row), row.decimal("voltage_kv", "0.2", "1000", "")),
                Comparator.comparing(Bus::id));
    }

    List<Branch> branches() {
        return ParkCells.each(
                cells.table(
                        "branches.csv", "branch", "kind", "from_bus", "to_bus", "rated_mva", "valid_from", "valid_to"),
                row -> new Branch(
                        cells.id(row, "branch", "branch"),
                        row.oneOf("kind", Branch.Kind.class),
                        row.required("from_bus"),
                        row.required("to_bus"),
                        row.decimal("rated_mva", "0.001", "10000", ""),
                        cells.validity(row)),
                Comparator.comparing(Branch::id));
    }

    List<UsagePoint> usagePoints() {
        return ParkCells.each(
                cells.table(
                        "usage_points.csv",
                        "usage_point",
                        "name_zh",
                        "name_en",
                        "kind",
                        "tenant",
                        "bus",
                        "limit_kw",
                        "supply_mode",
                        "direct_user",
                        "surplus_to",
                        "priority",
                        "valid_from",
                        "valid_to"),
                row -> {
                    SupplyMode mode = row.oneOf("supply_mode", SupplyMode.class);
                    return new UsagePoint(
                            new UsagePointId(cells.id(row, "usage_point", "usage_point")),
                            ParkCells.name(row),
                            row.oneOf("kind", UsagePoint.Kind.class),
                            row.required("tenant"),
                            row.required("bus"),
                            ParkCells.power(row, "limit_kw"),
                            mode,
                            row.has("direct_user") ? ParkCells.usagePointId(row, "direct_user") : null,
                            row.has("surplus_to") ? row.oneOf("surplus_to", SupplyMode.class) : mode,
                            row.whole("priority", 1, 99, "1"),
                            cells.validity(row));
                },
                Comparator.comparing(UsagePoint::id));
    }

    List<Device> devices() {
        return ParkCells.each(
                cells.table(
                        "devices.csv",
                        "device",
                        "usage_point",
                        "technology",
                        "p_nom_kw",
                        "phase",
                        "valid_from",
                        "valid_to"),
                row -> new Device(
                        cells.id(row, "device", "device"),
                        ParkCells.usagePointId(row, "usage_point"),
                        row.oneOf("technology", Device.Technology.class),
                        ParkCells.power(row, "p_nom_kw"),
                        row.required("phase"),
                        cells.validity(row)),
                Comparator.comparing(Device::id));
    }

    List<Meter> meters() {
        return ParkCells.each(
                cells.table(
                        "meters.csv",
                        "meter",
                        "usage_point",
                        "flow",
                        "multiplier",
                        "digits",
                        "decimals",
                        "valid_from",
                        "valid_to"),
                row -> new Meter(
                        row.parse(
                                "meter",
                                null,
                                MeterId::new,
                                "is not an id",
                                "Use letters, digits, '-', '_' and '.'",
                                new MeterId("none")),
                        ParkCells.usagePointId(row, "usage_point"),
                        row.oneOf("flow", Meter.Flow.class),
                        multiplier(row),
                        row.whole("digits", 1, 12, ""),
                        row.whole("decimals", 0, 6, ""),
                        cells.remember(row, "meter", row.text("meter"), cells.validityToTheMinute(row))),
                Comparator.comparing(Meter::id));
    }

    /** Nine decimals at most, so that register × multiplier stays within 64 bits wherever that can be. */
    private static BigDecimal multiplier(Table.Row row) {
        BigDecimal multiplier = row.decimal("multiplier", "0.000001", "10000000", "");
        if (multiplier.scale() > 9) {
            row.problem("multiplier", row.text("multiplier"), "has more than nine decimals", "");
            return BigDecimal.ONE;
        }
        return multiplier;
    }
}
