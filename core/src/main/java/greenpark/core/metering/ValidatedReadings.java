package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.park.MeterId;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.TimeGrid;
import java.util.List;

/**
 * The readings of a park on a grid, as far as they were known, and what was found on the way.
 *
 * @param series per usage point, by id, and flow
 * @param meters per meter, by id
 * @param alarms hours whose balance is open (V5); the caller decides what that means
 * @param hoursChecked hours that could be balanced
 * @param hoursUnchecked hours with a missing slot at some usage point
 */
public record ValidatedReadings(
        TimeGrid grid,
        List<PointSeries> series,
        List<MeterReport> meters,
        List<BalanceAlarm> alarms,
        int hoursChecked,
        int hoursUnchecked) {

    /**
     * @throws IllegalArgumentException for a usage point without such a flow
     */
    public PointSeries series(UsagePointId usagePoint, Meter.Flow flow) {
        return series.stream()
                .filter(s -> s.usagePoint().equals(usagePoint) && s.flow() == flow)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series of " + usagePoint + " " + flow
                        + ". Maybe the flow does not fit the kind of the usage point"));
    }

    /**
     * @throws IllegalArgumentException for an unknown meter
     */
    public MeterReport meter(MeterId meter) {
        return meters.stream()
                .filter(m -> m.meter().equals(meter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no meter " + meter));
    }
}
