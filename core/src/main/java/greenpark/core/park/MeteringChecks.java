package greenpark.core.park;

import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The devices behind the usage points and the meters at them. */
final class MeteringChecks {
    private static final BigDecimal LARGEST_TURN_KWH = BigDecimal.ONE.scaleByPowerOfTen(12);

    private final ParkLines lines;
    private final Park park;

    MeteringChecks(ParkLines lines) {
        this.lines = lines;
        this.park = lines.park;
    }

    void run() {
        devices();
        meters();
    }

    private void devices() {
        for (Device device : park.devices()) {
            String key = "device " + device.id();
            UsagePoint point = lines.point(device.usagePoint());
            if (point == null) {
                lines.reference(key, "usage_point", device.usagePoint().value(), false, "usage_points.csv");
                continue;
            }
            UsagePoint.Kind fits = switch (device.technology()) {
                case WIND, SOLAR_GROUND, SOLAR_ROOF -> UsagePoint.Kind.SOURCE;
                case BATTERY -> UsagePoint.Kind.STORAGE;
                case LOAD -> UsagePoint.Kind.LOAD;
            };
            if (point.kind() != fits) {
                lines.wrong(
                        key,
                        "technology",
                        Table.word(device.technology()),
                        "does not fit the " + Table.word(point.kind()) + " " + point.id(),
                        "");
            }
            lines.within(key, device.validity(), point);
        }
        for (UsagePoint point : park.usagePoints()) {
            SortedSet<Instant> instants = new TreeSet<>();
            park.devices().stream()
                    .filter(d -> d.usagePoint().equals(point.id()))
                    .forEach(d -> instants.add(d.validity().start()));
            for (Instant at : instants) {
                if (park.capacity(point.id(), at).compareTo(point.limit()) > 0) {
                    lines.wrong(
                            "usage_point " + point.id(),
                            "limit_kw",
                            point.limit().kilowatts().toPlainString(),
                            "is below the "
                                    + park.capacity(point.id(), at).kilowatts().toPlainString()
                                    + " kW of devices behind it from "
                                    + at.atZone(park.zone()).toLocalDate(),
                            "Raise the connection capacity or mend devices.csv");
                    break;
                }
            }
            if (instants.isEmpty() && point.kind() != UsagePoint.Kind.GRID) {
                lines.wrong(
                        "usage_point " + point.id(),
                        "",
                        "",
                        "has no device",
                        "Every source, storage and load needs a line in devices.csv");
            }
        }
    }

    private void meters() {
        SortedMap<String, List<Meter>> byRegister = new TreeMap<>();
        for (Meter meter : park.meters()) {
            String key = "meter " + meter.id();
            UsagePoint point = lines.point(meter.usagePoint());
            if (point == null) {
                lines.reference(key, "usage_point", meter.usagePoint().value(), false, "usage_points.csv");
                continue;
            }
            boolean fits = switch (point.kind()) {
                case SOURCE -> meter.flow() != Meter.Flow.IMPORT;
                case LOAD -> meter.flow() == Meter.Flow.IMPORT;
                case STORAGE, GRID -> meter.flow() != Meter.Flow.AVAILABLE;
            };
            if (!fits) {
                lines.wrong(
                        key,
                        "flow",
                        Table.word(meter.flow()),
                        "does not fit the " + Table.word(point.kind()) + " " + point.id(),
                        "A source exports (and may have 'available'), a load imports, storage and grid do both");
            }
            // Registers are counted in 64 bits of a watt-hour; 10^15 Wh leave room for nine thousand turns.
            BigDecimal turn = meter.multiplier().scaleByPowerOfTen(meter.digits());
            if (turn.compareTo(LARGEST_TURN_KWH) > 0) {
                lines.wrong(
                        key,
                        "multiplier",
                        lines.rowText(key, "multiplier"),
                        "makes one turn of the register more than 10^12 kWh",
                        "Mend digits or multiplier");
            }
            byRegister
                    .computeIfAbsent(point.id() + " " + Table.word(meter.flow()), k -> new ArrayList<>())
                    .add(meter);
        }
        byRegister
                .values()
                .forEach(list ->
                        lines.disjoint(list, Meter::validity, m -> "meter " + m.id(), "meters of one register"));
        for (UsagePoint point : park.usagePoints()) {
            List<Meter.Flow> needed = switch (point.kind()) {
                case SOURCE -> List.of(Meter.Flow.EXPORT);
                case LOAD -> List.of(Meter.Flow.IMPORT);
                case STORAGE, GRID -> List.of(Meter.Flow.IMPORT, Meter.Flow.EXPORT);
            };
            for (Meter.Flow flow : needed) {
                if (!byRegister.containsKey(point.id() + " " + Table.word(flow))) {
                    lines.wrong(
                            "usage_point " + point.id(),
                            "",
                            "",
                            "has no meter for " + Table.word(flow),
                            "Add one to meters.csv (650 (十四), 688 (八): every point is metered)");
                }
            }
        }
    }
}
