/**
 * Sun to power: where the sun stands, what a clear sky lets through, what falls on a tilted plane, and what a plant makes of it.
 *
 * <p>The chain, in reading order, each step a pure function with the symbols of the equations:
 *
 * <ol>
 *   <li>{@link greenpark.engine.solar.SunPosition}: zenith and azimuth of the sun (PSA+);
 *   <li>{@link greenpark.engine.solar.ClearSky}: global horizontal irradiance without clouds, air mass, extraterrestrial irradiance;
 *   <li>{@link greenpark.engine.solar.Decomposition}: how much of the global irradiance is direct and how much diffuse;
 *   <li>{@link greenpark.engine.solar.Transposition}: irradiance on the plane of the modules;
 *   <li>{@link greenpark.engine.solar.IncidenceAngle}: what the glass reflects;
 *   <li>{@link greenpark.engine.solar.CellTemperature}: a warm cell delivers less;
 *   <li>{@link greenpark.engine.solar.PvWatts}: direct current, losses, inverter.
 * </ol>
 *
 * {@link greenpark.engine.solar.PvArray} puts steps 3–7 together for one array.
 *
 * <p>Angles are in degrees: zenith from the vertical, azimuth clockwise from north, tilt from the horizontal. Irradiance is in
 * W/m², temperature in °C. All functions use StrictMath, so the same input gives the same bits on every machine.
 *
 * @see "docs/equations/generator.md"
 */
@NullMarked
package greenpark.engine.solar;

import org.jspecify.annotations.NullMarked;
