package greenpark.core.metering;

import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.BitSet;

/** Tells when the sun stands more than 3° below the horizon for a whole slot (V3). The astronomy is the caller's. */
@FunctionalInterface
public interface Night {
    /** Nothing is known about the sun; V3 finds nothing. */
    Night NEVER = slotStart -> false;

    /** Whether the slot that starts at this instant lies in the night. */
    boolean covers(Instant slotStart);

    /** A night given per slot; outside the grid it is day. */
    static Night of(TimeGrid grid, BitSet slots) {
        BitSet night = (BitSet) slots.clone();
        return slotStart -> {
            int slot = grid.slotOf(slotStart);
            return slot >= 0 && night.get(slot);
        };
    }
}
