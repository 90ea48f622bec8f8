package greenpark.core.quantity;

import java.math.BigInteger;

/**
 * Splits a whole among takers by weight with the method of the largest remainder (最大余额法).
 *
 * <p>Taker {@code i} has the quota {@code q_i = total · w_i / Σw}. Each gets {@code ⌊q_i⌋}; the watt-hours that are left
 * go one each to the largest remainders, ties to the lower index (callers order takers by id). Hence: the parts sum to
 * the total exactly, each part is within one of its quota, a taker without weight gets nothing, and no part exceeds its
 * weight as long as the total does not exceed the sum of the weights.
 *
 * @see "docs/equations/tracing.md, eq. 1"
 */
public final class Apportion {
    private Apportion() {}

    /**
     * @param total what is split, ≥ 0
     * @param weights one per taker, ≥ 0
     * @return the parts, in the order of the weights
     * @throws IllegalArgumentException for a negative total or weight, or a positive total without any weight
     */
    public static long[] largestRemainder(long total, long[] weights) {
        long[] parts = new long[weights.length];
        largestRemainder(total, weights, weights.length, parts, new long[weights.length]);
        return parts;
    }

    /**
     * The same without allocation, for the hot path: reads {@code weights[0..n)}, writes {@code parts[0..n)}.
     * {@code scratch} has at least {@code n} places and is overwritten; the caller owns it.
     */
    public static void largestRemainder(long total, long[] weights, int n, long[] parts, long[] scratch) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            if (weights[i] < 0) {
                throw new IllegalArgumentException("weight " + i + " is negative: " + weights[i]);
            }
            sum = Math.addExact(sum, weights[i]);
        }
        if (total < 0 || (total > 0 && sum == 0)) {
            throw new IllegalArgumentException("cannot split " + total + " among weights that sum to " + sum);
        }
        if (total == 0) {
            java.util.Arrays.fill(parts, 0, n, 0);
            return;
        }
        if (total == sum) {
            System.arraycopy(weights, 0, parts, 0, n);
            return;
        }
        long left = total;
        boolean fits = Math.multiplyHigh(total, sum) == 0 && total * sum >= 0;
        for (int i = 0; i < n; i++) {
            long w = weights[i];
            if (w == 0) {
                parts[i] = 0;
                scratch[i] = 0;
            } else if (fits) {
                long product = total * w;
                parts[i] = product / sum;
                scratch[i] = product - parts[i] * sum;
            } else {
                BigInteger[] qr = BigInteger.valueOf(total)
                        .multiply(BigInteger.valueOf(w))
                        .divideAndRemainder(BigInteger.valueOf(sum));
                parts[i] = qr[0].longValueExact();
                scratch[i] = qr[1].longValueExact();
            }
            left -= parts[i];
        }
        giveToLargest(left, n, parts, scratch);
    }

    /**
     * One each to the {@code left} largest remainders, ties to the lower index; {@code left < n} always holds. A few are
     * handed out one by one; many by finding the threshold remainder first.
     */
    private static void giveToLargest(long left, int n, long[] parts, long[] remainder) {
        if (left <= 8) {
            for (long k = 0; k < left; k++) {
                int best = 0;
                for (int i = 1; i < n; i++) {
                    if (remainder[i] > remainder[best]) {
                        best = i;
                    }
                }
                parts[best]++;
                remainder[best] = -1;
            }
            return;
        }
        long[] sorted = java.util.Arrays.copyOf(remainder, n);
        java.util.Arrays.sort(sorted);
        long threshold = sorted[n - (int) left];
        long atThreshold = left;
        for (int i = 0; i < n; i++) {
            if (remainder[i] > threshold) {
                atThreshold--;
            }
        }
        for (int i = 0; i < n; i++) {
            if (remainder[i] > threshold || (remainder[i] == threshold && atThreshold-- > 0)) {
                parts[i]++;
            }
        }
    }
}
