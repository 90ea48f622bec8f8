package greenpark.core.park;

import greenpark.core.time.Interval;
import java.math.BigDecimal;

/**
 * Emission factor of the public grid of a zone, as published.
 *
 * @param kgPerKwh [kg CO₂/kWh]
 */
public record ZoneFactor(String key, BigDecimal kgPerKwh, String source, String confidence, Interval validity) {}
