package greenpark.core.park;

import greenpark.core.time.Interval;

/**
 * A user's share of a source (合同份额), interval by interval; what the user does not use goes to the other holders and
 * then to the pool.
 *
 * @param shareMillionths share of the source's generation net of losses and export [10⁻⁶]
 */
public record Contract(String id, UsagePointId source, UsagePointId user, int shareMillionths, Interval validity) {}
