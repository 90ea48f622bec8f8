package greenpark.core.certificate;

import greenpark.core.time.Interval;

/**
 * What was issued as a bundle.
 *
 * @param device that was metered
 * @param quantity [Wh]
 */
public record BundleView(
        BundleId id, Side side, String device, Interval interval, long quantity, Quality quality, Account owner) {}
