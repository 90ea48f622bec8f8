package greenpark.core.park;

import java.math.BigDecimal;

/**
 * How a quantity is spread over the year, to extend a year that has only begun.
 *
 * @param month 1 … 12
 * @param factor daily mean of the month relative to the year's daily mean
 */
public record MonthlyProfile(Quantity quantity, int month, BigDecimal factor, String source, String confidence) {

    /** What has a profile. */
    public enum Quantity {
        AVAILABLE,
        GENERATION,
        EXPORT,
        CONSUMPTION
    }
}
