/**
 * Carbon accounts (碳核算): several named methods side by side, never mixed, and the indicators of a zero-carbon park.
 *
 * <p>A method ({@link greenpark.core.carbon.CarbonMethod}) is a formula: which part of a party's electricity is multiplied with which
 * published factor. <em>Location</em> (L) counts all grid energy at the province's average. <em>Market</em> (M) leaves traded green power and
 * retired certificates out and takes the average without market-traded non-fossil energy. <em>Fossil residual</em> (F) takes what is left of
 * the 622号 account at the fossil factor. <em>Footprint</em> (P) counts every source with its life-cycle factor, in CO₂e. The
 * <em>article's</em> method reproduces the published plan. Pairs of volume and factor are chosen so that no kilowatt-hour is credited twice; the
 * pairing itself is data. A statement carries its method, its terms with their sources, and one result; statements of different methods
 * cannot be added.
 *
 * <p>Nothing statutory stands in code: factors, fuels, coefficients, thresholds come from the tables of {@code rules/cn}, read by
 * {@link greenpark.core.carbon.RuleReader}; what the park chooses comes from its own tables. Where a factor of the wanted year is not published
 * the nearest earlier year stands in, and the statement says so; what is unknown is absent, not zero.
 *
 * <p>Invariants: volumes are whole Wh and each method's parts sum to the consumption; emissions are whole grams, rounded once per party
 * and period; the park is the exact sum of its parties; nothing is negative.
 *
 * @see "docs/equations/carbon.md; docs/formats/rules.md; 发改能源〔2026〕622号; 发改环资〔2025〕910号; GB/T 32151; GB/T 24067"
 */
@NullMarked
package greenpark.core.carbon;

import org.jspecify.annotations.NullMarked;
