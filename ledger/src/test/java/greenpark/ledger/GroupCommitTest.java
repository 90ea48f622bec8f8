package greenpark.ledger;

import static greenpark.ledger.Entries.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.SignedNote;
import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads append at the same time: they share forced writes and checkpoints, and each learns the truth about its own entries. */
class GroupCommitTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
    private static final Segments SHORT = new Segments(1 << 20, 5, false);
    private static final int THREADS = 8;
    private static final int APPENDS = 40;

    private Path folder = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Ram.folder();
    }

    @AfterEach
    void clear() throws IOException {
        Ram.delete(folder);
    }

    /** The entries of one append: of none other. */
    private static List<byte[]> entries(int thread, int append) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i <= (thread + append) % 4; i++) {
            entries.add((thread + "/" + append + "/" + i).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    /** What the threads were told: index of the first entry of each acknowledged append, by its name; and the failures. */
    private record Told(Map<String, Long> acknowledged, ConcurrentLinkedQueue<IOException> failures) {
        Told() {
            this(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>());
        }
    }

    /** Each thread appends until the log fails it. */
    private static Told appendAll(Log log) throws InterruptedException {
        Told told = new Told();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int append = 0; append < APPENDS; append++) {
                        long first = log.append(entries(number, append));
                        told.acknowledged().put(number + "/" + append, first);
                    }
                } catch (IOException e) {
                    told.failures().add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return told;
    }

    /** Every acknowledged append stands at its index; no entry is there twice; no append is there in part. */
    private static void check(Log log, Told told, String name) throws IOException {
        Map<String, Long> stored = new TreeMap<>();
        for (long index = 0; index < log.size(); index++) {
            String text = new String(log.entry(index), StandardCharsets.UTF_8);
            assertThat(stored.put(text, index))
                    .as("%s: %s is there twice", name, text)
                    .isNull();
        }
        Set<String> due = new HashSet<>();
        for (int thread = 0; thread < THREADS; thread++) {
            for (int append = 0; append < APPENDS; append++) {
                String key = thread + "/" + append;
                Long first = told.acknowledged().getOrDefault(key, stored.get(key + "/0"));
                List<byte[]> entries = entries(thread, append);
                for (int i = 0; first != null && i < entries.size(); i++) {
                    String text = thread + "/" + append + "/" + i;
                    assertThat(stored.get(text)).as("%s: %s", name, text).isEqualTo(first + i);
                    due.add(text);
                }
            }
        }
        assertThat(stored.keySet()).as(name).isEqualTo(due);
    }

    @Test
    void every_append_is_there_once_at_its_index_under_fewer_checkpoints_than_appends() throws Exception {
        CountingDisk disk = new CountingDisk();
        Told told;
        try (Log log = Log.create(disk, CLOCK, SHORT, folder, ORIGIN, Suite.SHA256, List.of())) {
            disk.forces = 0;
            disk.checkpoints = 0;
            told = appendAll(log);
            assertThat(told.failures()).isEmpty();
            assertThat(told.acknowledged()).hasSize(THREADS * APPENDS);
            assertThat(disk.forces).isEqualTo(disk.checkpoints).isLessThan(THREADS * APPENDS / 2);
            check(log, told, "open");
        }
        try (Log log = Log.open(folder)) {
            check(log, told, "opened again");
            assertThat(LogCheck.run(log.publicFolder(), log.signers()).findings())
                    .isEmpty();
        }
    }

    @Test
    void alone_an_append_waits_for_nobody() throws IOException {
        CountingDisk disk = new CountingDisk();
        try (Log log = Log.create(disk, CLOCK, SHORT, folder, ORIGIN, Suite.SHA256, List.of())) {
            disk.forces = 0;
            for (int i = 0; i < 10; i++) {
                assertThat(log.append(List.of(new byte[] {1}))).isEqualTo(i);
            }
            assertThat(disk.forces).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_force_that_fails_is_told_to_everyone_who_waits_and_nothing_acknowledged_is_missing(boolean stored)
            throws Exception {
        int inTheirStead = 0;
        for (int failAt = 1; failAt < 60; failAt += 3) {
            Path place = folder.resolve(Integer.toString(failAt));
            Log.create(Files.createDirectory(place), ORIGIN).close();
            FaultyDisk faulty = new FaultyDisk(Integer.MAX_VALUE, stored);
            Told told;
            try (Log log = Log.open(new SlowDisk(faulty), CLOCK, SHORT, place)) {
                faulty.failAfter(failAt);
                told = appendAll(log);
                assertThat(told.failures())
                        .as("failure at change " + failAt)
                        .hasSize(THREADS)
                        .allSatisfy(e -> assertThat(e).hasMessageContaining("the disk fails"));
                assertThatThrownBy(() -> log.append(entries(0, 0))).hasMessageContaining("an earlier write failed");
            }
            inTheirStead += (int) told.failures().stream()
                    .filter(e -> e.getCause() != null)
                    .filter(e -> !String.valueOf(e.getMessage()).contains("an earlier write failed"))
                    .count();
            try (Log again = Log.open(place)) {
                check(again, told, "failure at change " + failAt);
                assertThat(LogCheck.run(again.publicFolder(), again.signers()).findings())
                        .isEmpty();
            }
        }
        assertThat(inTheirStead)
                .as("callers whose entries another thread wrote")
                .isGreaterThan(20);
    }

    @Test
    void a_rotation_among_appends_signs_its_own_checkpoint() throws Exception {
        try (Log log = Log.create(new CountingDisk(), CLOCK, SHORT, folder, ORIGIN, Suite.SHA256, List.of())) {
            Thread appends = Thread.ofPlatform().start(() -> {
                try {
                    appendAll(log);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            long[] at = new long[1];
            for (int i = 0; i < 5; i++) {
                log.rotate((before, after) -> {
                    at[0] = log.size();
                    return after.toString().getBytes(StandardCharsets.UTF_8);
                });
                SignedNote note =
                        SignedNote.parse(Files.readAllBytes(folder.resolve("private/handover-" + (at[0] + 1))));
                assertThat(note.signatures()).hasSize(2);
            }
            appends.join();
            assertThat(log.keys()).hasSize(6);
            assertThat(LogCheck.run(log.publicFolder(), log.signers()).findings())
                    .isEmpty();
        }
    }

    /** Counts the forced writes of the write-ahead log and the checkpoints that came into view; each force takes a while. */
    private static final class CountingDisk extends SlowDisk {
        private int forces;
        private int checkpoints;

        CountingDisk() {
            super(new RealDisk());
        }

        @Override
        void forced() {
            forces++;
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            super.move(from, to);
            if (to.endsWith(LogReader.CHECKPOINT)) {
                checkpoints++;
            }
        }
    }
}
