package greenpark.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApportionTest {

    @ParameterizedTest(name = "{0} among {1} gives {2}")
    @CsvSource({
        // total, weights, parts
        "0,    1 1,            0 0",
        "10,   6 3 3,          5 3 2",
        "1,    1 1 1,          1 0 0",
        "2,    1 1 1,          1 1 0",
        "7,    0 5 0,          0 7 0",
        "100,  1 1 1,          34 33 33",
        "5,    5,              5",
        "9,    1 2 6,          1 2 6",
        "3,    9223372036854775806 1,  3 0",
        "9223372036854775807, 1 1,     4611686018427387904 4611686018427387903"
    })
    void parts(long total, String weights, String parts) {
        assertThat(Apportion.largestRemainder(total, longs(weights))).containsExactly(longs(parts));
    }

    /** Golden vector 4 of the rule cards (RC-14): self-use 10 among consumption 6, 3, 3, here in watt-hours of a kilowatt-hour. */
    @Test
    void goldenVectorOfThePool() {
        assertThat(Apportion.largestRemainder(10_000, new long[] {6_000, 3_000, 3_000}))
                .containsExactly(5_000, 2_500, 2_500);
    }

    @Test
    void equalsItsTwinInFractionsAndKeepsItsPromises() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(12);
            long bound = new long[] {3, 50, 1_000_000, 1L << 40, 1L << 57}[random.nextInt(5)];
            long[] weights = random.longs(n, 0, bound).toArray();
            weights[random.nextInt(n)] = random.nextBoolean() ? 0 : weights[0];
            long sum = Arrays.stream(weights).sum();
            long total = sum == 0 ? 0 : random.nextLong(random.nextBoolean() ? sum + 1 : bound);
            long[] parts = Apportion.largestRemainder(total, weights);
            assertThat(parts).as("seed %d", seed).containsExactly(twin(total, weights));
            assertThat(Arrays.stream(parts).sum()).as("seed %d", seed).isEqualTo(total);
            for (int i = 0; i < n; i++) {
                assertThat(weights[i] > 0 || parts[i] == 0).as("seed %d", seed).isTrue();
                assertThat(total > sum || parts[i] <= weights[i])
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "1, 0", "1, -1 2"})
    void refuses(long total, String weights) {
        assertThatThrownBy(() -> Apportion.largestRemainder(total, longs(weights)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] twin(long total, long[] weights) {
        BigInteger sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.length];
        if (total == 0) {
            return parts;
        }
        List<BigInteger> remainders = new ArrayList<>();
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] qr = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = qr[0].longValueExact();
            left -= parts[i];
            remainders.add(qr[1]);
        }
        List<Integer> order = Stream.iterate(0, i -> i + 1)
                .limit(weights.length)
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i))
                        .reversed()
                        .thenComparing(i -> i))
                .toList();
        for (int k = 0; k < left; k++) {
            parts[order.get(k)]++;
        }
        assertThat(BigDecimal.valueOf(left)).isLessThan(BigDecimal.valueOf(weights.length));
        return parts;
    }

    private static long[] longs(String text) {
        return Stream.of(text.trim().split(" +")).mapToLong(Long::parseLong).toArray();
    }
}
