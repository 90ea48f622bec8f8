package greenpark.core.evidence;

import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A factory's energy under the names of its origins, so that records of parks with other plants add up [Wh].
 *
 * @param measured slots; as many as any number of records can say
 * @param origins none of them zero
 */
public record OriginTotals(
        long measured, long estimated, long missing, long consumption, SortedMap<Origin, Amounts> origins) {
    public static final OriginTotals NONE = new OriginTotals(0, 0, 0, 0, new TreeMap<>());

    public OriginTotals {
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    }

    /** What came of one origin; {@code claimed} is part of the other two. */
    public record Amounts(long direct, long via, long claimed) {
        public static final Amounts NONE = new Amounts(0, 0, 0);

        public long sum() {
            return Math.addExact(direct, via);
        }

        public Amounts plus(Amounts other) {
            return new Amounts(
                    Math.addExact(direct, other.direct),
                    Math.addExact(via, other.via),
                    Math.addExact(claimed, other.claimed));
        }
    }

    /** With the record of a park. */
    public OriginTotals plus(FactoryTotals record, Leaf.Park park) {
        SortedMap<Origin, Amounts> sum = new TreeMap<>(origins);
        for (Flow flow : record.flows()) {
            sum.merge(
                    Origin.of(flow.origin(), park),
                    new Amounts(flow.direct(), flow.via(), flow.claimed()),
                    Amounts::plus);
        }
        return new OriginTotals(
                measured + record.measured(),
                estimated + record.estimated(),
                missing + record.missing(),
                Math.addExact(consumption, record.consumption()),
                sum);
    }

    /** What came of one origin, nothing included. */
    public Amounts of(Origin origin) {
        return origins.getOrDefault(origin, Amounts.NONE);
    }

    /** What came of all plants. */
    public Amounts green() {
        return origins.entrySet().stream()
                .filter(e -> e.getKey().kind() == Origin.Kind.PLANT)
                .map(java.util.Map.Entry::getValue)
                .reduce(Amounts.NONE, Amounts::plus);
    }
}
