package greenpark.engine;

import greenpark.core.quantity.Apportion;

/** The one place where doubles become whole watt-hours. */
public final class Quantize {
    /** Resolution of a weight: finer than a watt-hour of a terawatt-hour. */
    private static final double RESOLUTION = 1L << 40;

    private Quantize() {}

    /**
     * Splits a whole by weights that are doubles, exactly (largest remainder).
     *
     * @param total [Wh], ≥ 0
     * @param weights ≥ 0 in any unit; tiny negative residues of floating point count as 0
     * @return parts that sum to total
     * @throws IllegalArgumentException for a positive total without any weight, or a weight that is not finite
     */
    public static long[] parts(long total, double[] weights) {
        double most = 0;
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("a weight is " + weight);
            }
            most = Math.max(most, weight);
        }
        long[] scaled = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = most == 0 ? 0 : Math.round(Math.max(0, weights[i]) / most * RESOLUTION);
        }
        return Apportion.largestRemainder(total, scaled);
    }

    /** Rounds half up to whole watt-hours [Wh]. */
    public static long wattHours(double wh) {
        if (!Double.isFinite(wh) || Math.abs(wh) > 9e18) {
            throw new IllegalArgumentException(wh + " is no amount of energy");
        }
        return Math.round(wh);
    }
}
