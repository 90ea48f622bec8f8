package greenpark.core.metering;

import greenpark.core.park.MeterId;
import greenpark.core.time.Interval;

/**
 * One thing that validation found, and what it did about it.
 *
 * @param interval the slots or the time it is about
 * @param original the value as it came, with its unit; for V4 the energy the register tells over the gap; empty where there is none
 */
public record Finding(MeterId meter, ValidationRule rule, Interval interval, String original, Action action) {

    /** What was done. */
    public enum Action {
        /** Not used; its slots became a gap. */
        REJECTED,
        /** The register starts anew here; the interval before it became a gap. */
        RESTARTED,
        /** Replaced by zero. */
        ZEROED,
        /** Filled along a straight line. */
        ESTIMATED_LINEAR,
        /** Filled with the shape of days of the same type. */
        ESTIMATED_PROFILE,
        /** No estimate is possible. */
        LEFT_MISSING,
        /** Moved to the nearest boundary of the grid. */
        MOVED,
        /** Kept as an earlier revision; a later one is used. */
        SUPERSEDED
    }
}
