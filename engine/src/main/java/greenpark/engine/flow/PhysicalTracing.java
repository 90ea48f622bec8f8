package greenpark.engine.flow;

import greenpark.core.park.Branch;
import greenpark.core.park.Bus;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.StorageStep;
import greenpark.engine.Quantize;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Physical tracing of a period: every interval's meters give the flows of the park's tree, the flows give the mix at every bus, and a
 * user takes the mix of its bus.
 *
 * <p>A storage is a tank: what it charges mixes with what is inside, and a discharge has the mix of the tank. Supplies enter net of
 * their losses on the way. The bus of the grid connection takes up what the meters do not explain; where the park has several, the first in
 * each part of the network does, and the others bring what their meters say.
 *
 * <p>One instance belongs to one thread and sees the intervals in order of time. Doubles inside; {@link #wattHours} gives integers that
 * sum to each user's metered consumption exactly.
 */
public final class PhysicalTracing implements Consumer<IntervalTrace> {
    private final Park park;
    private final Roster roster;
    private final int[] busOfSource;
    private final int[] busOfUser;
    private final int[] busOfStorage;
    private final int[] busOfGrid;
    private final double[][] tank;
    private final double[][] sums;
    private final long[] consumption;
    private final double[] generation;
    private final double[] surplus;
    private final double[][] inflow;
    private final double[][] injected;
    private RadialFlow tree;
    private Instant treeUntil = Instant.MIN;

    /** A park that was read has branches without loops. */
    public PhysicalTracing(Park park, Roster roster) {
        this.park = park;
        this.roster = roster;
        busOfSource = buses(roster.sources());
        busOfUser = buses(roster.users());
        busOfStorage = buses(roster.storages());
        busOfGrid = buses(roster.gridPoints());
        int buses = park.buses().size();
        tank = new double[busOfStorage.length][roster.origins()];
        sums = new double[busOfUser.length][roster.origins()];
        consumption = new long[busOfUser.length];
        generation = new double[buses];
        surplus = new double[buses];
        inflow = new double[buses][buses];
        injected = new double[buses][roster.origins()];
        tree = RadialFlow.of(park.buses(), List.of(), busOfGrid);
    }

    private int[] buses(List<UsagePoint> points) {
        List<String> ids = park.buses().stream().map(Bus::id).toList();
        return points.stream().mapToInt(p -> ids.indexOf(p.bus())).toArray();
    }

    @Override
    public void accept(IntervalTrace trace) {
        treeAt(trace.start());
        Arrays.fill(generation, 0);
        Arrays.fill(surplus, 0);
        for (double[] row : injected) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < busOfSource.length; i++) {
            inject(busOfSource[i], i, (double) (trace.generation(i) - trace.loss(i)));
        }
        for (int k = 0; k < busOfStorage.length; k++) {
            discharge(k, trace.storage(k).before(), (double) (trace.discharge(k) - trace.dischargeLoss(k)));
            surplus[busOfStorage[k]] -= trace.storage(k).charged();
        }
        for (int u = 0; u < busOfUser.length; u++) {
            surplus[busOfUser[u]] -= trace.consumption(u);
        }
        for (int g = 0; g < busOfGrid.length; g++) {
            if (!tree.isRoot(busOfGrid[g])) {
                exchange(busOfGrid[g], trace.gridExchange(g));
            }
        }
        tree.flows(surplus, inflow);
        for (int bus = 0; bus < surplus.length; bus++) {
            if (surplus[bus] < 0 && (tree.isRoot(bus) || !tree.reaches(bus))) {
                // What the park lacks comes from the grid; a bus that no branch reaches has no known supply.
                inject(bus, tree.isRoot(bus) ? roster.grid() : roster.unattributed(), -surplus[bus]);
            }
        }
        double[][] mix = ProportionalSharing.mix(generation, inflow, injected);
        for (int u = 0; u < busOfUser.length; u++) {
            long wh = trace.consumption(u);
            consumption[u] += wh;
            for (int o = 0; o < sums[u].length; o++) {
                sums[u][o] += (double) wh * mix[busOfUser[u]][o];
            }
        }
        for (int k = 0; k < busOfStorage.length; k++) {
            StorageStep step = trace.storage(k);
            scale(tank[k], step.before() - step.standing() + step.shortfall() - step.withdrawn());
            for (int o = 0; o < tank[k].length; o++) {
                tank[k][o] += (double) step.stored() * mix[busOfStorage[k]][o];
            }
            scale(tank[k], step.after());
        }
    }

    private void inject(int bus, int origin, double wh) {
        generation[bus] += wh;
        surplus[bus] += wh;
        injected[bus][origin] += wh;
    }

    private void exchange(int bus, long imported) {
        if (imported > 0) {
            inject(bus, roster.grid(), (double) imported);
        } else {
            surplus[bus] += imported;
        }
    }

    /** A discharge has the mix of the tank; what the tank cannot explain is of unknown origin. */
    private void discharge(int k, long before, double wh) {
        double inside = sum(tank[k]);
        if (before > inside) {
            tank[k][roster.unattributed()] += before - inside;
            inside = before;
        }
        for (int o = 0; o < tank[k].length && wh > 0; o++) {
            double share = inside > 0 ? tank[k][o] / inside : o == roster.unattributed() ? 1 : 0;
            inject(busOfStorage[k], o, wh * share);
        }
    }

    /** Brings the tank to the content of the books, its mix unchanged. */
    private static void scale(double[] tank, long content) {
        double inside = sum(tank);
        for (int o = 0; o < tank.length; o++) {
            tank[o] = inside > 0 ? tank[o] / inside * (double) content : 0;
        }
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    private void treeAt(Instant start) {
        if (start.isBefore(treeUntil)) {
            return;
        }
        tree = RadialFlow.of(park.buses(), Validity.at(start, park.branches(), Branch::validity), busOfGrid);
        treeUntil = Instant.MAX;
        for (Branch branch : park.branches()) {
            for (Instant bound :
                    List.of(branch.validity().start(), branch.validity().end())) {
                if (bound.isAfter(start) && bound.isBefore(treeUntil)) {
                    treeUntil = bound;
                }
            }
        }
    }

    /** Per origin and user, in the numbering of {@link Roster} [Wh]; each user's column sums to its consumption. */
    public long[][] wattHours() {
        long[][] result = new long[roster.origins()][busOfUser.length];
        for (int u = 0; u < busOfUser.length; u++) {
            long[] parts = Quantize.parts(consumption[u], sums[u]);
            for (int o = 0; o < parts.length; o++) {
                result[o][u] = parts[o];
            }
        }
        return result;
    }
}
