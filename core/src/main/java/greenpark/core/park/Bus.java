package greenpark.core.park;

import java.math.BigDecimal;

/**
 * A bus of the park's network.
 *
 * @param voltageKv nominal voltage [kV]
 */
public record Bus(String id, Name name, BigDecimal voltageKv) {}
