package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import greenpark.core.park.Device;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.table.Table;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.IntervalTrace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What everybody may know of a park: its leaf, and the totals of an interval. */
public final class ParkLeaf {
    private ParkLeaf() {}

    /**
     * @param before the park leaf that stands; its plants keep their numbers, new ones come after them
     * @param tables digest of the park's tables
     * @param rules digest of the rules
     * @param program name and version
     */
    public static Leaf.Park of(Park park, Leaf.@Nullable Park before, Hash tables, Hash rules, String program) {
        return new Leaf.Park(
                park.id(),
                park.name(),
                park.zone().getId(),
                Math.toIntExact(park.step().toSeconds()),
                park.readingsOrigin(),
                points(park).stream()
                        .map(p -> new Leaf.Point(p.id().value(), kind(p)))
                        .toList(),
                plants(park, before),
                tables,
                rules,
                program);
    }

    private static List<Leaf.Plant> plants(Park park, Leaf.@Nullable Park before) {
        List<String> known = before == null
                ? List.of()
                : before.plants().stream().map(Leaf.Plant::id).toList();
        return park.usagePoints(UsagePoint.Kind.SOURCE).stream()
                .map(p -> plant(park, p))
                .sorted(Comparator.comparingInt(
                                (Leaf.Plant p) -> known.contains(p.id()) ? known.indexOf(p.id()) : known.size())
                        .thenComparing(Leaf.Plant::id))
                .toList();
    }

    /** The usage points of which a meter hangs on a day, in order of id: its parties. A point that comes later changes nothing of the days before. */
    static List<UsagePoint> parties(Park park, LocalDate date) {
        Instant start = date.atStartOfDay(park.zone()).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(park.zone()).toInstant();
        return points(park).stream()
                .filter(point -> park.meters().stream()
                        .anyMatch(m -> m.usagePoint().equals(point.id())
                                && m.validity().start().isBefore(end)
                                && m.validity().end().isAfter(start)))
                .toList();
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

    /** Without park and place. */
    static Leaf.Interval interval(Leaf.Park leaf, Park park, IntervalTrace trace, Hash parties) {
        Balance balance = trace.balance();
        return new Leaf.Interval(
                trace.start(),
                leaf.step(),
                0,
                parties,
                outputs(leaf, trace),
                balance.gridImport(),
                balance.export(),
                balance.charge(),
                balance.discharge(),
                balance.losses(),
                balance.imbalance(),
                trace.complete(),
                Leaf.NO_PARK,
                null);
    }

    private static List<Leaf.Interval.Output> outputs(Leaf.Park leaf, IntervalTrace trace) {
        SortedMap<String, Long> generation = new TreeMap<>();
        for (int i = 0; i < trace.roster().sources().size(); i++) {
            generation.put(trace.roster().sources().get(i).id().value(), trace.generation(i));
        }
        List<Leaf.Interval.Output> outputs = new ArrayList<>();
        for (int i = 0; i < leaf.plants().size(); i++) {
            long amount = generation.getOrDefault(leaf.plants().get(i).id(), 0L);
            if (amount > 0) {
                outputs.add(new Leaf.Interval.Output(Flow.FIRST_PLANT + i, amount));
            }
        }
        return outputs;
    }
}
