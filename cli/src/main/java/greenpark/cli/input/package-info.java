/**
 * What a run reads: the folder of the park ({@link greenpark.cli.input.ParkFolder}), the rules of the country, the readings and the days they reach over
 * ({@link greenpark.cli.input.Inputs}); and what of it is not worth a result ({@link greenpark.cli.input.Refusals}).
 *
 * <p>{@code clear} and {@code seal} read by the same hands, so that what is sealed is what was cleared. A file is called by its place in the park's folder, the
 * same on every machine.
 */
@NullMarked
package greenpark.cli.input;

import org.jspecify.annotations.NullMarked;
