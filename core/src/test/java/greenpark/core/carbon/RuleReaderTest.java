package greenpark.core.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

    @Test
    void theProjectsRulesAreRead() {
        RuleBook book = TestRules.read();
        assertThat(book.country().id()).isEqualTo("CN");
        assertThat(book.factors()).allMatch(f -> !f.citation().document().isEmpty());
        // 30 provinces have a factor of 2023 (no Tibet).
        assertThat(book.factors().stream()
                        .filter(f -> f.kind() == EmissionFactor.Kind.CO2_AVERAGE && f.year() == 2023)
                        .filter(f -> f.region().length() == 5))
                .hasSize(30);
    }

    /** One thing made wrong at a time (¶ begins a new line). */
    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "emission_factors.csv | co2-fossil,CN,0.8426 | co2-fosil,CN,0.8426 | kind 'co2-fosil' is not known",
                "emission_factors.csv | co2-average,CN-SX,0.6634 | co2-average,CN-SY,0.6634 | region 'CN-SY' is not in regions.csv",
                "emission_factors.csv | 2023-01-01,2024-01-01 | 2022-01-01,2024-01-01 | overlaps line",
                "emission_factors.csv | 0.5306,kg/kWh | 0.5306,t/MWh | unit 't/MWh' does not fit the kind",
                "emission_factors.csv | 0.6205,kg/kWh,co2e | 0.6205,kg/kWh,co2 | gas 'co2' does not fit the kind",
                "emission_factors.csv | ,announcement,found, | ,,found, | source is empty",
                "emission_factors.csv | 0.5306 | 5.306 | value '5.306' is outside 0 … 2",
                "emission_factors.csv | ,announcement,found, | ,announcement,sure, | confidence 'sure' is not known",
                "fuels.csv | diesel,柴油,diesel,t | diesel,柴油,diesel,barrel | unit 'barrel' is not known",
                "fuels.csv | diesel,柴油,diesel,t | diesel,柴油,diesel,m3 | carrier 'diesel' has no coefficient that fits",
                "tce.csv | electricity,电力 | power,电力 | carrier 'electricity' is missing",
                "park_indicators.csv | water-reuse | water | indicator 'water' is not known",
                "methods.csv | market,residual | market,grid | method 'market' has no factor for the part residual",
                "methods.csv | location,grid | locations,grid | method 'locations' is not known",
                "regions.csv | CN-north,华北,North China,CN | CN-north,华北,North China, | is empty for none or several",
                "regions.csv | North China,CN | North China,XX | within 'XX' is not a region",
                "regions.csv | region,name_zh | area,name_zh | column 'area' is unknown"
            })
    void whatIsWrongIsRefused(String file, String text, String instead, String message) {
        SortedMap<String, byte[]> files = TestRules.files();
        String before = new String(files.get(file), StandardCharsets.UTF_8);
        assertThat(before).contains(text);
        files.put(file, before.replaceFirst(Pattern.quote(text), instead).getBytes(StandardCharsets.UTF_8));
        assertThat(assertThrows(BadInput.class, () -> RuleReader.read(files)).problems())
                .extracting(Problem::toString)
                .anyMatch(p -> p.contains(message));
    }

    @Test
    void aMissingTableIsRefused() {
        SortedMap<String, byte[]> files = TestRules.files();
        files.remove("tce.csv");
        assertThat(assertThrows(BadInput.class, () -> RuleReader.read(files)).problems())
                .anyMatch(p -> p.toString().contains("tce.csv: is missing from the rules folder"));
    }

    @Test
    void shufflingTheLinesChangesNothing() {
        RuleBook book = TestRules.read();
        for (long seed = 1; seed <= 20; seed++) {
            SortedMap<String, byte[]> files = TestRules.files();
            for (String name : List.of("emission_factors.csv", "fuels.csv", "tce.csv", "park_indicators.csv")) {
                List<String> lines = new ArrayList<>(new String(files.get(name), StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> !l.startsWith("#"))
                        .toList());
                Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
                files.put(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(RuleReader.read(files)).as("seed %s", seed).isEqualTo(book);
        }
    }

    /** Every number of the tables that has three or more digits, searched in the sources of core. */
    @Test
    void nothingStatutoryStandsInCode() throws Exception {
        TreeSet<String> numbers = new TreeSet<>();
        Pattern number = Pattern.compile("(?<![\\d.-])\\d+\\.\\d{2,}(?![\\d.-])");
        TestRules.files()
                .values()
                .forEach(bytes -> number.matcher(new String(bytes, StandardCharsets.UTF_8))
                        .results()
                        .forEach(m -> numbers.add(m.group())));
        assertThat(numbers).contains("0.6634", "0.6205", "0.1229", "389.31", "0.90");
        numbers.addAll(List.of("200000", "200_000", "1000000\"", "0.2\"", "0.3\"", "0.5\""));
        Path carbon = Path.of(System.getProperty("greenpark.root"), "core/src/main/java/greenpark/core/carbon");
        try (Stream<Path> sources = Files.list(carbon)) {
            for (Path source : sources.toList()) {
                String text = Files.readString(source);
                assertThat(numbers.stream().filter(text::contains))
                        .as("statutory numbers in %s", source.getFileName())
                        .isEmpty();
            }
        }
    }
}
