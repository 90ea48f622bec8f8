/**
 * Wind to power: speed at hub height, density of the air there, and what a turbine makes of both.
 *
 * <p>Speeds are in m/s, heights in m above ground, density in kg/m³, power in the unit of the curve. A farm delivers less than its
 * turbine's curve says: wakes and availability are the caller's. StrictMath throughout, for the same bits everywhere.
 *
 * @see "docs/equations/generator.md"
 */
@NullMarked
package greenpark.engine.wind;

import org.jspecify.annotations.NullMarked;
