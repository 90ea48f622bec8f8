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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void a_rotation_that_was_cut_off_happened_as_a_whole_or_not_at_all() throws IOException {
        for (boolean stored : new boolean[] {true, false}) {
            for (int failAt = 1; ; failAt++) {
                Path place = folder.resolve(stored + "-" + failAt);
                Files.createDirectories(place);
                try (Log log = Log.create(place, ORIGIN)) {
                    log.append(entries(0, 3));
                }
                if (!rotate(place, failAt, stored)) {
                    break;
                }
                try (Log log = Log.open(place)) {
                    boolean turned = log.size() == 4;
                    assertThat(log.keys()).as(place.toString()).hasSize(turned ? 2 : 1);
                    assertThat(signs(log.signers().getFirst(), log.checkpoint()))
                            .isTrue();
                    if (turned) {
                        SignedNote both = SignedNote.parse(Files.readAllBytes(place.resolve("private/handover-4")));
                        assertThat(log.keys()).allMatch(key -> signs(key, both));
                    }
                    log.append(entries(log.size(), 1));
                    assertThat(LogCheck.run(log.publicFolder(), log.signers()).findings())
                            .isEmpty();
                }
            }
        }
    }

    private static boolean rotate(Path place, int failAt, boolean stored) throws IOException {
        FaultyDisk disk = new FaultyDisk(failAt, stored);
        try (Log log = Log.open(disk, java.time.InstantSource.system(), Segments.USUAL, place)) {
            log.rotate(KeysTest::announcement);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("the disk fails");
        }
        return disk.failed();
    }
}
