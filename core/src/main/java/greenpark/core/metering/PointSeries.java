package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.TimeGrid;

/**
 * What flowed through a usage point in one direction, slot by slot, whichever meters hung there. The arrays belong to
 * this object once it is made and must not change.
 *
 * @param wattHours per slot [Wh], ≥ 0; 0 where the quality is MISSING or ABSENT
 * @param qualities per slot, a {@link ReadingQuality#code()}
 */
public record PointSeries(UsagePointId usagePoint, Meter.Flow flow, TimeGrid grid, long[] wattHours, byte[] qualities) {

    public ReadingQuality quality(int slot) {
        return ReadingQuality.of(qualities[slot]);
    }

    public int count(ReadingQuality quality) {
        int n = 0;
        for (byte code : qualities) {
            n += code == quality.code() ? 1 : 0;
        }
        return n;
    }

    /** Sum of the slots that have a value [Wh]. */
    public long total() {
        long sum = 0;
        for (long wattHour : wattHours) {
            sum = Math.addExact(sum, wattHour);
        }
        return sum;
    }
}
