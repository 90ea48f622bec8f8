package greenpark.core.certificate;

import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.UsagePointId;

/** What the reading of a usage point in a slot is worth. */
@FunctionalInterface
public interface Evidence {
    /** For readings that are known to be measured, every one. */
    Evidence ALL_MEASURED = (usagePoint, flow, slot) -> Quality.MEASURED;

    Quality quality(UsagePointId usagePoint, Flow flow, int slot);

    /** As validation found it. What is neither measured nor absent counts as estimated. */
    static Evidence of(ValidatedReadings readings) {
        return (usagePoint, flow, slot) -> {
            ReadingQuality quality = readings.series(usagePoint, flow).quality(slot);
            return quality == ReadingQuality.MEASURED || quality == ReadingQuality.ABSENT
                    ? Quality.MEASURED
                    : Quality.ESTIMATED;
        };
    }
}
