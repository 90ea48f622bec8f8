package greenpark.cli.report;

import greenpark.core.clearing.EnergyAccount;
import greenpark.core.directsupply.Gauge;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import java.util.BitSet;
import java.util.Set;

/**
 * What the figures of a period rest on: in how many intervals a reading was missing, and whether any meter told what the plants could have
 * delivered. A gauge of a period with incomplete intervals is no plain verdict, and without such a meter nobody knows what was curtailed.
 */
public final class Basis {
    private static final Set<String> OF_AVAILABLE = Set.of("R1", "R3", "identity");

    private final TimeGrid grid;
    private final BitSet incomplete = new BitSet();
    private final boolean availableMeasured;

    private Basis(Park park, EnergyAccount account) {
        this.grid = account.grid();
        if (!account.roster().users().isEmpty()) {
            byte[] shares = account.greenShare(0);
            for (int slot = 0; slot < shares.length; slot++) {
                incomplete.set(slot, Byte.toUnsignedInt(shares[slot]) == EnergyAccount.INCOMPLETE);
            }
        }
        Interval period = new Interval(grid.start(), grid.end());
        this.availableMeasured = park.meters().stream()
                .anyMatch(m -> m.flow() == Meter.Flow.AVAILABLE && m.validity().overlaps(period));
    }

    public static Basis of(Park park, EnergyAccount account) {
        return new Basis(park, account);
    }

    /** Intervals in which some usage point has no reading; a park without factories has none to tell. */
    public int incomplete(Interval within) {
        int from = Math.max(0, grid.slotOf(within.start()));
        int to = within.end().isBefore(grid.end()) ? grid.slotOf(within.end()) : grid.size();
        return incomplete.get(from, Math.max(from, to)).cardinality();
    }

    /** Whether a meter in force in the period tells what a plant could have delivered. */
    public boolean availableMeasured() {
        return availableMeasured;
    }

    /** Whether the gauge holds generation for what could have been delivered, because nothing told. */
    public boolean assumesAvailable(Gauge gauge) {
        return !availableMeasured && OF_AVAILABLE.contains(gauge.id());
    }
}
