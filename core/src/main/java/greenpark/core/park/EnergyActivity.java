package greenpark.core.park;

import java.math.BigDecimal;

/**
 * Energy other than electricity that a user takes in a calendar year.
 *
 * @param carrier fuel or heat, as the carbon rules name it
 * @param amount in {@code unit}, ≥ 0
 */
public record EnergyActivity(
        UsagePointId user,
        int year,
        String carrier,
        BigDecimal amount,
        String unit,
        String source,
        String confidence,
        boolean placeholder) {}
