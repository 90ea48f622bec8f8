package greenpark.engine;

import greenpark.core.quantity.Apportion;

/** The one place where the engine's doubles become the integers that registers, readings and the core count in. */
public final class Quantize {
    /** Largest count that a double holds exactly. */
    private static final double LARGEST = 9_007_199_254_740_992.0;

    /** Resolution of a weight: finer than a watt-hour of a terawatt-hour. */
    private static final double RESOLUTION = 1L << 40;

    private Quantize() {}

    /**
     * The whole counts in a quantity, as a meter shows them: what is not yet a whole count is not shown.
     *
     * @param quantity in units of the count, ≥ 0
     * @throws ArithmeticException if it is no number, negative, or too large to be exact
     */
    public static long counts(double quantity) {
        if (!(quantity >= 0 && quantity <= LARGEST)) {
            throw new ArithmeticException("no whole number of counts: " + quantity);
        }
        return (long) quantity;
    }

    /**
     * The nearest whole number of counts, halves up.
     *
     * @param quantity in units of the count, ≥ 0
     */
    public static long nearest(double quantity) {
        return counts(quantity + 0.5);
    }

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
}
