package greenpark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Processes whose threads append are killed two hundred times ({@code -Dgreenpark.kills}), at any moment: while they open the log, while
 * they write. Whatever they had said was acknowledged is in the log. Two logs at a time, one for each core.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("greenpark.kills", 200);
    private static final int LOGS = 2;

    /** The whole log is checked from outside after so many kills, and at the end. */
    private static final int CHECK_EVERY = 10;

    @Test
    void no_acknowledged_entry_is_lost() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(LOGS)) {
            List<Future<Integer>> logs = new ArrayList<>();
            for (int log = 0; log < LOGS; log++) {
                int seed = log;
                int kills = KILLS / LOGS + (log < KILLS % LOGS ? 1 : 0);
                logs.add(threads.submit(() -> killed(seed, kills)));
            }
            int acknowledged = 0;
            for (Future<Integer> log : logs) {
                acknowledged += log.get();
            }
            assertThat(acknowledged).as("appends that were acknowledged").isGreaterThan(KILLS);
        }
    }

    /** An append that was acknowledged. */
    private record Acknowledged(String name, long first, int count) {
        void isIn(Log log) throws IOException {
            List<byte[]> entries = AppendMain.entries(name, count);
            for (int i = 0; i < count; i++) {
                assertThat(log.entry(first + i)).as("%s at %d", name, first).isEqualTo(entries.get(i));
            }
        }
    }

    /** A log whose writer is killed again and again; gives the appends that were acknowledged. */
    private static int killed(int seed, int kills) throws IOException, InterruptedException {
        Path folder = Ram.folder();
        List<VerifierKey> keys;
        try (Log log = Log.create(folder, Entries.ORIGIN)) {
            keys = log.signers();
        }
        Random random = new Random(seed);
        List<Acknowledged> all = new ArrayList<>();
        for (int kill = 1; kill <= kills; kill++) {
            List<Acknowledged> told = appendAndKill(folder, seed + "." + kill, random);
            all.addAll(told);
            try (Log log = Log.open(folder)) {
                boolean whole = kill % CHECK_EVERY == 0 || kill == kills;
                for (Acknowledged append : whole ? all : told) {
                    append.isIn(log);
                }
                if (whole) {
                    assertThat(LogCheck.run(log.publicFolder(), keys).findings())
                            .as("log %d after kill %d", seed, kill)
                            .isEmpty();
                }
            }
        }
        Ram.delete(folder);
        return all.size();
    }

    /** Kills at a random moment, sometimes before the log is open. */
    private static List<Acknowledged> appendAndKill(Path folder, String name, Random random)
            throws IOException, InterruptedException {
        List<Acknowledged> told = new ArrayList<>();
        try (Child child = Child.start(AppendMain.class, List.of(folder.toString(), name))) {
            assertThat(child.line()).isEqualTo("ready");
            int lines = random.nextInt(8);
            for (int i = 0; i < lines; i++) {
                told.add(acknowledged(String.valueOf(child.line())));
            }
            int most = lines == 0 ? 400 : 5;
            Thread.sleep(random.nextInt(most), random.nextInt(1_000_000));
            child.kill();
            for (String line = child.line(); line != null; line = child.line()) {
                if (line.endsWith(" acknowledged")) {
                    told.add(acknowledged(line));
                }
            }
        }
        return told;
    }

    private static Acknowledged acknowledged(String line) {
        String[] words = line.split(" ", -1);
        assertThat(words).as(line).hasSize(4);
        return new Acknowledged(words[0], Long.parseLong(words[1]), Integer.parseInt(words[2]));
    }
}
