/**
 * A park as data: who is connected to what, since when, and under which rules.
 *
 * <p>A <em>usage point</em> (计量点) is where energy is measured: a plant, a factory, a storage or the connection to the
 * public grid. <em>Devices</em> (turbines, PV arrays, batteries, production lines) stand behind it and come and go, so
 * the capacity of a usage point is a function of time. <em>Meters</em> hang at it, one after another. <em>Supply mode</em> (供电模式) says how a
 * source reaches its users: to one user over a direct line (单用户直连, 发改能源〔2025〕650号), to the users of the pool
 * (多用户直连, 发改能源〔2026〕688号), or from the public grid. <em>Contracts</em> give users a share of a source.
 *
 * <p>Everything has a validity in time, half-open and given in local days of the park; a meter may be
 * swapped within a day. Everything is checked when it is
 * read ({@link greenpark.core.park.ParkReader}); a {@link greenpark.core.park.Park} that exists is consistent.
 *
 * <p>Invariant: every list is sorted by id; nothing here iterates in an order that depends on a hash.
 *
 * @see "docs/formats/park.md"
 */
@NullMarked
package greenpark.core.park;

import org.jspecify.annotations.NullMarked;
