package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static greenpark.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.NoteVerdict;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.Tile;
import greenpark.core.ledger.TreeHasher;
import greenpark.verifier.signature.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log is written, closed, opened and read; every root and proof is that of a tree in memory. */
class LogTest {
    private Path folder = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Ram.folder();
    }

    @AfterEach
    void clear() throws IOException {
        Ram.delete(folder);
    }

    private static MerkleTree tree(TreeHasher hasher, long size) {
        MerkleTree tree = new MerkleTree(hasher);
        entries(0, (int) size).forEach(e -> tree.append(hasher.leaf(e)));
        return tree;
    }

    @Test
    void batches_of_any_size_give_the_tree_of_all_entries() throws IOException {
        Sha256 hasher = new Sha256();
        MerkleTree tree = tree(hasher, 70_000);
        Random random = new Random(7);
        Log log = Log.create(folder, ORIGIN);
        while (log.size() < 70_000) {
            int most = random.nextInt(3) == 0 ? 5_000 : 300;
            int count = (int) Math.min(1 + random.nextInt(most), 70_000 - log.size());
            long first = log.append(entries(log.size(), count));
            assertThat(first + count).isEqualTo(log.size());
            assertThat(log.root()).isEqualTo(tree.root(log.size()));
            if (random.nextInt(40) == 0) {
                log.close();
                log = Log.open(folder);
                assertThat(log.root()).isEqualTo(tree.root(log.size()));
            }
        }
        for (long index : new long[] {0, 1, 255, 256, 65_535, 65_536, 69_999}) {
            assertThat(log.entry(index)).isEqualTo(entry(index));
            Hash leaf = hasher.leaf(entry(index));
            assertThat(log.prove(index)).isEqualTo(tree.inclusion(index));
            assertThat(log.prove(index).verify(hasher, leaf, log.root()).holds())
                    .isTrue();
            assertThat(log.consistency(index + 1)).isEqualTo(tree.consistency(index + 1));
        }
        assertThat(Tile.of(70_000)).allMatch(t -> Files.exists(log(t)));
        log.close();
        assertThat(LogCheck.run(folder.resolve("public"), log.signers()).findings())
                .isEmpty();
        LogReader reader = LogReader.open(folder.resolve("public"));
        assertThat(reader.size()).isEqualTo(70_000);
        assertThat(reader.entry(69_999)).isEqualTo(entry(69_999));
        assertThat(reader.entriesFrom(69_990)).hasSize(10);
    }

    private Path log(Tile tile) {
        return folder.resolve("public").resolve(tile.path());
    }

    @Test
    void partial_tiles_go_when_the_full_one_is_durable_and_readers_of_old_sizes_still_get_theirs() throws IOException {
        LogReader old;
        try (Log log = Log.create(folder, ORIGIN)) {
            log.append(entries(0, 100));
            old = log.reader();
            log.append(entries(100, 200));
            assertThat(log(new Tile(0, 0, 100))).exists();
        }
        try (Log log = Log.open(folder)) {
            assertThat(log(new Tile(0, 0, 100))).doesNotExist();
            assertThat(log(new Tile(0, 0, 256))).exists();
            assertThat(log(new Tile(Tile.ENTRIES, 0, 100))).doesNotExist();
            assertThat(log(new Tile(0, 1, 44))).exists();
            assertThat(old.prove(99)
                            .verify(new Sha256(), new Sha256().leaf(entry(99)), old.root())
                            .holds())
                    .isTrue();
            assertThat(log.size()).isEqualTo(300);
        }
    }

    @Test
    void every_signer_stands_under_the_checkpoint() throws IOException {
        List<KeyType> beside = List.of(KeyType.ML_DSA_44_COSIGNATURE, KeyType.SM2_COSIGNATURE);
        try (Log log = Log.create(folder, ORIGIN, Suite.SHA256, beside)) {
            log.append(entries(0, 3));
            assertThat(log.signers()).hasSize(3);
            NoteVerdict verdict = log.checkpoint().verify(log.signers(), new Signatures());
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            NoteVerdict.Accepted.class,
                            a -> assertThat(a.signed()).hasSize(3));
        }
    }

    @Test
    void the_sister_log_of_sm3_has_the_same_entries_under_another_root() throws IOException {
        TreeHasher hasher = Suite.SM3.hasher();
        try (Log log = Log.create(folder, ORIGIN + "/sm3", Suite.SM3, List.of())) {
            log.append(entries(0, 1000));
            assertThat(log.root()).isEqualTo(tree(hasher, 1000).root());
            assertThat(log.prove(777)
                            .verify(hasher, hasher.leaf(entry(777)), log.root())
                            .holds())
                    .isTrue();
            assertThat(log.signers().getFirst().type()).isEqualTo(KeyType.SM2_COSIGNATURE);
            assertThat(LogCheck.run(log.publicFolder(), Suite.SM3, log.signers())
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void a_second_opener_is_refused() throws IOException {
        try (Log log = Log.create(folder, ORIGIN)) {
            assertThat(log.size()).isZero();
            assertThatThrownBy(() -> Log.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process has the log open");
        }
        Log.open(folder).close();
    }

    @Test
    void a_closed_log_appends_nothing() throws IOException {
        Log log = Log.create(folder, ORIGIN);
        log.close();
        assertThatThrownBy(() -> log.append(entries(0, 1))).hasMessageContaining("the log is closed");
    }

    @Test
    void what_is_too_long_is_refused_and_the_log_goes_on() throws IOException {
        try (Log log = Log.create(folder, ORIGIN)) {
            assertThatThrownBy(() -> log.append(List.of(new byte[65_536])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("65536 bytes is too long");
            assertThatThrownBy(() -> log.append(List.of())).isInstanceOf(IllegalArgumentException.class);
            assertThat(log.append(List.of(new byte[65_535], new byte[0]))).isZero();
            assertThat(log.entry(0)).hasSize(65_535);
            assertThat(log.entry(1)).isEmpty();
        }
    }

    @Test
    void a_changed_tile_is_never_signed_over() throws IOException {
        Log log = Log.create(folder, ORIGIN);
        log.append(entries(0, 300));
        Path tile = log(new Tile(1, 0, 1));
        byte[] bytes = Files.readAllBytes(tile);
        bytes[7] ^= 1;
        Files.write(tile, bytes);
        Hash before = log.root();
        assertThatThrownBy(() -> log.append(entries(300, 10))).isInstanceOf(DamagedLog.class);
        assertThat(log.root()).isEqualTo(before);
        assertThatThrownBy(() -> log.append(entries(300, 10))).hasMessageContaining("an earlier write failed");
        log.close();
    }

    @Test
    void an_old_copy_of_the_private_part_is_refused() throws IOException {
        try (Log log = Log.create(folder, ORIGIN)) {
            log.append(entries(0, 10));
        }
        Path signed = folder.resolve("private/signed");
        byte[] old = Files.readAllBytes(signed);
        try (Log log = Log.open(folder)) {
            log.append(entries(10, 10));
            log.append(entries(20, 10));
        }
        try (Log log = Log.open(folder)) {
            assertThat(log.size()).isEqualTo(30);
        }
        Files.write(signed, old);
        assertThatThrownBy(() -> Log.open(folder)).isInstanceOf(DamagedLog.class);
    }

    @Test
    void entries_that_were_signed_and_are_gone_are_missed() throws IOException {
        try (Log log = Log.create(folder, ORIGIN)) {
            log.append(entries(0, 10));
            log.append(entries(10, 10));
        }
        Path segment = folder.resolve("private/wal/00000000000000000000.wal");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 100] ^= 1;
        Files.write(segment, bytes);
        assertThatThrownBy(() -> Log.open(folder))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("a tree of 20 leaves was signed, and here are 10");
    }
}
