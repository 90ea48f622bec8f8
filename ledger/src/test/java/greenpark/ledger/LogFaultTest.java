package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static greenpark.ledger.Entries.entries;
import static greenpark.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every change on the disk fails once having been stored, once not, with and without a power cut. Opened again, the log has every entry
 * that was acknowledged; a batch that was not is there as a whole or not at all; the check from outside finds nothing.
 */
class LogFaultTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
    private static final Segments SHORT = new Segments(1 << 20, 2, false);
    private static final int[] BATCHES = {5, 300, 1, 600, 7};

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void nothing_acknowledged_is_lost(boolean stored, boolean power) throws IOException {
        int faults = 0;
        for (int failAt = 1; ; failAt++) {
            Path folder = Ram.folder();
            try {
                FaultyDisk disk = new FaultyDisk(failAt, stored);
                long acknowledged = write(disk, folder);
                if (!disk.failed()) {
                    break;
                }
                faults++;
                if (power) {
                    disk.cutPower(new Random(failAt));
                }
                check(folder, acknowledged, "failure at change " + failAt);
            } finally {
                Ram.delete(folder);
            }
        }
        assertThat(faults).isGreaterThan(90);
    }

    /** Writes until the disk fails; gives the entries that were acknowledged, or −1 if the log was not even made. */
    private static long write(FaultyDisk disk, Path folder) {
        long acknowledged = -1;
        Log log = null;
        try {
            log = Log.create(disk, CLOCK, SHORT, folder, ORIGIN, Suite.SHA256, List.of());
            acknowledged = 0;
            for (int i = 0; i < BATCHES.length; i++) {
                log.append(entries(acknowledged, BATCHES[i]));
                acknowledged += BATCHES[i];
                if (i == 2) {
                    log.close();
                    log = Log.open(disk, CLOCK, SHORT, folder);
                }
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("the disk fails at change");
        } finally {
            close(log);
        }
        return acknowledged;
    }

    private static void close(@Nullable Log log) {
        try {
            if (log != null) {
                log.close();
            }
        } catch (IOException e) {
            // The disk fails.
        }
    }

    private static void check(Path folder, long acknowledged, String name) throws IOException {
        if (acknowledged < 0 && !Files.exists(folder.resolve("private/log"))) {
            return;
        }
        Log log = Log.open(new RealDisk(), CLOCK, SHORT, folder);
        assertThat(LogCheck.run(log.publicFolder(), log.signers()).findings())
                .as(name)
                .isEmpty();
        long stored = log.size();
        long due = 0;
        boolean whole = stored == 0;
        for (int batch : BATCHES) {
            due += batch;
            whole |= stored == due;
        }
        assertThat(whole).as("%s: %d entries are whole batches", name, stored).isTrue();
        assertThat(stored).as(name).isGreaterThanOrEqualTo(Math.max(0, acknowledged));
        for (long index = 0; index < stored; index++) {
            assertThat(log.entry(index)).as(name).isEqualTo(entry(index));
        }
        log.append(entries(stored, 20));
        log.close();
        assertThat(LogCheck.run(log.publicFolder(), log.signers()).findings())
                .as(name)
                .isEmpty();
    }
}
