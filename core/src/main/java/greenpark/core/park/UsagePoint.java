package greenpark.core.park;

import greenpark.core.quantity.Power;
import greenpark.core.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A point where energy is measured (计量点).
 *
 * @param tenant who owns what is behind it
 * @param bus where it is connected
 * @param limit connection capacity [W]; R5 compares the exchange with the grid point's limit
 * @param mode how it takes part in direct supply
 * @param directUser for a single-user source the load it supplies first; otherwise null
 * @param surplus for a single-user source where its surplus goes: POOL or GRID (export); otherwise its own mode
 * @param priority rank under the strict-priority pool rule, 1 first
 */
public record UsagePoint(
        UsagePointId id,
        Name name,
        Kind kind,
        String tenant,
        String bus,
        Power limit,
        SupplyMode mode,
        @Nullable UsagePointId directUser,
        SupplyMode surplus,
        int priority,
        Interval validity) {

    /** What stands behind the meter. */
    public enum Kind {
        SOURCE,
        LOAD,
        STORAGE,
        GRID
    }
}
