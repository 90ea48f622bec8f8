package greenpark.core.tracing;

import greenpark.core.quantity.Apportion;
import java.util.Arrays;

/**
 * How the park pool's energy of an interval is divided among the users (688号 (十一) lets an agreement choose; the default is proportional).
 *
 * <p>Contract of every rule: the parts sum to the total exactly, nobody gets more than its need, and the result depends on
 * nothing but the arguments. Ties go to the lower index, which is the lower id.
 */
public sealed interface PoolRule {

    /**
     * @param total energy to divide [Wh], 0 ≤ total ≤ Σ need
     * @param need what each user still needs [Wh], read from {@code [0, n)}
     * @param parts written to {@code [0, n)} [Wh]
     * @param scratch at least n places, overwritten
     */
    void share(long total, long[] need, int n, long[] parts, long[] scratch);

    /** By each user's share of consumption: equal fill rate for all (RC-14). */
    record Proportional() implements PoolRule {
        @Override
        public void share(long total, long[] need, int n, long[] parts, long[] scratch) {
            Apportion.largestRemainder(total, need, n, parts, scratch);
        }
    }

    /** Max-min: the same amount for everybody, capped by need; no user can gain without a smaller one losing. */
    record EqualSpread() implements PoolRule {
        @Override
        public void share(long total, long[] need, int n, long[] parts, long[] scratch) {
            System.arraycopy(need, 0, scratch, 0, n);
            Arrays.sort(scratch, 0, n);
            long left = total;
            long level = Long.MAX_VALUE;
            long over = 0;
            for (int i = 0; i < n; i++) {
                long each = left / (n - i);
                if (scratch[i] > each) {
                    level = each;
                    over = left - each * (n - i);
                    break;
                }
                left -= scratch[i];
            }
            for (int i = 0; i < n; i++) {
                parts[i] = Math.min(need[i], level);
                if (need[i] > level && over > 0) {
                    parts[i]++;
                    over--;
                }
            }
        }
    }

    /**
     * Users of rank 1 first, then rank 2 and so on; proportional within a rank.
     *
     * @param rank per user; a taker beyond the array (a storage that charges by share) ranks last
     */
    record StrictPriority(int[] rank) implements PoolRule {
        @Override
        public void share(long total, long[] need, int n, long[] parts, long[] scratch) {
            Arrays.fill(parts, 0, n, 0);
            long left = total;
            long[] ofRank = new long[n];
            long[] given = new long[n];
            int next = Integer.MIN_VALUE;
            while (left > 0) {
                int current = Integer.MAX_VALUE;
                for (int i = 0; i < n; i++) {
                    if (rank(i) > next && need[i] > 0) {
                        current = Math.min(current, rank(i));
                    }
                }
                long sum = 0;
                for (int i = 0; i < n; i++) {
                    ofRank[i] = rank(i) == current ? need[i] : 0;
                    sum += ofRank[i];
                }
                long now = Math.min(left, sum);
                Apportion.largestRemainder(now, ofRank, n, given, scratch);
                for (int i = 0; i < n; i++) {
                    parts[i] += given[i];
                }
                left -= now;
                next = current;
            }
        }

        private int rank(int i) {
            return i < rank.length ? rank[i] : Integer.MAX_VALUE;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof StrictPriority that && Arrays.equals(rank, that.rank);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(rank);
        }

        @Override
        public String toString() {
            return "StrictPriority" + Arrays.toString(rank);
        }
    }
}
