package greenpark.cli;

import static greenpark.cli.CommandLineTest.greenpark;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.cli.CommandLineTest.Answer;
import greenpark.core.certificate.Quality;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.TracingRule;
import greenpark.core.table.Table;
import greenpark.verifier.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code greenpark explain} on a day of the reference park, and its texts. */
class ExplainScenarioTest {
    private static final Path ROOT = Path.of(System.getProperty("greenpark.root", ".."));

    @TempDir
    static Path folder;

    @BeforeAll
    static void aDayOfReadings() throws IOException {
        Path park = Files.createDirectory(folder.resolve("park"));
        try (Stream<Path> tables = Files.list(ROOT.resolve("parks/yuncheng"))) {
            for (Path table : tables.filter(Files::isRegularFile).toList()) {
                Files.copy(table, park.resolve(table.getFileName()));
            }
        }
        Answer answer = greenpark("generate", park, "--from", "2028-03-06", "--to", "2028-03-06", "--defects", "none");
        assertThat(answer.exit()).as(answer.err()).isZero();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "battery-cell, 2028-03-06T10:15, en, Contracts",
        "battery-cell, 2028-03-06T02:15:00Z, zh, 合同",
        "asimco, 2028-03-06T12:00, en, Own use",
        "pcb, 2028-03-06T19:30, zh, 经储能"
    })
    void itSaysWhy(String factory, String interval, String language, String text) {
        Answer answer = greenpark("explain", folder.resolve("park"), factory, interval, "--lang", language);
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains(text).doesNotContain("{");
        List<String> sums = answer.out().lines().filter(l -> l.contains("Σ")).toList();
        assertThat(sums.size()).isGreaterThan(8);
    }

    @Test
    void localTimeAndInstantAreTheSameInterval() {
        Path park = folder.resolve("park");
        Answer local = greenpark("explain", park, "pcb", "2028-03-06T10:15", "--lang", "en");
        Answer instant = greenpark("explain", park, "pcb", "2028-03-06T02:15:00Z", "--lang", "en");
        assertThat(local.out()).isEqualTo(instant.out());
    }

    @Test
    void theSampleOfTheHowToIsPartOfTheAnswer() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/howto/explain.md"));
        Answer answer =
                greenpark("explain", folder.resolve("park"), "battery-cell", "2028-03-06T10:15", "--lang", "en");
        String sample = page.split("```", -1)[1].strip();
        for (String part : sample.split("\n\n")) {
            assertThat(answer.out()).contains(part.strip());
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "batery 2028-03-06T10:15 | is not in the park. Maybe one of: battery-cell",
                "pcb 2028-03-07T00:00         | is outside the readings. There are readings from 2028-03-06T00:00",
                "pcb 2028-03-06T10:20         | is not the start of an interval. Maybe 2028-03-06T10:15",
                "pcb noon                     | is no time",
                "pcb 2028-03-06T10:15 --as-known-at 2020-01-01T00:00:00Z | has no reading known at 2020-01-01"
            })
    void whatCannotBeExplained(String arguments, String message) {
        Answer answer = greenpark(Stream.concat(Stream.of("explain", folder.resolve("park")), Stream.of((Object[])
                        arguments.trim().split(" +")))
                .toArray());
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err() + answer.out()).doesNotContain("\tat ");
        assertThat(answer.err()).contains(message);
    }

    @Test
    void anIncompleteIntervalSaysWhatIsMissing() throws IOException {
        Path park = folder.resolve("gap");
        try (Stream<Path> paths = Files.walk(folder.resolve("park"))) {
            for (Path path : paths.toList()) {
                Path target = park.resolve(folder.resolve("park").relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (path.toString().contains("readings")) {
                    Files.write(
                            target,
                            Files.readAllLines(path).stream()
                                    .filter(line -> !line.startsWith("fastener-imp,"))
                                    .toList());
                } else {
                    Files.copy(path, target);
                }
            }
        }
        Answer answer = greenpark("explain", park, "pcb", "2028-03-06T10:15");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("fastener import").contains("has no reading");
    }

    // ---- texts ----

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() {
        Texts zh = Texts.in(ExplainCommand.class, "explain", true);
        Texts en = Texts.in(ExplainCommand.class, "explain", false);
        assertThat(zh.keys()).isEqualTo(en.keys());
        for (String key : zh.keys()) {
            assertThat(found(zh.of(key), "\\{\\d}")).as(key).isEqualTo(found(en.of(key), "\\{\\d}"));
            assertThat(zh.of(key) + en.of(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void everyKeyUsedHasATextAndEveryTextIsUsed() throws IOException {
        SortedSet<String> used = new TreeSet<>(List.of("legend"));
        for (String file : List.of("Explanation", "SupplyReasons", "StorageReasons", "CertificateReasons")) {
            String source =
                    Files.readString(ROOT.resolve("core/src/main/java/greenpark/core/clearing/" + file + ".java"));
            Matcher key = Pattern.compile("(?:Reason\\.of\\(|\\? Reason\\.of\\(|Word\\()\\s*\"([a-z.-]+[a-z])\"")
                    .matcher(source);
            while (key.find()) {
                used.add(key.group(1));
            }
        }
        SortedSet<String> texts =
                Texts.in(ExplainCommand.class, "explain", false).keys();
        assertThat(texts).containsAll(used);
        texts.removeAll(used);
        assertThat(texts).allMatch(key -> key.matches("(rule|confidence|origin|order|quality|reading)\\..+"));
    }

    @Test
    void everyWordOfAClosedListHasAText() {
        SortedSet<String> texts =
                Texts.in(ExplainCommand.class, "explain", false).keys();
        for (var tier : TracingRule.Tier.values()) {
            tier.kinds().forEach(kind -> assertThat(texts).contains("rule." + kind));
        }
        for (var order : StorageUnit.LotOrder.values()) {
            assertThat(texts).contains("order." + Table.word(order));
        }
        for (var quality : ReadingQuality.values()) {
            assertThat(texts).contains("reading." + Table.word(quality));
        }
        for (var quality : Quality.values()) {
            assertThat(texts).contains("quality." + Table.word(quality));
        }
    }

    private static SortedSet<String> found(String text, String pattern) {
        SortedSet<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
