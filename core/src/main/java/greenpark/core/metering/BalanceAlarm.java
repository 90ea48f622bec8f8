package greenpark.core.metering;

import greenpark.core.time.Interval;

/**
 * An hour whose meters do not explain each other (V5).
 *
 * @param imbalance Σ users + charge + declared losses + export − generation − discharge − import [Wh]; positive where more was used than supplied
 * @param throughput the larger of the two sides [Wh]
 */
public record BalanceAlarm(Interval hour, long imbalance, long throughput) {}
