package greenpark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as people meet it, on a week of the reference park: what it writes, and what it says when it cannot. */
class ClearScenarioTest extends CommandLineTest {
    private static final int FACTORIES = 45;
    private static final String EARLIER = "{\"format\" : \"greenpark-summary/1\"}";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Path park = Path.of("");
    private Path out = Path.of("");

    @BeforeAll
    static void aWeekOfReadings() throws IOException {
        copy(HOME.resolve("parks/yuncheng"), shared.resolve("park"), false);
        Answer answer = greenpark(
                "generate", shared.resolve("park"), "--from", "2028-03-06", "--to", "2028-03-12", "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("2028-03-06 to 2028-03-12");
    }

    @BeforeEach
    void aCopyOfIt() throws IOException {
        park = folder.resolve("park");
        out = folder.resolve("out");
        copy(shared.resolve("park"), park, true);
    }

    @Test
    void aWeekIsClearedWholeAndSaysSo() throws IOException {
        Answer answer = greenpark("clear", park, "--out", out, "--lang", "en");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("672 intervals")
                .contains("Simulated readings")
                .contains("Green from the park's own plants");
        assertThat(names(out))
                .containsExactly(
                        "accounts.json",
                        "allocation/2028-03.csv.gz",
                        "balance-alarms.csv",
                        "certificates/claims.csv",
                        "certificates/devices.csv",
                        "certificates/gecs.csv",
                        "events/2028-03.cbor.gz",
                        "files.csv",
                        "findings.csv",
                        "quality/2028-03.csv.gz",
                        "report.html",
                        "summary.json",
                        "validation.csv");
        assertThat(hidden(folder)).isEmpty();
    }

    @Test
    void everyRowOfTheAllocationSumsToItsConsumption() throws IOException {
        assertThat(greenpark("clear", park, "--out", out).exit()).isZero();
        List<String> lines =
                gunzip(out.resolve("allocation/2028-03.csv.gz")).lines().toList();
        assertThat(lines).hasSize(1 + 672 * FACTORIES);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long sum = 0;
            for (int i = 4; i < cells.length; i++) {
                sum += cells[i].isEmpty() ? 0 : Long.parseLong(cells[i]);
            }
            assertThat(sum).as(line).isEqualTo(Long.parseLong(cells[3]));
        }
    }

    @Test
    void threadsAndASecondRunChangeNoByte() throws IOException {
        List<SortedMap<String, String>> runs = new ArrayList<>();
        for (String threads : List.of("1", "2", "8", "2")) {
            assertThat(greenpark("clear", park, "--out", out, "--threads", threads)
                            .exit())
                    .isZero();
            runs.add(contents(out));
        }
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isEqualTo(runs.get(0));
        assertThat(runs.get(3)).isEqualTo(runs.get(0));
    }

    @Test
    void aDayIsTheSameInsideAWeekAndAlone() throws IOException {
        assertThat(greenpark("clear", park, "--out", out).exit()).isZero();
        List<String> week =
                gunzip(out.resolve("allocation/2028-03.csv.gz")).lines().toList();
        assertThat(greenpark("clear", park, "--out", out, "--from", "2028-03-09", "--to", "2028-03-09")
                        .exit())
                .isZero();
        List<String> day =
                gunzip(out.resolve("allocation/2028-03.csv.gz")).lines().toList();
        assertThat(day).hasSize(1 + 96 * FACTORIES);
        assertThat(week).containsSubsequence(day.subList(1, day.size()));
    }

    @Test
    void asKnownAtLeavesLaterCorrectionsOut() throws IOException {
        Path file = park.resolve("readings/2028-04-correction.csv");
        Files.writeString(
                file,
                "meter,start,value,unit,received_at\nfastener-imp,2028-03-08T10:00:00+08:00,1234567.8,Wh,2028-04-20T00:00:00Z\n");
        assertThat(greenpark("clear", park, "--out", out, "--as-known-at", "2028-04-01T00:00:00Z")
                        .exit())
                .isZero();
        String before = gunzip(out.resolve("allocation/2028-03.csv.gz"));
        Files.move(file, folder.resolve("aside"));
        assertThat(greenpark("clear", park, "--out", out, "--as-known-at", "2028-04-01T00:00:00Z")
                        .exit())
                .isZero();
        assertThat(gunzip(out.resolve("allocation/2028-03.csv.gz"))).isEqualTo(before);
    }

    /** One thing wrong at a time: a file of the park is changed, and the message names it. ¶ begins a new line. */
    @ParameterizedTest(name = "{0}: {1} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "park.csv             | zone,Asia/Shanghai | zone,Moon           | park.csv:6: value 'Moon' is no time zone",
                "meters.csv           | fastener-imp,fastener | fastener-imp,cnc-a | overlaps line",
                "rules.csv            | pool,proportional  | pool,lottery        | kind 'lottery' is no rule of the tier pool",
                "readings/2028-03.csv | meter,date,unit    | meter,day,unit      | readings/2028-03.csv:1",
                "readings/2028-03.csv | actuator-imp,2028-03-06,register | actuator-imp,2028-03-06,parsec | parsec",
                "readings/2028-03.csv | actuator-imp,2028-03-06,register | nobody-imp,2028-03-06,register | nobody-imp",
                "readings/2028-03-06-start.csv | asimco-imp,2028-03-05T16:00:00Z, | asimco-imp,2028-03-05T16:00:00Z,12a | '12a",
                "readings/2028-03-06-start.csv | asimco-imp,2028-03-05T16:00:00Z, | asimco-imp,2028-03-36T16:00:00Z, | '2028-03-36T16:00:00Z'",
                "readings/2028-03.csv | actuator-imp,2028-03-06,register,, | actuator-imp,2028-03-06,register,,twelve | readings/2028-03.csv:2"
            })
    void whatIsWrongIsSaidAndNothingWritten(String file, String text, String replacement, String message)
            throws IOException {
        Path path = park.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, replacement.replace('¶', '\n')));
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .contains(message)
                .contains("nothing was written")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
        assertThat(hidden(folder)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "clear nowhere --out OUT                           | nowhere: is no folder",
                "clear PARK                                        | Missing required option: '--out=<dir>'",
                "clear PARK --out OUT --from 2029-01-01            | There are readings from 2028-03-06 to 2028-03-12",
                "clear PARK --out OUT --to 2028-03-05              | There are readings from 2028-03-06 to 2028-03-12",
                "clear PARK --out OUT --from 2028-03-08 --to 2028-03-07 | is before --from 2028-03-08",
                "clear PARK --out OUT --from yesterday | is no day; write it as 2028-03-01",
                "clear PARK --out OUT --as-known-at 2020-01-01T00:00:00Z | has no reading known at 2020-01-01",
                "clear PARK --out OUT --from +12028-01-01          | is not between the years 1970 and 2999",
                "clear PARK --out OUT --as-known-at +1000000000-12-31T23:59:59Z | is no instant; write it with its offset",
                "clear PARK --out OUT --as-known-at 2028-04-01     | is no instant; write it with its offset",
                "clear PARK --out PARK/readings/out                | lies among the park's readings",
                "clear PARK --out PARK                             | holds something that is no result of greenpark",
                "clear PARK/park.csv --out OUT                     | is no folder",
                "generate PARK --from 2028-01-01 --to 2028-01-02 --defects many | One of: none, realistic, harsh",
                "generate PARK --from 2028-01-02 --to 2028-01-01   | is before --from",
                "clear PARK --out OUT --threads 0                  | 0 is no number of threads; use 1 or more",
                "clear PARK --out OUT --threads -2                 | -2 is no number of threads; use 1 or more",
                "clean PARK                                        | Unmatched argument"
            })
    void argumentsThatCannotBeUsed(String line, String message) {
        Object[] arguments = Stream.of(line.trim().split(" +"))
                .map(word -> word.replace("PARK", park.toString()).replace("OUT", out.toString()))
                .toArray();
        Answer answer = greenpark(arguments);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains(message).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void aParkWithoutReadingsSaysHowToGetSome() throws IOException {
        delete(park.resolve("readings"));
        Answer answer = greenpark("clear", park, "--out", out);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("holds no readings").contains("greenpark generate");
    }

    @Test
    void metersThatContradictEachOtherAreRefusedUnlessAllowed() throws IOException {
        // The grid's import meter counts ten times too little.
        Path meters = park.resolve("meters.csv");
        String before = Files.readString(meters);
        String line = before.lines()
                .filter(l -> l.contains(",grid,import,"))
                .findFirst()
                .orElseThrow();
        String[] cells = line.split(",");
        cells[3] = new java.math.BigDecimal(cells[3]).movePointLeft(1).toPlainString();
        Files.writeString(meters, before.replace(line, String.join(",", cells) + (line.endsWith(",") ? "," : "")));
        Answer refused = greenpark("clear", park, "--out", out);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("balance of '2028-03' is open by").contains("More was used than supplied");
        assertThat(out).doesNotExist();
        assertThat(greenpark("clear", park, "--out", out, "--allow-imbalance").exit())
                .isZero();
        assertThat(out.resolve("summary.json")).exists();
    }

    @Test
    void somebodysOwnReadingsAreNeverReplaced() throws IOException {
        Files.delete(park.resolve("readings/GENERATED"));
        Answer answer = greenpark("generate", park, "--from", "2028-03-06", "--to", "2028-03-06");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("holds something that is no result of greenpark");
    }

    @Test
    void aFullDiskIsSaidAndTheEarlierResultStays() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk.toString()).start();
        assumeTrue(mount.waitFor() == 0, "no right to mount a small disk here");
        try {
            Path place = disk.resolve("out");
            Files.createDirectory(place);
            Files.writeString(place.resolve("summary.json"), EARLIER);
            Answer answer = greenpark("clear", park, "--out", place);
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.err())
                    .contains("No space left")
                    .contains("Maybe free some space")
                    .doesNotContain("\tat ");
            assertThat(Files.readString(place.resolve("summary.json"))).isEqualTo(EARLIER);
            assertThat(hidden(disk)).isEmpty();
        } finally {
            assertThat(new ProcessBuilder("umount", disk.toString()).start().waitFor())
                    .isZero();
        }
    }

    @Test
    void ctrlCLeavesNothing() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dgreenpark.home=" + HOME,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "greenpark.cli.Greenpark",
                        "clear",
                        park.toString(),
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (hidden(folder).isEmpty() && process.isAlive() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        // What a shell starts in the background is deaf to Ctrl-C, and so are its children; being told to end is the
        // same to us.
        boolean deaf = ignoresInterrupts();
        assertThat(new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(deaf ? 143 : 130);
        assertThat(out).doesNotExist();
        assertThat(hidden(folder)).isEmpty();
        assertThat(Files.readString(folder.resolve("said")).strip()).isEqualTo("Interrupted; nothing was written.");
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn:0");
        return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 2) != 0;
    }

    @ParameterizedTest
    @CsvSource({"--help", "init --help", "clear --help", "demo --help", "generate --help", "help clear", "--version"})
    void helpIsThere(String line) {
        Answer answer = greenpark((Object[]) line.split(" "));
        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).isNotBlank();
    }
}
