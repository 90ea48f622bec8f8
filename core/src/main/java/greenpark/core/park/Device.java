package greenpark.core.park;

import greenpark.core.quantity.Power;
import greenpark.core.time.Interval;

/**
 * A device or a block of equal devices behind a usage point, from its commissioning to its retirement.
 *
 * @param pNom nominal power at the meter [W]
 * @param phase label of the construction phase it belongs to
 */
public record Device(
        String id, UsagePointId usagePoint, Technology technology, Power pNom, String phase, Interval validity) {

    /** What a device is; LOAD is a production line. */
    public enum Technology {
        WIND,
        SOLAR_GROUND,
        SOLAR_ROOF,
        BATTERY,
        LOAD
    }
}
