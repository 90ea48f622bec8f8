package greenpark.core.park;

import greenpark.core.time.Interval;

/**
 * Loss on the way from a source's, storage's or grid meter to the factories' meters, as declared.
 *
 * @param millionths part of the metered energy [10⁻⁶]
 */
public record LossFactor(UsagePointId usagePoint, int millionths, String source, Interval validity) {}
