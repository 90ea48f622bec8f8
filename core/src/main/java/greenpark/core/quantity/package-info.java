/**
 * Quantities as exact integers, and the one way to split them.
 *
 * <p>Energy is whole watt-hours in a {@code long}; conservation is therefore an equality, never a tolerance. Power and
 * energy are different types: one becomes the other only with a duration. Whatever is divided among several takers is
 * divided by {@link greenpark.core.quantity.Apportion}, so that parts always add up to the whole.
 *
 * <p>Sign, here and in every package: positive leaves the device towards the bus (generation, discharge). Meters keep
 * import and export as two non-negative registers (正向有功, 反向有功).
 */
@NullMarked
package greenpark.core.quantity;

import org.jspecify.annotations.NullMarked;
