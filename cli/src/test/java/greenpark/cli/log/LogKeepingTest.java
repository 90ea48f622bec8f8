package greenpark.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log in daily use: what comes late, what is lost, what is changed, and what is asked for that cannot be. */
class LogKeepingTest extends SealedParkTest {
    private static final String DAY = "print-imp,2027-06-08";

    /** A line of the readings, with which a day of the print shop comes late. */
    private String takeOut() throws IOException {
        Path file = park.resolve(READINGS);
        List<String> lines = Files.readAllLines(file);
        String taken = lines.stream().filter(l -> l.startsWith(DAY)).findFirst().orElseThrow();
        Files.write(file, lines.stream().filter(l -> !l.equals(taken)).toList());
        return taken;
    }

    private String header() throws IOException {
        return Files.readAllLines(park.resolve(READINGS)).get(1);
    }

    private List<Leaf.Day> successors() throws IOException {
        return leaves().stream()
                .filter(Leaf.Day.class::isInstance)
                .map(Leaf.Day.class::cast)
                .filter(d -> d.revision() > 0)
                .toList();
    }

    private void edit(String name, UnaryOperator<String> edit) throws IOException {
        Path file = park.resolve(name);
        Files.writeString(file, edit.apply(Files.readString(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file of its own", "rows at the end of a file", "a file that is packed"})
    void whatComesLateCorrectsWhatWasSealedWithoutIt(String how) throws IOException {
        String late = takeOut();
        sealed();
        int size = leaves().size();
        switch (how) {
            case "a file of its own" ->
                Files.writeString(park.resolve("readings/late.csv"), header() + "\n" + late + "\n");
            case "rows at the end of a file" -> edit(READINGS, text -> text + late + "\n");
            default -> Files.write(park.resolve("readings/late.csv.gz"), packed(header() + "\n" + late + "\n"));
        }
        assertThat(fsck().exit()).as("before it is sealed").isZero();
        Answer answer = seal();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(leaves().size()).isGreaterThan(size);
        assertThat(successors()).anySatisfy(day -> {
            assertThat(day.point()).isEqualTo("print");
            assertThat(day.date()).isEqualTo(LocalDate.of(2027, 6, 8));
        });
        assertThat(seal().out()).startsWith("Nothing new");
        Answer fsck = fsck();
        assertThat(fsck.exit()).as(fsck.out()).isZero();
        // Under another name it is the same file.
        Files.move(park.resolve("readings/registers.csv"), park.resolve("readings/counters.csv"));
        assertThat(fsck().exit()).isZero();
        // And so it is packed.
        Path counters = park.resolve("readings/counters.csv");
        Files.write(park.resolve("readings/counters.csv.gz"), packed(Files.readString(counters)));
        Files.delete(counters);
        assertThat(fsck().exit()).isZero();
        assertThat(seal().exit()).isZero();
    }

    private static byte[] packed(String text) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(bytes)) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileThatWasChangedOrIsGoneIsNamed() throws IOException {
        sealed();
        edit(READINGS, text -> text.replace("mill-imp,2027-06-07,kWh,,100,", "mill-imp,2027-06-07,kWh,,101,"));
        Answer changed = seal();
        assertThat(changed.exit()).isEqualTo(2);
        assertThat(changed.err())
                .contains("readings/interval-meters.csv is not what it was", "Restore it", "does not follow");
        assertThat(fsck().out()).contains("readings/interval-meters.csv is not what it was");
        edit(READINGS, text -> text.replace("mill-imp,2027-06-07,kWh,,101,", "mill-imp,2027-06-07,kWh,,100,"));
        assertThat(seal().exit()).isZero();

        Path registers = park.resolve("readings/registers.csv");
        Files.move(registers, folder.resolve("registers.csv"));
        assertThat(seal().err()).contains("readings/registers.csv is gone");
        Files.move(folder.resolve("registers.csv"), registers);
        edit("readings/plant-scada.csv", text -> text + "# a remark that changes nothing\n");
        assertThat(seal().exit()).isZero();
        assertThat(fsck().exit()).isZero();
    }

    /** Two logs with the same keys: in one the mill's day is erased, then in both the print shop's night is corrected. */
    @Test
    void anErasedDayStandsInTheIntervalsWhileOthersAreCorrected() throws IOException {
        sealed();
        Path twin = folder.resolve("twin");
        copy(log, twin, true);
        assertThat(greenpark("log", "erase", log, "mill", "2027-06-08", "--yes", "2027-06-08")
                        .exit())
                .isZero();
        Files.writeString(
                park.resolve("readings/late.csv"),
                "meter,start,value,unit\nprint-imp,2027-06-08T02:00:00+08:00,11,kWh\n");
        assertThat(seal().exit()).isZero();
        List<Leaf> erased = leaves();
        assertThat(fsck().exit()).isZero();
        Path file = folder.resolve("print.evidence");
        assertThat(greenpark("evidence", "print", "--month", "2027-06", "--log", log, "--out", file)
                        .exit())
                .isZero();
        assertThat(greenpark("verify", file).exit()).isZero();
        log = twin;
        Answer corrected = seal();
        assertThat(corrected.exit()).as(corrected.err()).isZero();
        assertThat(intervals(erased)).isEqualTo(intervals(leaves()));
        assertThat(successors())
                .extracting(Leaf.Day::point)
                .doesNotContain("mill")
                .contains("print");
    }

    private static List<String> intervals(List<Leaf> leaves) {
        return leaves.stream()
                .filter(Leaf.Interval.class::isInstance)
                .map(Leaf.Interval.class::cast)
                .map(i -> i.start() + " " + i.revision() + " " + i.parties() + " " + i.gridImport())
                .toList();
    }

    @Test
    void twoDaysAreErasedOneAfterTheOtherAndTheRestIsShown() throws IOException {
        sealed();
        for (String day : List.of("2027-06-08", "2027-06-10")) {
            Answer erased = greenpark("log", "erase", log, "mill", day, "--yes", day);
            assertThat(erased.exit()).as(erased.err()).isZero();
        }
        Path file = folder.resolve("mill.evidence");
        Answer made = greenpark("evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--lang", "en");
        assertThat(made.out()).contains("5 days of mill in 2027-06; a day of the month was erased");
        assertThat(greenpark("verify", file, "--lang", "en").out())
                .startsWith("VERIFIED: mill, 2027-06, but 5 of its 30 days only");
        // A day whose figures are not kept is erased all the same; then its intervals stay as they are.
        delete(log.resolve("private/openings"));
        assertThat(greenpark("log", "erase", log, "mill", "2027-06-11", "--yes", "2027-06-11")
                        .exit())
                .isZero();
        Files.writeString(
                park.resolve("readings/late.csv"),
                "meter,start,value,unit\nprint-imp,2027-06-11T02:00:00+08:00,11,kWh\n");
        assertThat(seal().exit()).isZero();
        assertThat(fsck().exit()).isZero();
    }

    /** One byte of each file that fsck can know better. */
    @ParameterizedTest
    @CsvSource({
        "public/checkpoint,                    91, public/checkpoint: was not what the log signed",
        "vkey,                                 40, vkey: is not the log's key",
        "private/openings/mill/2027-06.cbor, 2000, private/openings/mill/2027-06.cbor: is not what was sealed",
    })
    void aChangedByteOfWhatIsShownIsFound(String name, int at, String problem) throws IOException {
        sealed();
        Path file = log.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        Answer fsck = fsck();
        assertThat(fsck.exit()).isEqualTo(1);
        assertThat(fsck.out()).contains(problem);
        assertThat(seal().exit()).isZero();
        assertThat(fsck().exit()).isZero();
    }

    @Test
    void aDamagedOpeningKeyIsNamedAndNotShown() throws IOException {
        sealed();
        Path keys = log.resolve("private/opening-keys/mill/2027-06.keys");
        String text = Files.readString(keys);
        Files.writeString(keys, text.replaceFirst("06-08 .", "06-08 !"));
        Answer fsck = fsck();
        assertThat(fsck.exit()).isEqualTo(2);
        assertThat(fsck.err())
                .contains("2027-06.keys:2: is no key")
                .doesNotContain(text.lines().toList().get(1).substring(12));
    }

    /** A crash between the copy of the entries and the word that binds them. */
    @Test
    void aSisterThatWasNotBoundIsBoundByTheNextSeal() throws IOException {
        assertThat(seal("--origin", "park.example/log", "--sm3").exit()).isZero();
        byte[] entry = LeafBytes.of(new Leaf.Key(Leaf.Key.LOG, "x", null));
        try (Log own = Log.open(log);
                Log sister = Log.open(log.resolve("sm3"))) {
            own.append(List.of(entry));
            sister.append(List.of(entry));
        }
        assertThat(fsck().out()).contains("are not bound to it");
        assertThat(seal().exit()).isZero();
        assertThat(leaves().getLast()).isInstanceOf(Leaf.Sister.class);
        assertThat(fsck().exit()).isZero();
    }

    @Test
    void aReadingOfTheFutureWouldKeepTheLogFromEveryCorrectionUntilThen() throws IOException {
        edit("park.csv", text -> text.replace("simulated", "metered"));
        Answer answer = seal("--origin", "park.example/log");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("received_at", "is in the future", "--as-known-at");
        assertThat(log).doesNotExist();
    }

    @Test
    void eachFileOfTheEvidenceHasAPlaceOfItsOwnAndAPlantHasNone() {
        sealed();
        Path file = folder.resolve("mill.evidence");
        Answer same = greenpark(
                "evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--page", file, "--lang", "en");
        assertThat(same.exit()).isEqualTo(2);
        assertThat(same.err()).contains("are to be different files");
        Answer plant =
                greenpark("evidence", "plant", "--month", "2027-06", "--log", log, "--out", file, "--lang", "en");
        assertThat(plant.exit()).isEqualTo(2);
        assertThat(plant.err()).contains("'plant' is no factory");
        assertThat(file).doesNotExist();
    }

    @Test
    void onlyAFactorysDayIsErased() {
        sealed();
        Answer plant = greenpark("log", "erase", log, "plant", "2027-06-08", "--yes", "2027-06-08", "--lang", "en");
        assertThat(plant.exit()).isEqualTo(2);
        assertThat(plant.err()).contains("is no factory's");
        Answer twice = greenpark("log", "erase", log, "mill", "2027-06-08", "--yes", "2027-06-09", "--lang", "en");
        assertThat(twice.err()).contains("is not what --yes says, 2027-06-09");
    }

    @Test
    void keysThatAreLostAreNeverMadeAnew() throws IOException {
        sealed();
        Path keys = log.resolve("private/opening-keys/mill/2027-06.keys");
        byte[] kept = Files.readAllBytes(keys);
        Files.delete(keys);
        Path file = folder.resolve("mill.evidence");
        Answer evidence =
                greenpark("evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--lang", "en");
        assertThat(evidence.exit()).isEqualTo(2);
        assertThat(evidence.err()).contains("mill/2027-06.keys", "is not there, but the log was sealed with it");
        assertThat(file).doesNotExist();
        assertThat(seal().err()).contains("is not there, but the log was sealed with it");
        assertThat(fsck().err()).contains("is not there, but the log was sealed with it");
        assertThat(keys).doesNotExist();
        Files.write(keys, kept);
        Answer open = seal();
        assertThat(open.exit()).isEqualTo(2);
        assertThat(open.err()).contains("let others use a secret", "chmod 600");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        assertThat(seal().exit()).isZero();
    }

    /** The openings are written after the checkpoint; a crash between them leaves those of the leaves before. */
    @Test
    void evidenceIsOfTheLastLeavesOrRefused() throws IOException {
        String late = takeOut();
        sealed();
        Path openings = log.resolve("private/openings");
        Path before = folder.resolve("openings");
        copy(openings, before, true);
        Files.writeString(park.resolve("readings/late.csv"), header() + "\n" + late + "\n");
        assertThat(seal().exit()).isZero();
        delete(openings);
        copy(before, openings, true);
        Path file = folder.resolve("print.evidence");
        Object[] evidence = {"evidence", "print", "--month", "2027-06", "--log", log, "--out", file, "--lang", "en"};
        assertThat(greenpark(evidence).err()).contains("a seal was cut off", "Run greenpark seal once more");
        assertThat(file).doesNotExist();
        assertThat(seal().out()).startsWith("Nothing new");
        assertThat(greenpark(evidence).exit()).isZero();
        assertThat(greenpark("verify", file).exit()).isZero();
    }

    @Test
    void aNewKeyIsAddedToThePolicyAndAPolicyWithoutItIsRefused() throws IOException {
        sealed();
        Path policy = log.resolve("policy");
        String text = "log " + Files.readString(log.resolve("vkey")).strip() + "\nquorum none\n";
        Files.writeString(policy, text);
        Answer rotated = greenpark("log", "rotate", log, "--lang", "en");
        assertThat(rotated.out()).contains("policy knows it now too: log park.example/log+");
        Path file = folder.resolve("mill.evidence");
        Object[] evidence = {"evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--lang", "en"};
        assertThat(greenpark(evidence).exit()).isZero();
        assertThat(greenpark("verify", file).exit()).isZero();
        Files.delete(file);
        // The hand-over was signed by both keys; what comes after it is signed by the new one alone.
        Files.writeString(
                park.resolve("readings/late.csv"),
                "meter,start,value,unit\nprint-imp,2027-06-08T02:00:00+08:00,11,kWh\n");
        assertThat(seal().exit()).isZero();
        Files.writeString(policy, text);
        Answer stale = greenpark(evidence);
        assertThat(stale.exit()).isEqualTo(2);
        assertThat(stale.err()).contains("does not verify (checkpoint");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "has a space, has a space or plus sign",
        "a+b, has a space or plus sign",
    })
    void aNameThatNoKeyCanHaveIsRefused(String origin, String message) {
        Answer answer = seal("--origin", origin);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(log).doesNotExist();
    }

    @Test
    void aFirstSealThatIsRefusedLeavesNoLog() throws IOException {
        edit(READINGS, text -> text.replace("mill-imp,2027-06-07,kWh,,100,", "mill-imp,2027-06-07,kWh,,many,"));
        assertThat(seal("--origin", "park.example/log").exit()).isEqualTo(2);
        assertThat(log).doesNotExist();
        Answer early = seal("--origin", "park.example/log", "--as-known-at", "2026-01-01T00:00:00Z");
        assertThat(early.exit()).isEqualTo(2);
        assertThat(log).doesNotExist();
        assertThat(hidden(folder)).isEmpty();
    }

    @Test
    void aPolicyMayLieInTheFolderBeforeTheLogDoes() throws IOException {
        Files.createDirectories(log);
        Files.writeString(log.resolve("policy"), "quorum none\n");
        sealed();
        assertThat(log.resolve("policy")).exists();
        assertThat(fsck().exit()).isZero();
        delete(log.resolve("public"));
        assertThat(seal("--origin", "park.example/log").err()).contains("has a private/ but no public/");
    }

    @Test
    void whatALogIsMadeWithCannotBeChanged() {
        sealed();
        assertThat(seal("--origin", "park.example/log").exit()).isZero();
        assertThat(seal("--origin", "other.example/log").err()).contains("is the log park.example/log, not");
        assertThat(seal("--cosign", "sm2").err()).contains("has no further key of this kind");
        assertThat(seal("--sm3").err()).contains("has no sister of SM3");
    }

    /** A plant and a factory join the park; nothing that was sealed before says anything else. */
    @Test
    void whoeverJoinsTheParkLaterChangesNothingThatStands() throws IOException {
        assertThat(seal("--origin", "park.example/log", "--to", "2027-06-10").exit())
                .isZero();
        int size = leaves().size();
        edit("tenants.csv", text -> text + "annex,新厂,Annex,factory,食品,food\n");
        edit(
                "usage_points.csv",
                text -> text + "annex,新厂,Annex,load,annex,works-10,250,pool,,,1,2027-06-12,\n"
                        + "aaa-roof,新屋顶,New roof,source,solar,works-10,100,pool,,,1,2027-06-12,\n");
        edit(
                "devices.csv",
                text -> text + "annex-1,annex,load,250,2027,2027-06-12,\n"
                        + "aaa-roof-1,aaa-roof,solar-roof,100,2027,2027-06-12,\n");
        edit(
                "meters.csv",
                text -> text + "annex-imp,annex,import,1,8,2,2027-06-12,\n"
                        + "aaa-roof-exp,aaa-roof,export,1,8,2,2027-06-12,\n");
        Answer answer = seal();
        assertThat(answer.exit()).as(answer.err()).isZero();
        List<Leaf> added = leaves().subList(size, leaves().size());
        assertThat(added.getFirst())
                .isInstanceOfSatisfying(
                        Leaf.Park.class,
                        leaf -> assertThat(leaf.plants())
                                .extracting(Leaf.Plant::id)
                                .endsWith("aaa-roof"));
        assertThat(added)
                .filteredOn(Leaf.Day.class::isInstance)
                .extracting(leaf -> ((Leaf.Day) leaf).date())
                .isNotEmpty()
                .allSatisfy(date -> assertThat(date).isAfter(LocalDate.of(2027, 6, 10)));
        assertThat(added)
                .filteredOn(Leaf.Day.class::isInstance)
                .filteredOn(leaf -> ((Leaf.Day) leaf).point().equals("annex"))
                .isNotEmpty();
        assertThat(fsck().exit()).isZero();
    }
}
