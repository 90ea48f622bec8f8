/**
 * Direct-supply gauges (绿电直连指标): the ratios R1–R7 of 650号 and 688号 with the rule cards RC-01…RC-07.
 *
 * <p>Symbols [Wh]: A available generation (理论可用发电量), G generation, S = G − X self-use, X export, L consumption of the users,
 * curtailed = A − G where positive. Every threshold is dated data of the park with its source and confidence.
 *
 * <p>{@link greenpark.core.directsupply.YearEnd} extends a year that has only begun; a {@link greenpark.core.directsupply.Forecast} is never a
 * measured value.
 *
 * @see "docs/equations/direct-supply.md"
 */
@NullMarked
package greenpark.core.directsupply;

import org.jspecify.annotations.NullMarked;
