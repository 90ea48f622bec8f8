package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.cli.report.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reading that is missing is never a zero, and never goes by in silence. On the example park, where one day is alike the other. */
class MissingReadingsTest extends CommandLineTest {
    private static final String INTERVALS = "readings/interval-meters.csv";

    @TempDir
    Path folder;

    private Path park = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void aCopyOfTheExample() throws IOException {
        park = folder.resolve("park");
        out = folder.resolve("out");
        copy(HOME.resolve("parks/example"), park, true);
    }

    /** Leaves of the print shop's rows only those of one day: the other days have nothing to be estimated from beyond it. */
    private void printShopReadOnlyInTheMorning() throws IOException {
        Path file = park.resolve(INTERVALS);
        List<String> kept = Files.readAllLines(file).stream()
                .map(line -> {
                    if (!line.startsWith("print-imp,")) {
                        return line;
                    }
                    String[] cells = line.split(",", -1);
                    for (int slot = 4 + 40; slot < cells.length; slot++) {
                        cells[slot] = "";
                    }
                    return String.join(",", cells);
                })
                .toList();
        Files.write(file, kept);
    }

    @Test
    void theRowSaysItAndTheOthersSayThatTheyDependOnIt() throws IOException {
        printShopReadOnlyInTheMorning();
        Answer answer = greenpark("clear", park, "--out", out, "--allow-imbalance");
        assertThat(answer.exit()).as(answer.err()).isZero();
        List<String> rows =
                gunzip(out.resolve("allocation/2027-06.csv.gz")).lines().toList();
        assertThat(rows.getFirst()).startsWith("start,factory,quality,consumption_wh,");
        assertThat(rows)
                .anyMatch(row -> row.startsWith("2027-06-07T08:00:00Z,print,missing,,"))
                .anyMatch(row -> row.startsWith("2027-06-07T08:00:00Z,mill,incomplete,100000,"))
                .anyMatch(row -> row.startsWith("2027-06-07T01:00:00Z,mill,measured,100000,"));
        assertThat(rows.stream().filter(row -> row.contains(",print,missing,")))
                .hasSize(7 * 56)
                .allMatch(row -> row.matches("[^,]*,print,missing,,*"));
        assertThat(gunzip(out.resolve("quality/2027-06.csv.gz"))).contains("print,import,2027-06-07,40M56-");
    }

    @Test
    void noGaugeOfSuchAPeriodIsPlainlyMet() throws IOException {
        printShopReadOnlyInTheMorning();
        Answer english = greenpark("clear", park, "--out", out, "--allow-imbalance", "--lang", "en");
        assertThat(english.out()).contains("met on what is known: 392 intervals lack a reading");
        assertThat(english.out().lines().filter(line -> line.endsWith("  met"))).isEmpty();
        Answer chinese = greenpark("clear", park, "--out", out, "--allow-imbalance", "--lang", "zh");
        assertThat(chinese.out()).contains("暂达标：392 个时段缺读数");
        JsonNode summary = JsonNode.parse(Files.readString(out.resolve("summary.json")));
        assertThat(summary.at("gauges").items()).isNotEmpty().allSatisfy(gauge -> {
            assertThat(gauge.at("state").text()).isIn("provisional-met", "provisional-breached", "unknown");
            assertThat(gauge.at("incompleteIntervals").text()).isEqualTo("392");
        });
        assertThat(Files.readString(out.resolve("report.html"))).contains("\"incomplete\":392");
    }

    @Test
    void aMeterWithoutAnyReadingIsNamedOnce() throws IOException {
        Path file = park.resolve(INTERVALS);
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("print-imp,"))
                        .toList());
        Files.writeString(
                park.resolve("readings/far.csv"), "meter,start,value,unit\nmill-imp,2027-12-01T00:00:00Z,1,kWh\n");
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .contains("'2027-06 … 2027-12 (7 months)' has no interval in which every usage point has a reading")
                .contains("print import (meter print-imp)")
                .contains("1 problem;");
    }

    @Test
    void whatNoMeterMeasuresIsNotShownAsZero() throws IOException {
        Path meters = park.resolve("meters.csv");
        Files.write(
                meters,
                Files.readAllLines(meters).stream()
                        .filter(line -> !line.startsWith("plant-avail,"))
                        .toList());
        Path mapping = park.resolve("readings/plant-scada.mapping.csv");
        Files.write(
                mapping,
                Files.readAllLines(mapping).stream()
                        .filter(line -> !line.contains("plant-avail"))
                        .toList());
        Answer answer = greenpark("clear", park, "--out", out, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("Curtailed .*not measured")
                .contains("met (what was available is not measured)");
        JsonNode summary = JsonNode.parse(Files.readString(out.resolve("summary.json")));
        assertThat(summary.at("availableMeasured").text()).isEqualTo("false");
        assertThat(summary.at("total").at("curtailedWh").value()).isEqualTo("absent");
        assertThat(Files.readString(out.resolve("report.html"))).contains("\"availableMeasured\":false");
    }

    @Test
    void aParkWhoseLimitOfBalanceIsNotDeclaredIsRefused() throws IOException {
        Path thresholds = park.resolve("thresholds.csv");
        Files.write(
                thresholds,
                Files.readAllLines(thresholds).stream()
                        .filter(line -> !line.startsWith("balance-limit"))
                        .toList());
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("balance-limit").contains("thresholds.csv");
    }

    @Test
    void aParkAndItsLimitThatBeginInTheMiddleOfAMonthAreCleared() throws IOException {
        try (Stream<Path> tables = Files.list(park)) {
            for (Path table :
                    tables.filter(file -> file.toString().endsWith(".csv")).toList()) {
                String text = Files.readString(table).replace("2027-01-01", "2027-06-05");
                Files.writeString(table, text);
            }
        }
        Path thresholds = park.resolve("thresholds.csv");
        Files.write(
                thresholds,
                Files.readAllLines(thresholds).stream()
                        .map(line -> line.startsWith("balance-limit") ? line.replace("2025-01-01", "2027-06-05") : line)
                        .toList());
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2299-01-01", "1970-01-01"})
    void aStrayYearWidensNothingAndIsCounted(String day) throws IOException {
        Files.writeString(
                park.resolve("readings/stray.csv"), "meter,start,value,unit\nmill-imp," + day + "T00:00:00Z,1,kWh\n");
        Answer answer = greenpark("clear", park, "--out", out, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("2027-06-07 to 2027-06-13");
        assertThat(Files.readString(out.resolve("findings.csv"))).contains("mill-imp,VALIDITY," + day);
    }
}
