package greenpark.core.tracing;

import greenpark.core.park.StorageUnit;
import greenpark.core.quantity.Apportion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lots inside one storage: a fold over time. Every watt-hour inside has an origin and a time of charging, and keeps both until it
 * is delivered or lost.
 *
 * <p>Within a step: standing loss, then discharge, then charge, then the check against the capacity. So a step never delivers what it
 * charges; in a quarter-hour that shows both, the discharge is older energy.
 *
 * @see "docs/equations/tracing.md, eq. 6–10"
 */
public final class LotBook {
    private static final int MILLION = 1_000_000;

    private final int unattributed;
    private final long stepMinutes;
    private List<Lot> lots = new ArrayList<>();
    private long content;
    private boolean opened;

    /** @param unattributed origin number for energy the books cannot explain */
    public LotBook(int unattributed, long stepMinutes) {
        this.unattributed = unattributed;
        this.stepMinutes = stepMinutes;
    }

    /**
     * Where the books stand between two intervals; enough to go on from there.
     *
     * @param lots inside, oldest first
     * @param opened whether the opening content has been entered
     */
    public record State(List<Lot> lots, boolean opened) {
        /** Before the first interval. */
        public static final State BEFORE_BOOKS = new State(List.of(), false);

        public State {
            lots = List.copyOf(lots);
        }
    }

    public State state() {
        return new State(lots, opened);
    }

    /** Goes back, or ahead, to a state that these books or their like once had. */
    public void restore(State state) {
        lots = new ArrayList<>(state.lots());
        opened = state.opened();
        content = 0;
        for (Lot lot : lots) {
            content += lot.wh();
        }
    }

    /** The lots inside, oldest first. */
    public List<Lot> lots() {
        return List.copyOf(lots);
    }

    /** Content [Wh]. */
    public long content() {
        return content;
    }

    /**
     * Moves the books over one interval.
     *
     * @param unit the rule in force; null where the park declares no storage at that time: then nothing can be kept
     * @param discharge at the meter [Wh]
     * @param charged per origin, at the meter [Wh]
     */
    public StorageStep step(int slot, @Nullable StorageUnit unit, long discharge, long[] charged) {
        if (unit != null && !opened) {
            opened = true;
            add(new Lot(unattributed, Lot.BEFORE_BOOKS, unit.opening().wattHours()));
        }
        long before = content;
        long standing = unit == null ? 0 : standing(unit.standingMillionthsPerHour());
        StorageUnit.LotOrder order = unit == null ? StorageUnit.LotOrder.FIFO : unit.lotOrder();
        List<Lot> lost = new ArrayList<>();
        take(standing, StorageUnit.LotOrder.PROPORTIONAL, lost);

        long withdrawn = unit == null ? discharge : ceilDivide(discharge, unit.dispatchMillionths());
        long shortfall = Math.max(0, withdrawn - content);
        List<Lot> taken = new ArrayList<>();
        take(withdrawn - shortfall, order, taken);
        if (shortfall > 0) {
            taken.add(new Lot(unattributed, Lot.BEFORE_BOOKS, shortfall));
        }

        long atMeter = 0;
        for (long wh : charged) {
            atMeter += wh;
        }
        long stored = unit == null ? 0 : Math.multiplyExact(atMeter, unit.storeMillionths()) / MILLION;
        if (stored > 0) {
            long[] kept = Apportion.largestRemainder(stored, charged);
            for (int origin = 0; origin < kept.length; origin++) {
                add(new Lot(origin, slot, kept[origin]));
            }
        }
        long drift = unit == null ? content : Math.max(0, content - unit.eNom().wattHours());
        take(drift, order, lost);
        return new StorageStep(
                before,
                standing,
                shortfall,
                withdrawn,
                discharge,
                atMeter,
                stored,
                drift,
                content,
                draws(taken, withdrawn, discharge),
                lost.stream()
                        .map(lot -> new LotDraw(lot.origin(), lot.chargedAt(), lot.wh(), 0))
                        .toList());
    }

    private void add(Lot lot) {
        if (lot.wh() > 0) {
            lots.add(lot);
            content += lot.wh();
        }
    }

    /** Takes energy out of the lots in the given order and notes what came from where. */
    private void take(long wh, StorageUnit.LotOrder order, List<Lot> taken) {
        if (wh == 0) {
            return;
        }
        content -= wh;
        switch (order) {
            case FIFO -> takeFrom(0, 1, wh, taken);
            case LIFO -> takeFrom(lots.size() - 1, -1, wh, taken);
            case PROPORTIONAL -> takeProportional(wh, taken);
        }
        lots.removeIf(lot -> lot.wh() == 0);
    }

    private void takeFrom(int start, int direction, long wh, List<Lot> taken) {
        long left = wh;
        for (int i = start; left > 0; i += direction) {
            left -= takeOf(i, Math.min(left, lots.get(i).wh()), taken);
        }
    }

    private void takeProportional(long wh, List<Lot> taken) {
        long[] weights = new long[lots.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lots.get(i).wh();
        }
        long[] parts = Apportion.largestRemainder(wh, weights);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                takeOf(i, parts[i], taken);
            }
        }
    }

    private long takeOf(int i, long wh, List<Lot> taken) {
        Lot lot = lots.get(i);
        lots.set(i, new Lot(lot.origin(), lot.chargedAt(), lot.wh() - wh));
        taken.add(new Lot(lot.origin(), lot.chargedAt(), wh));
        return wh;
    }

    private static List<LotDraw> draws(List<Lot> taken, long withdrawn, long delivered) {
        if (withdrawn == 0) {
            return List.of();
        }
        long[] weights = new long[taken.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = taken.get(i).wh();
        }
        long[] arrived = Apportion.largestRemainder(delivered, weights);
        List<LotDraw> draws = new ArrayList<>(taken.size());
        for (int i = 0; i < weights.length; i++) {
            Lot lot = taken.get(i);
            draws.add(new LotDraw(lot.origin(), lot.chargedAt(), lot.wh(), arrived[i]));
        }
        return List.copyOf(draws);
    }

    private long standing(int millionthsPerHour) {
        return Math.multiplyExact(Math.multiplyExact(content, millionthsPerHour), stepMinutes) / (60L * MILLION);
    }

    /** What must leave the store so that {@code delivered} arrives, rounded up: the storage cannot deliver what it does not hold. */
    private static long ceilDivide(long delivered, int millionths) {
        return Math.ceilDiv(Math.multiplyExact(delivered, MILLION), millionths);
    }
}
