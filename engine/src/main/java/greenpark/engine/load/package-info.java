/**
 * What a factory takes from the bus, and why it does so then.
 *
 * <p>A factory's load is its production lines' nominal power times a shape of the day, of the week and of its process: part of it runs
 * always ({@code base}), the rest follows the shifts ({@link greenpark.engine.load.DayPattern}), rests at weekends and on holidays, and follows
 * the batches of furnaces and autoclaves ({@link greenpark.engine.load.BatchPattern}), each line with its own phase. What drives each factory is data:
 * {@code load_shapes.csv}, one {@link greenpark.engine.load.LoadShape} per usage point.
 *
 * <p>Calibration is by calculation, not by trial: the mean of the shape over the calibration year's calendar is known in closed form, and
 * the shape is scaled so that the year's energy is {@code load_factor × nominal power × hours} (docs/equations/generator.md, eq. 11–14).
 */
@NullMarked
package greenpark.engine.load;

import org.jspecify.annotations.NullMarked;
