package greenpark.core.tracing;

import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import java.util.List;

/**
 * The numbering of a park's usage points in arrays: each kind in order of id, for the park's whole life, so that an index means the
 * same in every interval.
 */
public record Roster(
        List<UsagePoint> sources, List<UsagePoint> users, List<UsagePoint> storages, List<UsagePoint> gridPoints) {

    public static Roster of(Park park) {
        return new Roster(
                park.usagePoints(UsagePoint.Kind.SOURCE),
                park.usagePoints(UsagePoint.Kind.LOAD),
                park.usagePoints(UsagePoint.Kind.STORAGE),
                park.usagePoints(UsagePoint.Kind.GRID));
    }

    /** Origin number of grid energy. */
    public int grid() {
        return sources.size();
    }

    /** Origin number of energy whose origin the books do not know. */
    public int unattributed() {
        return sources.size() + 1;
    }

    /** Number of origins: the sources, the grid, and what cannot be attributed. */
    public int origins() {
        return sources.size() + 2;
    }

    /** The text id of an origin, as results write it. */
    public String originId(int origin) {
        if (origin < sources.size()) {
            return sources.get(origin).id().value();
        }
        return origin == grid() ? "grid" : "unattributed";
    }

    /** Place of an id in a list, or −1. */
    static int indexOf(List<UsagePoint> points, UsagePointId id) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
