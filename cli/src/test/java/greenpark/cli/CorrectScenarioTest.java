package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.cli.input.ParkFolder;
import greenpark.cli.report.JsonNode;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.DeviceRegister;
import greenpark.core.certificate.Outcome;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code correct} on the example park, to whose readings a late file is added. */
class CorrectScenarioTest extends CommandLineTest {
    private static final String FIRST = "2027-06-15T00:00:00Z";
    private static final String LATER = "2027-06-30T00:00:00Z";

    @TempDir
    Path folder;

    private Path park = Path.of("");
    private Path corrected = Path.of("");

    /** On 20 June the mill's values of 9 June come, where six had lacked: all of them, and at 10:15 it had used 120 kWh, not 100. */
    @BeforeEach
    void aParkWithLateReadings() throws IOException {
        park = folder.resolve("park");
        corrected = folder.resolve("corrected");
        copy(HOME.resolve("parks/example"), park, true);
        String header = Files.readAllLines(park.resolve("readings/interval-meters.csv")).stream()
                .filter(line -> line.startsWith("meter,"))
                .findFirst()
                .orElseThrow();
        List<String> values = new ArrayList<>(Collections.nCopies(96, "100"));
        values.set(40, "120");
        Files.writeString(
                park.resolve("readings/late.csv"),
                header + "\nmill-imp,2027-06-09,kWh,2027-06-20T00:00:00Z," + String.join(",", values) + "\n",
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-06-15T00:00:00Z,2027-06-30T00:00:00Z | 2027-06-30T00:00:00Z | 2027-06-07",
                // The ledger is of the asked period.
                "2027-06-15T00:00:00Z,all | 2027-12-31T00:00:00Z | 2027-06-10",
                // In the middle of the week: a day is known in part, others are new each time.
                "2027-06-10T00:00:00Z,2027-06-12T05:00:00Z,2027-06-15T00:00:00Z,all | 2027-12-31T00:00:00Z | 2027-06-07",
            })
    void theAccountsAreThoseOfAFreshRun(String knownAt, String last, String from) throws IOException {
        Path fresh = folder.resolve("fresh");
        assertThat(greenpark("clear", park, "--out", fresh, "--as-known-at", last, "--from", from)
                        .exit())
                .isZero();
        Answer answer =
                greenpark("correct", park, "--out", corrected, "--known-at", knownAt, "--from", from, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        for (String name : names(fresh)) {
            if (!name.startsWith("events/") && !name.equals("summary.json") && !name.equals("report.html")) {
                assertThat(corrected.resolve(name)).as(name).hasSameBinaryContentAs(fresh.resolve(name));
            }
        }
        assertThat(names(fresh))
                .contains("certificates/claims.csv", "certificates/devices.csv", "certificates/gecs.csv");
        replay(LocalDate.parse(from));
    }

    /** Across a month's end, at which GECs are issued: the ledger of the book is that of the events, where nothing comes later. */
    @Test
    void theCertificatesOfTwoMonthsAreThoseOfAFreshRun() throws IOException {
        Path large = folder.resolve("yuncheng");
        copy(HOME.resolve("parks/yuncheng"), large, false);
        assertThat(greenpark("generate", large, "--from", "2028-02-28", "--to", "2028-03-01")
                        .exit())
                .isZero();
        for (String from : List.of("2028-02-28", "2028-02-29", "2028-03-01")) {
            Path fresh = folder.resolve("fresh-" + from);
            Path made = folder.resolve("corrected-" + from);
            assertThat(greenpark("clear", large, "--out", fresh, "--from", from).exit())
                    .isZero();
            assertThat(greenpark(
                                    "correct",
                                    large,
                                    "--out",
                                    made,
                                    "--from",
                                    from,
                                    "--known-at",
                                    "2028-06-01T00:00:00Z,all")
                            .exit())
                    .isZero();
            for (String name : List.of("claims", "devices", "gecs")) {
                assertThat(made.resolve("certificates/" + name + ".csv"))
                        .as(from + " " + name)
                        .hasSameBinaryContentAs(fresh.resolve("certificates/" + name + ".csv"));
            }
            assertThat(Files.readAllLines(fresh.resolve("certificates/gecs.csv"))
                                    .size()
                            > 1)
                    .isEqualTo(!from.equals("2028-03-01"));
        }
    }

    private CertificateBook replay() throws IOException {
        return replay(LocalDate.of(2027, 6, 7));
    }

    /** The events in order of the files' names make a book that closes. */
    private CertificateBook replay(LocalDate from) throws IOException {
        Park tables = ParkFolder.open(park).park();
        CertificateBook book = new CertificateBook(DeviceRegister.of(tables));
        EventFolder.read(
                corrected,
                event -> assertThat(book.apply(event)).as("%s", event).isEqualTo(Outcome.APPLIED));
        assertThat(book.balance().complaints()).isEmpty();
        TimeGrid period = TimeGrid.days(from, LocalDate.of(2027, 6, 14), tables.zone(), tables.step());
        assertThat(new String(CertificateLedger.of(book, tables.zone(), period).devicesCsv(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(corrected.resolve("certificates/devices.csv")));
        return book;
    }

    @Test
    void theFirstEventsStandAndTheSupersedingOnesFollow() throws IOException {
        Path before = folder.resolve("before");
        assertThat(greenpark("clear", park, "--out", before, "--as-known-at", FIRST)
                        .exit())
                .isZero();
        Answer answer =
                greenpark("correct", park, "--out", corrected, "--known-at", FIRST + "," + LATER, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(names(corrected)).contains("events/2027-06.cbor.gz", "events/correction-01.cbor.gz");
        assertThat(gunzip(corrected.resolve("events/2027-06.cbor.gz")))
                .isEqualTo(gunzip(before.resolve("events/2027-06.cbor.gz")));
        // Six estimates that were right, one value that was wrong, and an evening in which the battery gives what it
        // then took.
        assertThat(answer.out())
                .contains("Correction 1 (readings known at " + LATER + "):")
                .contains("7 slots changed, certificates of 8 made anew");
        JsonNode correction = JsonNode.parse(Files.readString(corrected.resolve("summary.json")))
                .at("corrections")
                .items()
                .getFirst();
        assertThat(correction.at("knownAt").text()).isEqualTo(LATER);
        assertThat(correction.at("changedSlots").text()).isEqualTo("7");
        assertThat(correction.at("differences").text()).isEqualTo("0");
        assertThat(Integer.parseInt(correction.at("bundlesIssued").text()))
                .isGreaterThan(
                        Integer.parseInt(correction.at("bundlesWithdrawn").text()));
    }

    @Test
    void beyondTheLookBackTheCertificatesStayAndItSaysSo() throws IOException {
        String late = "2028-07-02T00:00:00Z";
        Answer answer =
                greenpark("correct", park, "--out", corrected, "--known-at", FIRST + "," + late, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("0 slots changed, certificates of 0 made anew")
                .contains("left closed, beyond the look-back: 2027-06; the certificates of 7 slots stay as they were");
        replay();
    }

    @Test
    void aClosedMonthIsOpenedAgainAndItSaysSo() throws IOException {
        Path late = park.resolve("readings/late.csv");
        Files.writeString(late, Files.readString(late).replace("2027-06-20T", "2027-07-20T"));
        Answer answer = greenpark(
                "correct", park, "--out", corrected, "--known-at", "2027-07-10T00:00:00Z,all", "--lang", "zh");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("更正 1（读数截至 全部读数）").contains("重开后再关账：2027-06");
        assertThat(replay().closed()).hasToString("[2027-06]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-06-15T00:00:00Z | is one instant",
                "2027-06-30T00:00:00Z,2027-06-15T00:00:00Z | is not after 2027-06-30T00:00:00Z",
                "all,2027-06-15T00:00:00Z | is not the last",
                "2027-06-15T00:00:00Z,tomorrow | is no instant",
                "2027-06-01T00:00:00Z,all | has no reading known at 2027-06-01T00:00:00Z",
            })
    void whatCannotBeIsRefused(String knownAt, String message) {
        Answer answer = greenpark("correct", park, "--out", corrected, "--known-at", knownAt);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(corrected).doesNotExist();
    }
}
