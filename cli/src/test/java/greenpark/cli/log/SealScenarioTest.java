package greenpark.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.core.seal.Leaf;
import greenpark.ledger.Log;
import greenpark.ledger.LogReader;
import greenpark.ledger.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From readings to a file that a stranger verifies, on the example park; and what is refused on the way. */
class SealScenarioTest extends SealedParkTest {

    @ParameterizedTest
    @ValueSource(strings = {"slots", "hours", "days"})
    void aFactoryShowsItsDaysAndAStrangerVerifiesThem(String show) throws IOException {
        sealed();
        Path file = folder.resolve("mill.evidence");
        Answer made = greenpark(
                "evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--show", show, "--lang", "en");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("7 days of mill in 2027-06");

        Answer verified = greenpark("verify", file, "--lang", "en");
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out())
                .startsWith("VERIFIED: mill, 2027-06")
                .contains("Log key " + Files.readString(log.resolve("vkey")).strip())
                .contains("SIMULATED READINGS", "Consumption 67,200.000 kWh", "7 of 30 days")
                .containsPattern("17,920.000 +335.664 +18,255.664 +Mill roof");
        assertThat(greenpark("verify", file, "--lang", "zh").out()).startsWith("验证通过");
    }

    @Test
    void aStatementForPaperStandsBesideTheEvidence() throws IOException {
        sealed();
        Path file = folder.resolve("mill.evidence");
        Path pdf = folder.resolve("mill.pdf");
        List<Object> arguments = new ArrayList<>(List.of(
                "evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--pdf", pdf, "--lang", "en"));
        Answer made = greenpark(arguments.toArray());
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("mill.pdf: the statement on paper");
        assertThat(greenpark("verify", file).exit()).isZero();
        byte[] first = Files.readAllBytes(pdf);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        greenpark(arguments.toArray());
        assertThat(Files.readAllBytes(pdf)).as("again").isEqualTo(first);

        Files.delete(file);
        Files.delete(pdf);
        Path policy = folder.resolve("policy");
        VerifierKey witness = new VerifierKey(
                "grid.example",
                KeyType.ED25519_COSIGNATURE,
                VerifierKey.parse(stranger()).raw());
        Files.writeString(
                policy,
                "log " + Files.readString(log.resolve("vkey")).strip() + "\nwitness grid " + witness
                        + "\nquorum grid\n");
        arguments.addAll(List.of("--policy", policy));
        Answer refused = greenpark(arguments.toArray());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("does not verify (witnesses quorum not met)", "nothing was written");
        assertThat(file).doesNotExist();
        assertThat(pdf).doesNotExist();
        Answer font = greenpark(
                "evidence",
                "mill",
                "--month",
                "2027-06",
                "--log",
                log,
                "--out",
                file,
                "--font",
                folder.resolve("a.ttf"));
        assertThat(font.exit()).isEqualTo(2);
        assertThat(font.err()).contains("name one with --pdf");
    }

    @Test
    void aChangedFileIsNotVerifiedAndADamagedOneNotRead() throws IOException {
        sealed();
        Path file = folder.resolve("mill.evidence");
        greenpark("evidence", "mill", "--month", "2027-06", "--log", log, "--out", file);
        Path other = folder.resolve("foundry.evidence");
        greenpark("evidence", "foundry", "--month", "2027-06", "--log", log, "--out", other);

        Path policy = folder.resolve("policy");
        Files.writeString(policy, "log " + stranger() + "\nquorum none\n");
        Answer elsewhere = greenpark("verify", file, "--policy", policy, "--lang", "en");
        assertThat(elsewhere.exit()).isEqualTo(1);
        assertThat(elsewhere.out())
                .startsWith("NOT VERIFIED")
                .contains("✗ checkpoint")
                .doesNotContain("Consumption");

        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(greenpark("verify", file).exit()).isIn(1, 2);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Answer cut = greenpark("verify", file, "--lang", "en");
        assertThat(cut.exit()).isEqualTo(2);
        assertThat(cut.err()).contains("cannot be read as evidence");
        assertThat(greenpark("verify", folder.resolve("nowhere")).exit()).isEqualTo(2);
    }

    /** A key of the right name that signed nothing here. */
    private String stranger() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        try (Log other = Log.create(elsewhere, "park.example/log")) {
            return other.signers().getFirst().toString();
        }
    }

    @Test
    void whatIsKnownLaterIsSealedAsSuccessorsAndNothingIsChanged() throws IOException {
        Answer first = seal("--origin", "park.example/log", "--as-known-at", "2027-06-12T00:00:00Z");
        assertThat(first.exit()).as(first.err()).isZero();
        List<Leaf> before = leaves();
        Answer second = seal();
        assertThat(second.exit()).as(second.err()).isZero();
        List<Leaf> after = leaves();
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        List<Leaf.Day> successors = new ArrayList<>();
        for (Leaf leaf : after.subList(before.size(), after.size())) {
            if (leaf instanceof Leaf.Day day && day.revision() > 0) {
                successors.add(day);
                assertThat(after.get(Objects.requireNonNull(day.supersedes()).intValue()))
                        .isInstanceOfSatisfying(Leaf.Day.class, old -> {
                            assertThat(old.point()).isEqualTo(day.point());
                            assertThat(old.date()).isEqualTo(day.date());
                            assertThat(old.revision()).isEqualTo(day.revision() - 1);
                        });
            }
        }
        assertThat(successors).isNotEmpty();
        assertThat(seal().out()).startsWith("Nothing new to seal");
        Answer fsck = greenpark("fsck", park, "--log", log, "--lang", "en");
        assertThat(fsck.exit()).as(fsck.out() + fsck.err()).isZero();
        assertThat(fsck.out()).contains("in 2 runs", "follow from the readings");
        Answer back = seal("--as-known-at", "2027-06-11T00:00:00Z");
        assertThat(back.exit()).isEqualTo(2);
        assertThat(back.err()).contains("A log only grows");
    }

    @Test
    void aReadingThatWasChangedBehindTheLogIsFound() throws IOException {
        sealed();
        Path file = park.resolve(READINGS);
        String text = Files.readString(file);
        int at = text.indexOf("mill-imp,") + "mill-imp,".length();
        int value = text.indexOf(",100", at);
        assertThat(value).as("a value to change").isPositive();
        Files.writeString(file, text.substring(0, value) + ",101" + text.substring(value + 4));
        Answer fsck = greenpark("fsck", park, "--log", log, "--lang", "en");
        assertThat(fsck.exit()).isEqualTo(1);
        assertThat(fsck.out())
                .contains(
                        "of mill, revision 0, but the readings give another one in slotsRoot, totalsRoot", "is wrong");
        Answer seal = seal();
        assertThat(seal.exit()).isEqualTo(2);
        assertThat(seal.err()).contains("does not follow from the readings", "fsck");
    }

    @Test
    void aChangedTileIsFound() throws IOException {
        sealed();
        Path tile = log.resolve("public/tile/entries/000");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[100] ^= 1;
        Files.write(tile, bytes);
        Answer fsck = greenpark("fsck", park, "--log", log, "--lang", "en");
        assertThat(fsck.exit()).isEqualTo(1);
        assertThat(fsck.out()).contains("tile/entries/000");
    }

    @Test
    void aSealingThatWasCutOffGoesOnWhereItStopped() throws IOException {
        sealed();
        LogReader whole = LogReader.open(log.resolve("public"));
        Path second = folder.resolve("second");
        try (Log cut = Log.create(second, "park.example/log")) {
            List<byte[]> some = new ArrayList<>();
            for (long index = 0; index < 300; index++) {
                some.add(whole.entry(index));
            }
            cut.append(some);
        }
        copy(log.resolve("private/opening-keys"), second.resolve("private/opening-keys"), true);
        copy(log.resolve("private/inputs"), second.resolve("private/inputs"), true);
        log = second;
        Answer answer = seal();
        assertThat(answer.exit()).as(answer.err()).isZero();
        LogReader finished = LogReader.open(second.resolve("public"));
        assertThat(finished.size()).isEqualTo(whole.size());
        assertThat(finished.root()).isEqualTo(whole.root());
    }

    @Test
    void anErasedDayIsGoneAndTheLogStands() throws IOException {
        sealed();
        Answer erased = greenpark("log", "erase", log, "mill", "2027-06-09", "--yes", "2027-06-09", "--lang", "en");
        assertThat(erased.exit()).as(erased.err()).isZero();
        assertThat(greenpark("fsck", park, "--log", log).exit()).isZero();
        assertThat(seal().exit()).isZero();
        Path file = folder.resolve("mill.evidence");
        Answer made = greenpark("evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--lang", "en");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("6 days of mill");
        assertThat(greenpark("verify", file).exit()).isZero();
        assertThat(greenpark("log", "erase", log, "mill", "2027-06-09", "--yes", "2027-06-09")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void keysAreForTheirKeeperAlone() throws IOException {
        sealed();
        Path keys = log.resolve("private/opening-keys/mill/2027-06.keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aNewKeyTakesOverAndTheLogGoesOn() throws IOException {
        sealed();
        String old = Files.readString(log.resolve("vkey"));
        assertThat(greenpark("log", "rotate", log).exit()).isZero();
        assertThat(Files.readString(log.resolve("vkey"))).isNotEqualTo(old);
        assertThat(leaves().getLast()).isInstanceOf(Leaf.Key.class);
        assertThat(seal().out()).startsWith("Nothing new to seal");
        assertThat(greenpark("fsck", park, "--log", log).exit()).isZero();
    }

    @Test
    void aSisterLogHoldsTheSameEntriesAndBothAreBound() throws IOException {
        Answer answer = seal("--origin", "park.example/log", "--sm3", "--cosign", "ml-dsa-44,sm2");
        assertThat(answer.exit()).as(answer.err()).isZero();
        LogReader own = LogReader.open(log.resolve("public"));
        LogReader sister = LogReader.open(log.resolve("sm3/public"), Suite.SM3);
        assertThat(sister.size()).isEqualTo(own.size());
        assertThat(leaves().getLast()).isInstanceOfSatisfying(Leaf.Sister.class, word -> {
            assertThat(word.size()).isEqualTo(own.size() - 1);
            assertThat(word.origin()).isEqualTo("park.example/log/sm3");
        });
        assertThat(own.checkpoint().signatures()).hasSize(3);
        assertThat(seal().out()).startsWith("Nothing new to seal");
        Answer fsck = greenpark("fsck", park, "--log", log);
        assertThat(fsck.exit()).as(fsck.out()).isZero();

        Path tile = log.resolve("sm3/public/tile/entries/001");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[100] ^= 1;
        Files.write(tile, bytes);
        assertThat(greenpark("fsck", park, "--log", log).exit()).isEqualTo(1);
    }

    @Test
    void thePageGoesWithTheEvidence() throws IOException {
        sealed();
        Path file = folder.resolve("mill.evidence");
        Path page = folder.resolve("mill.html");
        greenpark("evidence", "mill", "--month", "2027-06", "--log", log, "--out", file, "--page", page);
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        Path bare = folder.resolve("verify.html");
        assertThat(greenpark("verify", "--write-page", bare).exit()).isZero();
        assertThat(bare).isNotEmptyFile();
        assertThat(greenpark("verify").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "mill,   2027-07, is not sealed",
        "nobody, 2027-06, is not sealed",
        "mill,   2027-6,  is no month",
    })
    void whatIsNotThereIsRefused(String factory, String month, String message) {
        sealed();
        Path file = folder.resolve("none.evidence");
        Answer answer = greenpark("evidence", factory, "--month", month, "--log", log, "--out", file, "--lang", "en");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(file).doesNotExist();
    }

    @Test
    void aLogIsNamedWhenItIsMade() {
        Answer answer = seal();
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("holds no log", "--origin");
        assertThat(log).doesNotExist();
    }
}
