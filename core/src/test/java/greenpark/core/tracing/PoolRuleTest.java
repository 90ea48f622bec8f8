package greenpark.core.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** I8: what each pool rule promises, on random needs. */
class PoolRuleTest {

    private interface Law {
        void holds(long total, long[] need, long[] parts);
    }

    private static void forAll(PoolRule rule, int n, Law law) {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            long[] need = random.longs(n, 0, 1 + random.nextInt(1000)).toArray();
            long total = random.nextLong(Arrays.stream(need).sum() + 1);
            long[] parts = new long[n];
            rule.share(total, need, n, parts, new long[n]);
            try {
                assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
                for (int i = 0; i < n; i++) {
                    assertThat(parts[i]).isBetween(0L, need[i]);
                }
                law.holds(total, need, parts);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + rule + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void proportionalGivesEveryoneTheSameFillRateWithinAWattHour() {
        forAll(new PoolRule.Proportional(), 7, (total, need, parts) -> {
            long sum = Arrays.stream(need).sum();
            for (int i = 0; i < need.length; i++) {
                assertThat(Math.abs(parts[i] * sum - total * need[i])).isLessThan(Math.max(1, sum));
            }
        });
    }

    @Test
    void equalSpreadIsMaxMin() {
        forAll(new PoolRule.EqualSpread(), 7, (total, need, parts) -> {
            // Whoever is not full has as much as anybody, but for the last watt-hour: nobody can gain without a smaller
            // one losing.
            for (int i = 0; i < need.length; i++) {
                for (int j = 0; j < need.length; j++) {
                    if (parts[i] < need[i]) {
                        assertThat(parts[i]).isGreaterThanOrEqualTo(parts[j] - 1);
                    }
                }
            }
        });
    }

    @Test
    void strictPriorityFillsARankBeforeTheNext() {
        int[] rank = {3, 1, 2, 1, 3, 2};
        forAll(new PoolRule.StrictPriority(rank), 7, (total, need, parts) -> {
            for (int i = 0; i < need.length; i++) {
                int mine = i < rank.length ? rank[i] : Integer.MAX_VALUE;
                boolean someoneAboveIsHungry =
                        IntStream.range(0, rank.length).anyMatch(j -> rank[j] < mine && parts[j] < need[j]);
                assertThat(parts[i] == 0 || !someoneAboveIsHungry).isTrue();
            }
        });
    }
}
