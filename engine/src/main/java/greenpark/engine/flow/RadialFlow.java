package greenpark.engine.flow;

import greenpark.core.park.Branch;
import greenpark.core.park.Bus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The flows of a network that is a tree: each branch carries what the buses behind it inject or take, so the meters alone give the flow
 * and no impedance is needed.
 */
final class RadialFlow {
    private final int[] order;
    private final int[] parent;

    private RadialFlow(int[] order, int[] parent) {
        this.order = order;
        this.parent = parent;
    }

    /**
     * @param buses all buses of the park
     * @param branches those in service
     * @param roots where the rest of the world is connected; the first in each part of the network takes up what does not balance
     * @throws IllegalArgumentException where the branches close a loop; their flows would depend on impedances that the park does not state
     */
    static RadialFlow of(List<Bus> buses, List<Branch> branches, int... roots) {
        List<String> ids = buses.stream().map(Bus::id).toList();
        int[] parent = new int[ids.size()];
        Arrays.fill(parent, -1);
        List<Integer> order = new ArrayList<>();
        boolean[] used = new boolean[branches.size()];
        for (int root : roots) {
            if (parent[root] < 0) {
                parent[root] = root;
                order.add(root);
                grow(ids, branches, used, parent, order);
            }
        }
        return new RadialFlow(order.stream().mapToInt(Integer::intValue).toArray(), parent);
    }

    /** Follows the branches from the last bus in order to all that it reaches. */
    private static void grow(
            List<String> ids, List<Branch> branches, boolean[] used, int[] parent, List<Integer> order) {
        Deque<Integer> open = new ArrayDeque<>(List.of(order.getLast()));
        while (!open.isEmpty()) {
            int bus = open.remove();
            for (int b = 0; b < used.length; b++) {
                int from = ids.indexOf(branches.get(b).from());
                int to = ids.indexOf(branches.get(b).to());
                if (used[b] || (from != bus && to != bus)) {
                    continue;
                }
                used[b] = true;
                int other = from == bus ? to : from;
                if (parent[other] >= 0) {
                    throw new IllegalArgumentException(
                            "branch " + branches.get(b).id()
                                    + " closes a loop. Maybe leave one branch of the loop out of branches.csv: physical tracing needs a radial network");
                }
                parent[other] = bus;
                order.add(other);
                open.add(other);
            }
        }
    }

    /** Whether a bus takes up what its part of the network does not balance. */
    boolean isRoot(int bus) {
        return parent[bus] == bus;
    }

    /** Whether a bus has a way to a root. */
    boolean reaches(int bus) {
        return parent[bus] >= 0;
    }

    /**
     * Fills the directed flows.
     *
     * @param surplus per bus, generation − use [Wh]; overwritten with what the subtree of the bus passes to its parent, at a root with
     *     what is left over
     * @param inflow cleared, then {@code inflow[to][from] ≥ 0}
     */
    void flows(double[] surplus, double[][] inflow) {
        for (double[] row : inflow) {
            Arrays.fill(row, 0);
        }
        for (int i = order.length - 1; i >= 0; i--) {
            int bus = order[i];
            if (isRoot(bus)) {
                continue;
            }
            double up = surplus[bus];
            surplus[parent[bus]] += up;
            if (up > 0) {
                inflow[parent[bus]][bus] = up;
            } else if (up < 0) {
                inflow[bus][parent[bus]] = -up;
            }
        }
    }
}
