package greenpark.core.park;

import greenpark.core.time.Interval;
import java.math.BigDecimal;

/**
 * A meter at a usage point, for the time it hangs there. A meter swap is two meters with adjoining validity.
 *
 * @param flow which register of the usage point it feeds
 * @param multiplier CT × PT × meter constant: register units to kilowatt-hours [kWh per unit]
 * @param digits digits of the register before the point; it rolls over at 10^digits [units]
 * @param decimals digits of the register after the point
 * @param validity half-open, to the second: a meter may be swapped within a day
 */
public record Meter(
        MeterId id,
        UsagePointId usagePoint,
        Flow flow,
        BigDecimal multiplier,
        int digits,
        int decimals,
        Interval validity) {

    /** The register of a usage point that a meter feeds. */
    public enum Flow {
        /** Energy the usage point takes from the bus (正向有功): a factory's consumption, a storage's charge, park import at the grid point. */
        IMPORT,
        /** Energy the usage point delivers to the bus (反向有功): generation, discharge, park export at the grid point. */
        EXPORT,
        /** Energy a plant could have delivered (理论可用发电量), from its SCADA: delivered plus curtailed. */
        AVAILABLE
    }
}
