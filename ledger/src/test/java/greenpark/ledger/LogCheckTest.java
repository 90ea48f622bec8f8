package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.LogCheck.Finding;
import greenpark.ledger.LogCheck.Finding.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is changed in a public folder is found, with the name of the file. */
class LogCheckTest {
    private Path folder = Path.of("");
    private Path open = Path.of("");
    private List<VerifierKey> keys = List.of();

    @BeforeEach
    void make() throws IOException {
        folder = Ram.folder();
        open = folder.resolve("public");
        try (Log log = Log.create(folder, ORIGIN, Suite.SHA256, List.of(KeyType.SM2_COSIGNATURE))) {
            log.append(entries(0, 7));
            log.append(entries(7, 3));
            keys = log.signers();
        }
    }

    @AfterEach
    void clear() throws IOException {
        Ram.delete(folder);
    }

    private List<Finding> findings() throws IOException {
        return LogCheck.run(open, keys).findings();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(open)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void every_changed_byte_of_every_file_is_found_in_that_file() throws IOException {
        assertThat(findings()).isEmpty();
        assertThat(files()).hasSize(5);
        int bytes = 0;
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            String name = open.relativize(file).toString();
            for (int i = 0; i < good.length; i++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << (i % 8));
                Files.write(file, bad);
                assertThat(findings())
                        .as("byte %d of %s", i, name)
                        .isNotEmpty()
                        .allSatisfy(f -> assertThat(f.file()).isEqualTo(name));
                bytes++;
            }
            Files.write(file, good);
        }
        assertThat(bytes).isGreaterThan(1000);
        assertThat(findings()).isEmpty();
    }

    @Test
    void every_missing_file_and_every_cut_file_is_found() throws IOException {
        for (Path file : files()) {
            String name = open.relativize(file).toString();
            byte[] good = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(good, good.length - 1));
            assertThat(findings()).as(name).extracting(Finding::file).contains(name);
            Files.delete(file);
            if (!name.contains(".p/7")) {
                // A partial file of an earlier size may be gone; those of this one may not.
                assertThat(findings()).as(name).contains(find(name, Reason.MISSING));
            }
            Files.write(file, good);
        }
    }

    private Finding find(String name, Reason reason) throws IOException {
        return findings().stream()
                .filter(f -> f.file().equals(name) && f.reason() == reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void files_that_do_not_belong_there_are_found() throws IOException {
        for (String name : List.of(
                "index.html", "tile/0/000.p/11", "tile/0/001", "tile/1/000.p/1", "tile/entries/000", "tile/0/0")) {
            Path file = open.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[32]);
            assertThat(find(name, Reason.SUPERFLUOUS)).isNotNull();
            assertThat(findings()).hasSize(1);
            Files.delete(file);
        }
    }

    @Test
    void another_logs_key_and_a_missing_signature_are_found() throws IOException {
        Path other = Ram.folder();
        try (Log log = Log.create(other, "other.example/log")) {
            assertThat(LogCheck.run(open, log.signers()).findings())
                    .extracting(Finding::reason)
                    .containsOnly(Reason.BAD_SIGNATURE);
        } finally {
            Ram.delete(other);
        }
    }

    @Test
    void a_large_log_names_the_tile_that_changed() throws IOException {
        try (Log log = Log.open(folder)) {
            log.append(entries(10, 70_000 - 10));
        }
        assertThat(findings()).isEmpty();
        for (String name : List.of(
                "tile/0/003",
                "tile/0/272",
                "tile/0/273.p/112",
                "tile/1/000",
                "tile/1/001.p/17",
                "tile/2/000.p/1",
                "tile/entries/100")) {
            Path file = open.resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[5] ^= 4;
            Files.write(file, bad);
            assertThat(findings())
                    .as(name)
                    .singleElement()
                    .satisfies(f -> assertThat(f.file()).isEqualTo(name));
            Files.write(file, good);
        }
    }
}
