package greenpark.core.metering;

import greenpark.core.park.MeterId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of our meters the names in a file stand for: by its mapping, or as they are. */
final class MeterTargets {
    /** Where a value goes: our meter, or one for positive and one for negative values. */
    record Target(int positive, int negative, boolean ignored) {}

    private final Mapping mapping;
    private final MeterReadings.Builder into;
    private final SortedMap<String, Target> targets = new TreeMap<>();

    MeterTargets(Mapping mapping, MeterReadings.Builder into) {
        this.mapping = mapping;
        this.into = into;
    }

    /** The meters a name stands for; null where there is none. */
    @Nullable
    Target of(String foreign) {
        Target known = targets.get(foreign);
        if (known != null) {
            return known;
        }
        String both = mapping.meters().getOrDefault(foreign, "");
        String positive = mapping.meters().getOrDefault(foreign + ".positive", both);
        String negative = mapping.meters().getOrDefault(foreign + ".negative", "");
        if (positive.equals("ignore")) {
            return new Target(-1, -1, true);
        }
        int first = index(positive.isEmpty() ? foreign : positive);
        int second = negative.isEmpty() ? -1 : index(negative);
        if (first < 0 || (!negative.isEmpty() && second < 0)) {
            return null;
        }
        Target target = new Target(first, second, false);
        targets.put(foreign, target);
        return target;
    }

    private int index(String id) {
        try {
            return into.index(new MeterId(id));
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
