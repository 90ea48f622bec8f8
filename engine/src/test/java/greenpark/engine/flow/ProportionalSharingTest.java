package greenpark.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ProportionalSharingTest {

    /** Bialek's principle on paper: A (60 of origin 0) and B (40 of origin 1) feed C, which uses 70 and passes 30 on to D. */
    @Test
    void aBusPassesOnTheMixThatItReceives() {
        double[][] inflow = new double[4][4];
        inflow[2][0] = 60;
        inflow[2][1] = 40;
        inflow[3][2] = 30;
        double[][] mix = ProportionalSharing.mix(
                new double[] {60, 40, 0, 0}, inflow, new double[][] {{60, 0}, {0, 40}, {0, 0}, {0, 0}});
        assertThat(mix[0]).containsExactly(1, 0);
        assertThat(mix[2]).containsExactly(0.6, 0.4);
        assertThat(mix[3]).containsExactly(0.6, 0.4);
    }

    @Test
    void flowsInACircleAreStillSolved() {
        double[][] inflow = new double[3][3];
        inflow[1][0] = 10;
        inflow[2][1] = 6;
        inflow[0][2] = 2;
        double[][] mix =
                ProportionalSharing.mix(new double[] {8, 2, 0}, inflow, new double[][] {{8, 0}, {0, 2}, {0, 0}});
        for (double[] ofZone : mix) {
            assertThat(ofZone[0] + ofZone[1]).isCloseTo(1, within(1e-12));
        }
        assertThat(mix[2]).containsExactly(mix[1], within(1e-12));
    }

    @Test
    void aDeadZoneHasNoMix() {
        assertThat(ProportionalSharing.mix(new double[] {1, 0}, new double[2][2], new double[][] {{1}, {0}})[1])
                .containsExactly(0);
    }

    @Test
    void anEnergyAgainstItsDirectionIsRefused() {
        assertThatThrownBy(() -> ProportionalSharing.mix(new double[] {-1}, new double[1][1], new double[1][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zone 0")
                .hasMessageContaining("-1.0");
    }

    @Test
    void everyLiveMixSumsToOneOnRandomNetworks() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = 2 + random.nextInt(12);
            double[] generation = new double[n];
            double[][] inflow = new double[n][n];
            double[][] injected = new double[n][n];
            for (int i = 0; i < n; i++) {
                generation[i] = i == 0 || random.nextBoolean() ? 1 + random.nextInt(100) : 0;
                injected[i][i] = generation[i];
                for (int j = 0; j < i; j++) {
                    boolean live =
                            generation[j] + java.util.Arrays.stream(inflow[j]).sum() > 0;
                    if (live && random.nextInt(3) > 0) {
                        inflow[i][j] = random.nextInt(50);
                    }
                }
            }
            double[][] mix = ProportionalSharing.mix(generation, inflow, injected);
            for (int i = 0; i < n; i++) {
                double through = generation[i];
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    through += inflow[i][j];
                    sum += mix[i][j];
                }
                assertThat(sum).as("seed %d, zone %d", seed, i).isCloseTo(through > 0 ? 1 : 0, within(1e-9));
            }
        }
    }

    /**
     * Twenty hours of 72 American balancing areas, emissions traced through 316 interchanges: the published consumption-based
     * intensities, which have three significant digits, within half a unit of their last digit.
     */
    @Test
    void publishedIntensitiesWithinTheirRounding() throws IOException {
        Path folder = Path.of(System.getProperty("greenpark.shared", "../shared"), "data", "flow_tracing");
        assumeTrue(Files.isDirectory(folder), "no flow tracing data at " + folder);
        List<SortedMap<String, String>> energy = rows(folder.resolve("E_opt_2021-07-10_2021-07-20.csv.gz"));
        List<SortedMap<String, String>> carbon = rows(folder.resolve("CO2_2021-07-10_2021-07-20.csv.gz"));
        List<SortedMap<String, String>> published = rows(folder.resolve("CO2i_2021-07-10_2021-07-20.csv.gz"));
        assertThat(energy).hasSize(20);
        int compared = 0;
        for (int hour = 0; hour < energy.size(); hour++) {
            SortedMap<String, String> e = energy.get(hour);
            List<String> areas = new ArrayList<>();
            for (String key : e.keySet()) {
                if (key.endsWith("_NG") && key.chars().filter(c -> c == '_').count() == 2) {
                    areas.add(key.substring(2, key.length() - 3));
                }
            }
            int n = areas.size();
            double[] generation = new double[n];
            double[][] inflow = new double[n][n];
            double[][] injected = new double[n][1];
            for (int i = 0; i < n; i++) {
                generation[i] = Math.max(0, value(e, "E_" + areas.get(i) + "_NG"));
                injected[i][0] = value(carbon.get(hour), "CO2_" + areas.get(i) + "_NG");
                for (int j = 0; j < n; j++) {
                    String key = "E_" + areas.get(i) + "-" + areas.get(j) + "_ID";
                    if (e.containsKey(key)) {
                        inflow[i][j] = Math.max(0, -value(e, key));
                    }
                }
            }
            double[][] mix = ProportionalSharing.mix(generation, inflow, injected);
            for (int i = 0; i < n; i++) {
                double golden = value(published.get(hour), "CO2i_" + areas.get(i) + "_D");
                double digit = Math.pow(10, Math.floor(Math.log10(Math.max(golden, 1e-9))) - 2);
                assertThat(mix[i][0])
                        .as("hour %d, area %s", hour, areas.get(i))
                        .isCloseTo(golden, within(0.5 * digit + 0.005 * golden));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(20 * 72);
    }

    private static double value(SortedMap<String, String> row, String key) {
        String text = row.get(key);
        return text == null || text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private static List<SortedMap<String, String>> rows(Path file) throws IOException {
        List<SortedMap<String, String>> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String[] header = in.readLine().split(",", -1);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                SortedMap<String, String> row = new TreeMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
