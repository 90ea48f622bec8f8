package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.cli.energytag.EnergyTagFile;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.report.JsonNode;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.DeviceRegister;
import greenpark.core.certificate.GcBundle;
import greenpark.core.certificate.Side;
import greenpark.core.park.Park;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code energytag} on the example park's week: what goes out comes back, and what is wrong with a file is said. */
class EnergyTagScenarioTest extends CommandLineTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path park = Path.of("");
    private static Path result = Path.of("");

    @BeforeAll
    static void cleared() throws IOException {
        park = shared.resolve("park");
        result = shared.resolve("result");
        copy(HOME.resolve("parks/example"), park, true);
        assertThat(greenpark("clear", park, "--out", result).exit()).isZero();
    }

    private Answer export(Path file, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("energytag", "export", park, result, "--to-file", file));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--lang", "en"));
        return greenpark(arguments.toArray());
    }

    /** The rows of all that was produced or stored, made again from the events. */
    private static List<GcBundle> ofTheEvents() throws IOException {
        Park tables = ParkFolder.open(park).park();
        CertificateBook book = new CertificateBook(DeviceRegister.of(tables));
        EventFolder.read(result, book::apply);
        List<GcBundle> rows = new ArrayList<>();
        book.view().standing(bundle -> {
            if (bundle.side() != Side.CONSUMPTION) {
                rows.addAll(book.view().energyTag(bundle.id()));
            }
        });
        return rows;
    }

    @Test
    void whatIsExportedIsReadBackTheSame() throws IOException {
        Path file = folder.resolve("week.json");
        Answer answer = export(file, "--format", "json");
        assertThat(answer.exit()).as(answer.err()).isZero();
        List<GcBundle> bundles = EnergyTagFile.read("week.json", Files.readAllBytes(file));
        assertThat(bundles).isEqualTo(ofTheEvents());
        assertThat(answer.out()).contains(bundles.size() + " rows");
        Answer check = greenpark("energytag", "check", file, "--lang", "en");
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out())
                .contains(bundles.size() + " rows")
                .contains("claimed: ")
                .contains("No problem found.");
        // All that the plants generated, less what an estimate of theirs withholds.
        long produced = bundles.stream()
                .filter(b -> b.deviceType().equals("production"))
                .mapToLong(GcBundle::bundleQuantity)
                .sum();
        long generated = Long.parseLong(JsonNode.parse(Files.readString(result.resolve("summary.json")))
                .at("total")
                .at("balanceWh")
                .at("generation")
                .text());
        assertThat(produced).isBetween(generated * 99 / 100, generated);
    }

    @Test
    void theTableHoldsTheSameRows() throws IOException {
        Path file = folder.resolve("week.csv");
        assertThat(export(file, "--format", "csv").exit()).isZero();
        List<GcBundle> bundles = EnergyTagFile.read("week.csv", Files.readAllBytes(file));
        assertThat(bundles)
                .extracting(GcBundle::deviceId, GcBundle::productionStartingInterval, GcBundle::idRangeStart)
                .isEqualTo(ofTheEvents().stream()
                        .map(b -> org.assertj.core.groups.Tuple.tuple(
                                b.deviceId(), b.productionStartingInterval(), b.idRangeStart()))
                        .toList());
        assertThat(greenpark("energytag", "check", file, "--lang", "zh").out()).contains("未发现问题");
    }

    @Test
    void ownersAndDaysAreChosen() throws IOException {
        Path file = folder.resolve("foundry.json");
        Answer answer =
                export(file, "--format", "json", "--owner", "foundry", "--from", "2027-06-08", "--to", "2027-06-08");
        assertThat(answer.exit()).as(answer.err()).isZero();
        String account = ParkFolder.open(park).park().usagePoints().stream()
                .filter(p -> p.id().value().equals("foundry"))
                .findFirst()
                .orElseThrow()
                .tenant();
        assertThat(EnergyTagFile.read("foundry.json", Files.readAllBytes(file)))
                .isNotEmpty()
                .allSatisfy(b -> {
                    assertThat(List.of(
                                    b.accountId(), String.valueOf(b.optional().beneficiary())))
                            .contains(account);
                    assertThat(b.productionStartingInterval().toString())
                            .isBetween("2027-06-07T16:00:00Z", "2027-06-08T15:45:00Z");
                });
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--owner | nobody | is no tenant and no usage point of the park",
                "--from | 2030-01-01 | has no certificates for this",
            })
    void whatCannotBeIsRefused(String option, String value, String message) {
        Path file = folder.resolve("none.json");
        Answer answer = export(file, "--format", "json", option, value);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(file).doesNotExist();
    }

    @Test
    void neitherAFileNorAnotherParksResultIsTakenForIts() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "mine");
        assertThat(export(file, "--format", "json").err()).contains("is there already");
        assertThat(file).hasContent("mine");
        Answer other = greenpark(
                "energytag",
                "export",
                HOME.resolve("parks/yuncheng"),
                result,
                "--to-file",
                folder.resolve("x"),
                "--format",
                "csv");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("is not yuncheng");
        assertThat(greenpark("energytag").exit()).isEqualTo(2);
    }

    /** A certificate in two rows, a range that does not fit its quantity, something else altogether. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "twice | | has certificates of bundle 1 again",
                "\"bundle_quantity\":(\\d+) | \"bundle_quantity\":1$1 | is not the length of the range",
                "\"device_name\":\"[^\"]*\", | | device_name",
                "^\\[ | {} | no array",
            })
    void everyProblemOfAFileIsSaid(String what, String replacement, String message) throws IOException {
        Path whole = folder.resolve("whole.json");
        assertThat(export(whole, "--format", "json", "--to", "2027-06-07").exit())
                .isZero();
        List<String> lines = Files.readAllLines(whole);
        String changed = what.equals("twice")
                ? "[\n" + lines.get(1) + "\n" + lines.get(1).replaceAll(",$", "") + "\n]\n"
                : String.join("\n", lines).replaceFirst(what, replacement == null ? "" : replacement);
        Path file = Files.writeString(folder.resolve("changed.json"), changed);
        Answer answer = greenpark("energytag", "check", file);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
    }
}
