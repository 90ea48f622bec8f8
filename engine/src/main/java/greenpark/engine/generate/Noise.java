package greenpark.engine.generate;

/**
 * Random numbers by place instead of by turn: the number at an index of a stream depends on seed, stream and index only.
 *
 * <p>So a day's weather does not depend on how many factories there are, and nothing has to be drawn in order.
 *
 * @see "Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014 (SplitMix64)"
 */
final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00
    };
    private static final double LOW = 0.02425;

    private final long key;

    /** @param stream what the numbers are for, for instance {@code wind/yanhu} */
    Noise(long seed, String stream) {
        // FNV-1a over the name, so that streams are independent of each other and of their number.
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < stream.length(); i++) {
            hash = (hash ^ stream.charAt(i)) * 0x100000001B3L;
        }
        key = mix(mix(seed + GOLDEN) ^ hash);
    }

    /** Uniform in (0, 1), never 0 or 1. */
    double uniform(long index) {
        long bits = mix(key + GOLDEN * (index + 1)) >>> 11;
        return ((double) bits + 0.5) * 0x1.0p-53;
    }

    /** Standard normal. */
    double normal(long index) {
        return quantile(uniform(index));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * Quantile of the standard normal distribution, relative error below 1.2e-9.
     *
     * @see "Acklam, An algorithm for computing the inverse normal cumulative distribution function, 2003"
     */
    static double quantile(double p) {
        if (p < LOW) {
            return tail(StrictMath.sqrt(-2 * StrictMath.log(p)));
        }
        if (p > 1 - LOW) {
            return -tail(StrictMath.sqrt(-2 * StrictMath.log(1 - p)));
        }
        double q = p - 0.5;
        double r = q * q;
        return (((((A[0] * r + A[1]) * r + A[2]) * r + A[3]) * r + A[4]) * r + A[5])
                * q
                / (((((B[0] * r + B[1]) * r + B[2]) * r + B[3]) * r + B[4]) * r + 1);
    }

    private static double tail(double q) {
        return (((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5])
                / ((((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + 1);
    }

    /**
     * Probability that a standard normal variable stays below z, absolute error below 7.5e-8.
     *
     * @see "Abramowitz, Stegun, Handbook of Mathematical Functions, 26.2.17"
     */
    static double probability(double z) {
        double t = 1.0 / (1.0 + 0.2316419 * Math.abs(z));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double upper = StrictMath.exp(-0.5 * z * z) * 0.3989422804014327 * polynomial;
        return z >= 0 ? 1.0 - upper : upper;
    }
}
