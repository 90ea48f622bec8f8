package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.cli.report.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code init} and the example park, whose week can be computed by hand: parks/example/README.md. */
class ExampleParkTest extends CommandLineTest {
    private static final long DAYS = 7;

    @TempDir
    Path folder;

    private Path park = Path.of("");
    private Path out = Path.of("");

    @BeforeAll
    static void whereTheProjectLies() {
        System.setProperty("greenpark.home", HOME.toString());
    }

    @AfterAll
    static void nowhereAgain() {
        System.clearProperty("greenpark.home");
    }

    @BeforeEach
    void initiated() {
        park = folder.resolve("mine");
        out = folder.resolve("out");
        Answer answer = greenpark("init", park, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("./greenpark clear " + park);
    }

    @Test
    void theWeekIsWhatOneComputesByHand() throws IOException {
        Answer answer = greenpark("clear", park, "--out", out, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("39.79 %")
                .contains("6689 measured, 31 estimated, 0 missing")
                .doesNotContain("lack a reading");
        JsonNode total =
                JsonNode.parse(Files.readString(out.resolve("summary.json"))).at("total");
        JsonNode balance = total.at("balanceWh");
        assertThat(balance.at("consumption").text()).isEqualTo(kWh(9_600 + 19_200 + 2_240));
        assertThat(balance.at("generation").text()).isEqualTo(kWh(3_200 + 9_600));
        assertThat(balance.at("export").text()).isEqualTo(kWh(320));
        assertThat(balance.at("charge").text()).isEqualTo(kWh(1_280));
        assertThat(balance.at("discharge").text()).isEqualTo(kWh(1_152));
        assertThat(balance.at("gridImport").text()).isEqualTo(kWh(18_688));
        assertThat(balance.at("imbalance").text()).isEqualTo("0");
        assertThat(total.at("greenWh").text()).isEqualTo(kWh(12_800 - 320 - 128));
        assertThat(total.at("gridWh").text()).isEqualTo(kWh(18_688));
        assertThat(total.at("otherWh").text()).isEqualTo("0");
        assertThat(total.at("curtailedWh").text()).isEqualTo(kWh(320));
    }

    private static String kWh(long ofADay) {
        return Long.toString(ofADay * 1000 * DAYS);
    }

    /** At noon nobody needs the grid; in the evening the battery's 72 kWh are shared by consumption, and all of it is green. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2027-06-07T02:30:00Z, mill,    measured,  100000, 100000, 0",
        "2027-06-07T02:30:00Z, foundry, measured,  200000, 200000, 0",
        "2027-06-07T02:30:00Z, print,   measured,   50000,  50000, 0",
        "2027-06-07T10:00:00Z, foundry, measured,  200000,  46452, 153548",
        "2027-06-07T16:00:00Z, mill,    measured,  100000,      0, 100000",
        "2027-06-08T19:00:00Z, mill,    estimated, 100000,      0, 100000",
        "2027-06-09T17:00:00Z, print,   estimated,  10000,      0, 10000",
        "2027-06-09T16:00:00Z, foundry, measured,  200000,      0, 200000",
    })
    void everyIntervalToo(String start, String factory, String quality, long used, long green, long grid)
            throws IOException {
        assertThat(greenpark("clear", park, "--out", out).exit()).isZero();
        List<String> rows =
                gunzip(out.resolve("allocation/2027-06.csv.gz")).lines().toList();
        List<String> names = List.of(rows.getFirst().split(","));
        String row = rows.stream()
                .filter(r -> r.startsWith(start + "," + factory + ","))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split(",", -1);
        assertThat(cells[2]).isEqualTo(quality);
        assertThat(amount(cells, names, "consumption_wh")).isEqualTo(used);
        assertThat(amount(cells, names, "grid")).isEqualTo(grid);
        long own = 0;
        for (String origin : List.of("plant", "roof", "storage:plant", "storage:roof")) {
            own += amount(cells, names, origin);
        }
        assertThat(own).isEqualTo(green);
    }

    private static long amount(String[] cells, List<String> names, String name) {
        String cell = cells[names.indexOf(name)];
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    @Test
    void whatWasReadAndWhatWasEstimatedIsWrittenDown() throws IOException {
        assertThat(greenpark("clear", park, "--out", out).exit()).isZero();
        assertThat(gunzip(out.resolve("quality/2027-06.csv.gz")).lines())
                .hasSize(1 + 11 * 7)
                .contains(
                        "mill,import,2027-06-09,12M6L78M",
                        "print,import,2027-06-10,4M24P68M",
                        "plant,export,2027-06-08,47M1L48M",
                        "foundry,import,2027-06-10,96M",
                        "roof,available,2027-06-07,96.");
        assertThat(out.resolve("files.csv")).hasContent("""
                file,rows,readings,empty_cells,sentinels,ignored
                readings/interval-meters.csv,42,4002,30,0,0
                readings/plant-scada.csv,672,1343,0,1,0
                readings/registers.csv,17,1347,285,0,0
                """);
    }

    /** The ledger is of the period, like the allocation: nobody claims more of a plant, straight or through storage, than was given to them. */
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"2027-06-07, 2027-06-13", "2027-06-09, 2027-06-10", "2027-06-12, 2027-06-12"})
    void claimsOfAPeriodAreAtMostItsAllocation(String from, String to) throws IOException {
        assertThat(greenpark("clear", park, "--out", out, "--from", from, "--to", to)
                        .exit())
                .isZero();
        List<String> rows =
                gunzip(out.resolve("allocation/2027-06.csv.gz")).lines().toList();
        List<String> names = List.of(rows.getFirst().split(","));
        SortedMap<String, Long> claimed = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("certificates/claims.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("month")) {
                claimed.merge(
                        cells[1] + " of " + (cells[3].equals("yes") ? "storage:" : "") + cells[2],
                        Long.valueOf(cells[4]),
                        Long::sum);
            }
        }
        assertThat(claimed).isNotEmpty();
        claimed.forEach((what, wattHours) -> {
            String[] words = what.split(" of ");
            long given = rows.stream()
                    .map(row -> row.split(",", -1))
                    .filter(cells -> cells[1].equals(words[0]))
                    .mapToLong(cells -> amount(cells, names, words[1]))
                    .sum();
            assertThat(wattHours).as(what).isPositive().isLessThanOrEqualTo(given);
        });
        long days = LocalDate.parse(from).until(LocalDate.parse(to), ChronoUnit.DAYS) + 1;
        String roof = Files.readAllLines(out.resolve("certificates/devices.csv")).stream()
                .filter(line -> line.startsWith("2027-06,roof,production,"))
                .findFirst()
                .orElseThrow();
        assertThat(roof.split(",")[4]).isEqualTo(Long.toString(days * 3_200_000));
    }

    @Test
    void initReplacesNothing() {
        Answer again = greenpark("init", park);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("mine: is not empty");
    }
}
