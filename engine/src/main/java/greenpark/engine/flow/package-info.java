/**
 * Physical tracing (潮流追踪): where the energy at a bus comes from if every inflow mixes evenly with every other.
 *
 * <p>The principle is proportional sharing (Bialek 1996; Kirschen 1997): the mix that leaves a bus, into its loads and its outgoing
 * lines alike, is the mix that enters it. Written for all buses at once it is a linear system
 * ({@link greenpark.engine.flow.ProportionalSharing}), the same that the consumption-based carbon intensities of balancing areas are
 * computed with. {@link greenpark.engine.flow.RadialFlow} finds the flows of a park whose branches form a tree, from the meters alone.
 * {@link greenpark.engine.flow.PhysicalTracing} puts the two together over a period, with a storage as a tank of mixed energy.
 *
 * <p>It answers another question than contract tracing in {@code core}: not who is entitled to a kilowatt-hour, but who stands nearest
 * to it. The report shows both side by side and lets neither pose as the other. Coupling is direct at each bus: what a bus generates
 * and what it uses meet there. A factory with its own bus is thereby its own zone.
 *
 * <p>Doubles, energies of one interval [Wh]. Invariant: the mix of every live bus sums to 1 within 1e-9.
 *
 * @see "docs/equations/tracing.md, eq. 11–13"
 */
@NullMarked
package greenpark.engine.flow;

import org.jspecify.annotations.NullMarked;
