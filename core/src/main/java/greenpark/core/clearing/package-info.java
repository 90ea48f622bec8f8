/**
 * The main flow of the product: validated readings are traced, certified and put to account (清分). Start reading at
 * {@link greenpark.core.clearing.DailyClearing}; {@link greenpark.core.clearing.Clearing} runs it over a period, {@code Corrector} renews what a
 * later reading changes, {@link greenpark.core.clearing.Explanation} says why.
 */
@NullMarked
package greenpark.core.clearing;

import org.jspecify.annotations.NullMarked;
