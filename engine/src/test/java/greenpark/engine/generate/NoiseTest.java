package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {
    @ParameterizedTest
    @CsvSource({
        "0.5,    0",
        "0.975,  1.959963984540",
        "0.025, -1.959963984540",
        "0.001, -3.090232306168",
        "0.999,  3.090232306168",
        "1e-6,  -4.753424308823",
    })
    void quantiles_of_the_normal_distribution(double p, double z) {
        assertThat(Noise.quantile(p)).isCloseTo(z, within(1e-8 * (1 + Math.abs(z))));
        assertThat(Noise.probability(z)).isCloseTo(p, within(1e-7));
    }

    @Test
    void every_stream_is_standard_normal_and_no_two_are_related() {
        for (long seed = 1; seed <= 5; seed++) {
            Noise a = new Noise(seed, "a");
            Noise b = new Noise(seed, "b");
            int n = 100_000;
            double mean = 0;
            double square = 0;
            double cross = 0;
            double next = 0;
            for (int i = 0; i < n; i++) {
                double x = a.normal(i);
                mean += x / n;
                square += x * x / n;
                cross += x * b.normal(i) / n;
                next += x * a.normal(i + 1L) / n;
            }
            assertThat(mean).as("mean, seed %d", seed).isCloseTo(0, within(0.015));
            assertThat(square).as("variance, seed %d", seed).isCloseTo(1, within(0.02));
            assertThat(cross).as("cross correlation, seed %d", seed).isCloseTo(0, within(0.015));
            assertThat(next).as("autocorrelation, seed %d", seed).isCloseTo(0, within(0.015));
        }
    }
}
