package greenpark.engine;

/** The one place where the engine's doubles become the integers that registers, readings and the core count in. */
public final class Quantize {
    /** Largest count that a double holds exactly. */
    private static final double LARGEST = 9_007_199_254_740_992.0;

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
}
