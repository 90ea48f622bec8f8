package greenpark.core.park;

import java.math.BigDecimal;

/** A figure the park's plan has published that is no yearly energy (see {@link Published}): a share, a price, an intensity. */
public record PlanFigure(Key key, BigDecimal value, String unit, String source) {

    /** The figures that can be held against the accounts. */
    public enum Key {
        TRADED_GREEN,
        GREEN_SHARE,
        CARBON_INTENSITY,
        AVOIDED_EMISSIONS,
        DIRECT_PRICE,
        COMPOSITE_PRICE,
        WIND_CAPACITY,
        SOLAR_CAPACITY
    }
}
