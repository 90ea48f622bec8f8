package greenpark.core.certificate;

import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.UsagePointId;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the reading of a usage point in a slot is worth. */
@FunctionalInterface
public interface Evidence {
    /** For readings that are known to be measured, every one. */
    Evidence ALL_MEASURED = (usagePoint, flow, slot) -> Quality.MEASURED;

    Quality quality(UsagePointId usagePoint, Flow flow, int slot);

    /** As validation found it. What is neither measured nor absent counts as estimated. */
    static Evidence of(ValidatedReadings readings) {
        SortedMap<String, PointSeries> series = new TreeMap<>();
        readings.series().forEach(s -> series.put(s.usagePoint() + " " + s.flow(), s));
        return (usagePoint, flow, slot) -> {
            PointSeries of = series.get(usagePoint + " " + flow);
            ReadingQuality quality = of == null ? ReadingQuality.MISSING : of.quality(slot);
            return quality == ReadingQuality.MEASURED || quality == ReadingQuality.ABSENT
                    ? Quality.MEASURED
                    : Quality.ESTIMATED;
        };
    }
}
