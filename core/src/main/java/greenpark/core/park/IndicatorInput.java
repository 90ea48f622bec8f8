package greenpark.core.park;

import java.math.BigDecimal;

/**
 * What a guiding indicator of a zero-carbon park is computed from, for a calendar year.
 *
 * @param applicable no where the park has explained that the indicator does not concern it
 * @param numerator for instance solid waste put to use
 * @param denominator for instance solid waste produced
 */
public record IndicatorInput(
        String indicator,
        int year,
        boolean applicable,
        BigDecimal numerator,
        BigDecimal denominator,
        String unit,
        String source,
        String confidence,
        boolean placeholder) {}
