package greenpark.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.MerkleTree;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.SignedNote;
import greenpark.ledger.FaultyDisk;
import greenpark.ledger.Ram;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import greenpark.ledger.key.SigningKey;
import greenpark.ledger.witness.Answer.Conflict;
import greenpark.ledger.witness.Answer.Cosigned;
import greenpark.ledger.witness.Witnessing.Outcome.Witnessed;
import greenpark.ledger.witness.Witnessing.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every change on the disk of a witness, and of the log's memory of its witnesses, fails once having been stored, once not, with and
 * without a power cut.
 */
class WitnessFaultTest {
    private static final String ORIGIN = "park.example/log";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
    private static final int[] SIZES = {0, 5, 9, 12};

    private final SigningKey log = SigningKey.generate(ORIGIN, KeyType.ED25519);
    private final SigningKey key = SigningKey.generate("grid.example/w", KeyType.ED25519_COSIGNATURE);

    private Path folder = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Ram.folder();
    }

    @AfterEach
    void clear() throws IOException {
        Ram.delete(folder);
    }

    private Witness witness(Disk disk, Path place) {
        return new Witness(disk, place, List.of(log.key()), List.of(key), CLOCK);
    }

    private AddCheckpoint request(String entries, int size, int old) {
        MerkleTree tree = new MerkleTree(new Sha256());
        for (int i = 0; i < size; i++) {
            tree.append(new Sha256().leaf((entries + i).getBytes(StandardCharsets.UTF_8)));
        }
        Checkpoint checkpoint = new Checkpoint(ORIGIN, tree.size(), tree.root());
        List<Hash> proof = old == 0 ? List.of() : tree.consistency(old).path();
        return new AddCheckpoint(old, proof, new SignedNote(checkpoint.text(), List.of(log.sign(checkpoint, 0))));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void what_a_witness_cosigned_it_remembers(boolean stored, boolean power) throws IOException {
        int faults = 0;
        for (int failAt = 1; ; failAt++) {
            Path place = Files.createDirectory(folder.resolve(Integer.toString(failAt)));
            FaultyDisk disk = new FaultyDisk(failAt, stored);
            int cosigned = 0;
            try {
                while (cosigned < SIZES.length - 1) {
                    assertThat(witness(disk, place).add(request("a", SIZES[cosigned + 1], SIZES[cosigned])))
                            .isInstanceOf(Cosigned.class);
                    cosigned++;
                }
                break;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("the disk fails");
            }
            faults++;
            if (power) {
                disk.cutPower(new Random(failAt));
            }
            String name = "failure at change " + failAt;
            Witness again = witness(new RealDisk(), place);
            int told = SIZES[cosigned];
            int asked = SIZES[cosigned + 1];
            if (told > 0) {
                // A second history from the tree it cosigned last, or from none.
                assertThat(again.add(request("b", 15, told))).as(name).isNotInstanceOf(Cosigned.class);
                assertThat(again.add(request("b", 15, 0))).as(name).isInstanceOf(Conflict.class);
            }
            Answer answer = again.add(request("a", 15, told));
            if (answer instanceof Conflict(long size)) {
                assertThat(size).as(name).isEqualTo(asked);
                answer = again.add(request("a", 15, asked));
            }
            assertThat(answer).as(name).isInstanceOf(Cosigned.class);
        }
        assertThat(faults).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void what_a_log_was_told_by_witnesses_it_remembers(boolean stored, boolean power) throws IOException {
        int faults = 0;
        for (int failAt = 1; ; failAt++) {
            Path place = Files.createDirectory(folder.resolve(Integer.toString(failAt)));
            FaultyDisk disk = new FaultyDisk(failAt, stored);
            int remembered = 0;
            try {
                while (remembered < SIZES.length - 1) {
                    remember(new WitnessMemory(disk, place), SIZES[remembered + 1]);
                    remembered++;
                }
                break;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("the disk fails");
            }
            faults++;
            if (power) {
                disk.cutPower(new Random(failAt));
            }
            WitnessMemory again = new WitnessMemory(new RealDisk(), place);
            long grid = again.size("grid");
            assertThat(grid).as("failure at change " + failAt).isIn((long) SIZES[remembered], (long)
                    SIZES[remembered + 1]);
            assertThat(again.size("plant")).isEqualTo(grid);
            remember(again, 15);
            assertThat(again.size("grid")).isEqualTo(15);
        }
        assertThat(faults).isEqualTo(12);
    }

    private static void remember(WitnessMemory memory, long size) throws IOException {
        memory.remember(size, List.of(new Said("grid", new Witnessed(1)), new Said("plant", new Witnessed(2))));
    }
}
