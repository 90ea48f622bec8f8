/**
 * A park's readings from a model: seeded, documented, physical, and defective only where that is asked for.
 *
 * <p>The order of things, and the classes that know them:
 *
 * <ol>
 *   <li>{@link greenpark.engine.generate.Weather}: wind, cloud and air temperature, slot by slot from a fixed origin day on;
 *   <li>{@link greenpark.engine.generate.WindFarm}, {@link greenpark.engine.generate.PvPlant}: weather to power per nominal power, calibrated to expected full-load hours;
 *   <li>{@link greenpark.engine.generate.Dispatch}: who is supplied by whom in a slot: own use, pool, storage, export, curtailment, grid;
 *   <li>{@link greenpark.engine.generate.MeterRegister}: what a meter with its error, multiplier and digits shows;
 *   <li>{@link greenpark.engine.generate.Spoiler}: gaps, late, wrong, corrected and drifting readings, by {@link greenpark.engine.generate.Defects};
 *   <li>{@link greenpark.engine.generate.ReadingsFile}: the bytes of a month.
 * </ol>
 *
 * {@link greenpark.engine.generate.ParkGenerator} runs the days in order; start reading there.
 *
 * <p>Invariants. Everything is a function of the tables, the seed and the day: a longer period holds the same bytes for the same days.
 * Energy balances in every slot: generation + import + discharge = demand + charge + export + losses. Nothing is tuned after the fact:
 * what the year amounts to is the {@link greenpark.engine.generate.Truth}, however near to the plan.
 *
 * @see "docs/equations/generator.md"
 */
@NullMarked
package greenpark.engine.generate;

import org.jspecify.annotations.NullMarked;
