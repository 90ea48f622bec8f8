package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.SignedNote;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.key.KeyFiles;
import greenpark.ledger.key.SigningKey;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys stay closed and whole, and one takes over from another so that a reader can follow. */
class KeysTest {
    private Path folder = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Ram.folder();
    }

    @AfterEach
    void clear() throws IOException {
        Ram.delete(folder);
    }

    private static boolean signs(VerifierKey key, SignedNote note) {
        return note.verify(List.of(key), new Signatures()) instanceof NoteVerdict.Accepted;
    }

    private static byte[] announcement(VerifierKey before, VerifierKey after) {
        return (before + " hands over to " + after).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void a_key_of_every_type_is_written_closed_and_read_again(KeyType type) throws IOException {
        KeyFiles files = new KeyFiles(folder.resolve("keys"));
        files.create();
        SigningKey key = SigningKey.generate(ORIGIN, type);
        files.write("a.key", key);
        assertThat(files.read("a.key")).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/a.key"))))
                .isEqualTo("rw-------");
        assertThat(key.toString()).doesNotContain(key.secret().base64());
        assertThatThrownBy(() -> files.write("a.key", key)).hasMessageContaining("a key is never overwritten");
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws IOException {
        KeyFiles files = new KeyFiles(folder.resolve("keys"));
        files.create();
        files.write("a.key", SigningKey.generate(ORIGIN, KeyType.ED25519));
        Path file = folder.resolve("keys/a.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> files.read("a.key"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has mode rw-r-----")
                .hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(folder.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> files.read("a.key")).hasMessageContaining("chmod 700");
    }

    @Test
    void a_file_with_the_halves_of_two_keys_is_refused() throws IOException {
        KeyFiles files = new KeyFiles(folder.resolve("keys"));
        files.create();
        files.write("a.key", SigningKey.generate(ORIGIN, KeyType.ED25519));
        files.write("b.key", SigningKey.generate(ORIGIN, KeyType.ED25519));
        List<String> a = Files.readAllLines(folder.resolve("keys/a.key"));
        List<String> b = Files.readAllLines(folder.resolve("keys/b.key"));
        Files.writeString(folder.resolve("keys/a.key"), a.getFirst() + "\n" + b.get(1) + "\n");
        assertThatThrownBy(() -> files.read("a.key")).hasMessageContaining("the secret is not that of");
    }

    @Test
    void at_a_rotation_one_checkpoint_has_both_signatures() throws IOException {
        try (Log log = Log.create(folder, ORIGIN)) {
            log.append(entries(0, 3));
            VerifierKey before = log.signers().getFirst();
            VerifierKey after = log.rotate(KeysTest::announcement);
            assertThat(log.entry(3)).isEqualTo(announcement(before, after));
            SignedNote both = log.checkpoint();
            assertThat(signs(before, both)).isTrue();
            assertThat(signs(after, both)).isTrue();
            log.append(entries(4, 1));
            assertThat(signs(before, log.checkpoint())).isFalse();
            assertThat(signs(after, log.checkpoint())).isTrue();
            assertThat(log.keys()).containsExactly(after, before);
            assertThat(SignedNote.parse(Files.readAllBytes(folder.resolve("private/handover-4"))))
                    .isEqualTo(both);
            assertThat(folder.resolve("private/keys/log-0001.key")).doesNotExist();
        }
        try (Log log = Log.open(folder)) {
            VerifierKey third = log.rotate(KeysTest::announcement);
            assertThat(log.signers()).containsExactly(third);
            assertThat(log.keys()).hasSize(3);
        }
    }

    /** On a file system without modes there is nothing to refuse: the program does not guess. */
    @Test
    void where_files_have_no_modes_a_key_is_read() throws IOException {
        KeyFiles files = new KeyFiles(folder.resolve("keys"));
        files.create();
        SigningKey key = SigningKey.generate(ORIGIN, KeyType.ED25519);
        files.write("a.key", key);
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path inside = Files.createDirectory(zip.getPath("/keys"));
            Files.copy(folder.resolve("keys/a.key"), inside.resolve("a.key"));
            assertThat(new KeyFiles(inside).read("a.key")).isEqualTo(key);
        }
    }

    /** Every change on the disk fails, having been stored or not, with and without a power cut. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void a_key_that_was_cut_off_is_whole_and_closed_or_not_there(boolean stored, boolean power) throws IOException {
        int faults = 0;
        for (int failAt = 1; ; failAt++) {
            Path place = folder.resolve(Integer.toString(failAt));
            FaultyDisk disk = new FaultyDisk(failAt, stored);
            SigningKey key = SigningKey.generate(ORIGIN, KeyType.ED25519);
            boolean written = false;
            try {
                KeyFiles files = new KeyFiles(disk, place);
                files.create();
                files.write("a.key", key);
                written = true;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("the disk fails");
            }
            if (power) {
                disk.cutPower(new Random(failAt));
            }
            KeyFiles again = new KeyFiles(place);
            again.create();
            assertThat(again.names(".new")).isEmpty();
            if (written || again.names(".key").contains("a.key")) {
                assertThat(again.read("a.key")).as("change " + failAt).isEqualTo(key);
            } else {
                again.write("a.key", key);
            }
            if (!disk.failed()) {
                break;
            }
            faults++;
        }
        assertThat(faults).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void a_rotation_that_was_cut_off_happened_as_a_whole_or_not_at_all(boolean stored, boolean power)
            throws IOException {
        int turns = 0;
        int faults = 0;
        for (int failAt = 1; ; failAt++) {
            Path place = Files.createDirectory(folder.resolve(Integer.toString(failAt)));
            try (Log log = Log.create(place, ORIGIN)) {
                log.append(entries(0, 3));
            }
            FaultyDisk disk = new FaultyDisk(failAt, stored);
            boolean acknowledged = rotate(disk, place);
            if (!disk.failed()) {
                break;
            }
            faults++;
            if (power) {
                disk.cutPower(new Random(failAt));
            }
            String name = "failure at change " + failAt;
            try (Log log = Log.open(place)) {
                boolean turned = log.size() == 4;
                turns += turned ? 1 : 0;
                assertThat(turned || !acknowledged).as(name).isTrue();
                assertThat(log.keys()).as(name).hasSize(turned ? 2 : 1);
                assertThat(signs(log.signers().getFirst(), log.checkpoint()))
                        .as(name)
                        .isTrue();
                if (turned) {
                    SignedNote both = SignedNote.parse(Files.readAllBytes(place.resolve("private/handover-4")));
                    assertThat(log.keys()).as(name).allMatch(key -> signs(key, both));
                }
                // No secret but the one that signs: not the old one, not one that never took over.
                assertThat(new KeyFiles(place.resolve("private/keys")).names(""))
                        .as(name)
                        .isEqualTo(turned ? List.of("log-0001.vkey", "log-0002.key") : List.of("log-0001.key"));
                log.append(entries(log.size(), 1));
                assertThat(LogCheck.run(log.publicFolder(), log.signers()).findings())
                        .isEmpty();
            }
        }
        assertThat(faults).isGreaterThan(30);
        assertThat(turns).isBetween(1, faults - 1);
    }

    private static boolean rotate(FaultyDisk disk, Path place) throws IOException {
        try (Log log = Log.open(disk, InstantSource.system(), Segments.USUAL, place)) {
            log.rotate(KeysTest::announcement);
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("the disk fails");
            return false;
        }
    }

    @Test
    void a_log_that_failed_prepares_no_key() throws IOException {
        Log.create(folder, ORIGIN).close();
        FaultyDisk disk = new FaultyDisk(Integer.MAX_VALUE, true);
        try (Log log = Log.open(disk, InstantSource.system(), Segments.USUAL, folder)) {
            disk.failAfter(1);
            assertThatThrownBy(() -> log.append(entries(0, 3))).hasMessageContaining("the disk fails");
            disk.failAfter(Integer.MAX_VALUE / 2);
            assertThatThrownBy(() -> log.rotate(KeysTest::announcement))
                    .hasMessageContaining("an earlier write failed");
            assertThat(new KeyFiles(folder.resolve("private/keys")).names("")).containsExactly("log-0001.key");
        }
        try (Log log = Log.open(folder)) {
            assertThat(log.keys()).hasSize(1);
        }
    }
}
