package greenpark.core.evidence;

import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of origins and their ids, which alone stay the same when a park gets another plant. */
final class Origins {
    static final String GRID = "grid";
    static final String UNKNOWN = "unattributed";

    private Origins() {}

    static int count(Leaf.Park park) {
        return park.plants().size() + 2;
    }

    static boolean isPlant(int origin, Leaf.Park park) {
        return origin < park.plants().size();
    }

    static String id(int origin, Leaf.Park park) {
        int plants = park.plants().size();
        return origin < plants ? park.plants().get(origin).id() : origin == plants ? GRID : UNKNOWN;
    }

    static SortedMap<String, long[]> byId(FactoryTotals totals, Leaf.Park park) {
        SortedMap<String, long[]> byId = new TreeMap<>();
        add(byId, totals, park);
        return byId;
    }

    static void add(SortedMap<String, long[]> byId, FactoryTotals totals, Leaf.Park park) {
        for (Flow flow : totals.flows()) {
            long[] sums = byId.computeIfAbsent(id(flow.origin(), park), o -> new long[3]);
            sums[0] += flow.direct();
            sums[1] += flow.via();
            sums[2] += flow.claimed();
        }
    }
}
