/**
 * Tracing: which watt-hour came from which plant, for every user and interval.
 *
 * <p>Input is what the meters of an interval say ({@link greenpark.core.tracing.ParkReadings}); output is a matrix of
 * origins and users that accounts for every metered watt-hour ({@link greenpark.core.tracing.IntervalTrace}). The steps, in
 * this order, each a declared and dated rule:
 *
 * <ol>
 *   <li>losses are taken from every supply before anything is allocated;
 *   <li>own use: a single-user source supplies its user first (aggregated coupling, 自发自用);
 *   <li>export is taken from generation, so that self-use = generation − export (688号 (十一));
 *   <li>contract shares, use it or lose it;
 *   <li>the pool: what is left, by the pool rule, by default each period's share of consumption;
 *   <li>storage discharge, with the origin of the lots it draws on;
 *   <li>storage charging: from generation nobody used, then from the grid; each becomes a lot;
 *   <li>the rest of each user's consumption is grid energy; what no meter explains is the imbalance.
 * </ol>
 *
 * Steps 1–5 and 7 look at one interval only ({@link greenpark.core.tracing.DirectTracing}); step 6 needs the lots, which are a
 * fold over time ({@link greenpark.core.tracing.LotBook}). {@link greenpark.core.tracing.Tracer} puts the two together.
 *
 * <p>Origins are numbered: the sources in order of id, then GRID, then UNATTRIBUTED (energy a storage held before its books began, or
 * delivered although its books were empty). Only sources are green; discharging cannot launder grid energy.
 *
 * <p>Invariant (I1, exact in Wh): Σ generation + import + discharge = Σ consumption + charge + export + losses + imbalance.
 *
 * @see "docs/equations/tracing.md"
 */
@NullMarked
package greenpark.core.tracing;

import org.jspecify.annotations.NullMarked;
