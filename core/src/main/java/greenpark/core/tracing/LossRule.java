package greenpark.core.tracing;

import greenpark.core.quantity.Apportion;

/**
 * What is lost on the way to the factories' meters, taken from every supply before allocation.
 *
 * <p>Supplies stand in one array: the sources, then the grid import, then the storages' discharge.
 */
public sealed interface LossRule {

    /**
     * @param supply metered energy per supply [Wh], {@code [0, n)}
     * @param difference all supply less all metered use of the interval [Wh]; may be negative
     * @param complete whether every meter of the interval has a reading; otherwise the difference says nothing
     * @param losses written per supply [Wh], each ≤ its supply
     */
    void losses(long[] supply, int n, long difference, boolean complete, long[] losses, long[] scratch);

    /** Nothing is lost. */
    record None() implements LossRule {
        @Override
        public void losses(long[] supply, int n, long difference, boolean complete, long[] losses, long[] scratch) {
            java.util.Arrays.fill(losses, 0, n, 0);
        }
    }

    /**
     * A declared factor per path, rounded half up to the watt-hour.
     *
     * @param millionths per supply [10⁻⁶]
     */
    record FixedFactor(int[] millionths) implements LossRule {
        @Override
        public void losses(long[] supply, int n, long difference, boolean complete, long[] losses, long[] scratch) {
            for (int i = 0; i < n; i++) {
                losses[i] = (Math.multiplyExact(supply[i], millionths[i]) + 500_000) / 1_000_000;
            }
        }
    }

    /**
     * What the meters do not find again, by throughput. A negative difference, or what exceeds the believable part, stays imbalance.
     * Where a reading is missing the declared factors stand in.
     *
     * @param limitMillionths largest part of the supply that is believed to be loss [10⁻⁶]
     */
    record MeasuredDifference(int limitMillionths, FixedFactor fallback) implements LossRule {
        @Override
        public void losses(long[] supply, int n, long difference, boolean complete, long[] losses, long[] scratch) {
            if (!complete) {
                fallback.losses(supply, n, difference, complete, losses, scratch);
                return;
            }
            long throughput = 0;
            for (int i = 0; i < n; i++) {
                throughput += supply[i];
            }
            long most = Math.multiplyExact(throughput, limitMillionths) / 1_000_000;
            Apportion.largestRemainder(Math.clamp(difference, 0, most), supply, n, losses, scratch);
        }
    }
}
