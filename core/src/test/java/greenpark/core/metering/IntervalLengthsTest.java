package greenpark.core.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings as distances in minutes, {@code 15x8} for eight in a row; of each reading, the length that comes of it, alike. */
class IntervalLengthsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # case                            | distances              | lengths
        one length                        | 15x10                  | 15x11
        none shows                        | 7x3                    | 15x4
        a single reading                  |                        | 15x1
        few readings                      | 60x3                   | 60x4
        the smaller of two as frequent    | 30x2 15x2              | 15x5
        gaps have the length around them  | 15x10 30x1 15x2 60x1 15x3 | 15x18
        a long gap                        | 15x10 1440x1 15x9      | 15x21
        alternate readings missing        | 15x10 30x7 15x10       | 15x28
        a meter that changes              | 15x10 30x10            | 15x10 30x11
        and back                          | 15x10 30x10 15x10      | 15x10 30x10 15x11
        a gap where it changes            | 15x10 45x1 30x10       | 15x11 30x11
        before the first run              | 60x2 15x10             | 15x13
        """)
    void lengths(String name, String distances, String lengths) {
        List<Integer> steps = minutes(distances == null ? "" : distances);
        long[] times = new long[steps.size() + 1];
        for (int i = 0; i < steps.size(); i++) {
            times[i + 1] = times[i] + 60L * steps.get(i);
        }
        IntervalLengths found = new IntervalLengths(times, 900);
        List<Integer> actual = new ArrayList<>();
        for (long time : times) {
            actual.add(found.at(time) / 60);
        }
        assertThat(actual).isEqualTo(minutes(lengths));
    }

    private static List<Integer> minutes(String text) {
        List<Integer> minutes = new ArrayList<>();
        for (String each : text.isBlank() ? new String[0] : text.split(" ")) {
            String[] times = each.split("x");
            for (int k = 0; k < Integer.parseInt(times[1]); k++) {
                minutes.add(Integer.valueOf(times[0]));
            }
        }
        return minutes;
    }
}
