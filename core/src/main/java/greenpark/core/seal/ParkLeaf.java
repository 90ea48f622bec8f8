package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import greenpark.core.park.Device;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.table.Table;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.IntervalTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What everybody may know of a park: its leaf, and the totals of an interval. */
public final class ParkLeaf {
    private ParkLeaf() {}

    /**
     * @param tables digest of the park's tables
     * @param rules digest of the rules
     * @param program name and version
     */
    public static Leaf.Park of(Park park, Hash tables, Hash rules, String program) {
        return new Leaf.Park(
                park.id(),
                park.name(),
                park.zone().getId(),
                Math.toIntExact(park.step().toSeconds()),
                park.readingsOrigin(),
                points(park).stream()
                        .map(p -> new Leaf.Point(p.id().value(), kind(p)))
                        .toList(),
                park.usagePoints(UsagePoint.Kind.SOURCE).stream()
                        .map(p -> plant(park, p))
                        .toList(),
                tables,
                rules,
                program);
    }

    /** All usage points in order of id. */
    static List<UsagePoint> points(Park park) {
        return park.usagePoints().stream()
                .sorted(Comparator.comparing(p -> p.id().value()))
                .toList();
    }

    private static int kind(UsagePoint point) {
        return switch (point.kind()) {
            case SOURCE -> Leaf.Point.PLANT;
            case LOAD -> Leaf.Point.FACTORY;
            case STORAGE -> Leaf.Point.STORAGE;
            case GRID -> Leaf.Point.GRID;
        };
    }

    /** With the power of all its devices, whenever they come; where there are several technologies, all of them. */
    private static Leaf.Plant plant(Park park, UsagePoint point) {
        List<Device> devices = park.devices().stream()
                .filter(d -> d.usagePoint().equals(point.id()))
                .toList();
        return new Leaf.Plant(
                point.id().value(),
                point.name(),
                String.join(
                        "+",
                        devices.stream()
                                .map(d -> Table.word(d.technology()))
                                .distinct()
                                .sorted()
                                .toList()),
                devices.stream().mapToLong(d -> d.pNom().watts()).sum());
    }

    static Leaf.Interval interval(Park park, IntervalTrace trace, Hash parties, Hash parkHash) {
        Balance balance = trace.balance();
        List<Long> generation = new ArrayList<>();
        for (int i = 0; i < trace.roster().sources().size(); i++) {
            generation.add(trace.generation(i));
        }
        return new Leaf.Interval(
                trace.start(),
                Math.toIntExact(park.step().toSeconds()),
                0,
                parties,
                generation,
                balance.gridImport(),
                balance.export(),
                balance.charge(),
                balance.discharge(),
                balance.losses(),
                balance.imbalance(),
                trace.complete(),
                parkHash,
                null);
    }
}
