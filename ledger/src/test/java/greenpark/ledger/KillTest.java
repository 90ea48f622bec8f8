package greenpark.ledger;

import static greenpark.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.ledger.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A process that appends is killed two hundred times, at any moment; whatever it had said was acknowledged is in the log. On a slow or busy
 * machine it stops after a minute; {@code -Dgreenpark.kills=200} insists.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("greenpark.kills", 200);
    private static final int AT_LEAST = 20;
    private static final Duration ENOUGH = Duration.ofSeconds(55);

    @Test
    void no_acknowledged_entry_is_lost() throws IOException, InterruptedException {
        Path folder = Ram.folder();
        List<VerifierKey> keys;
        try (Log log = Log.create(folder, Entries.ORIGIN)) {
            keys = log.signers();
        }
        Random random = new Random(200);
        boolean insist = Integer.getInteger("greenpark.kills") != null;
        long start = System.nanoTime();
        long checked = 0;
        // The next process starts up while the last one works.
        Child next = start(folder, 0);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                if (!insist && kill >= AT_LEAST && System.nanoTime() - start > ENOUGH.toNanos()) {
                    break;
                }
                Child child = next;
                child.say("go");
                next = start(folder, kill + 1);
                long acknowledged = appendAndKill(child, random);
                try (Log log = Log.open(folder)) {
                    String name = "kill " + kill;
                    assertThat(log.size()).as(name).isGreaterThanOrEqualTo(acknowledged);
                    for (; checked < log.size(); checked++) {
                        assertThat(log.entry(checked)).as(name).isEqualTo(entry(checked));
                    }
                    assertThat(LogCheck.run(log.publicFolder(), keys).findings())
                            .as(name)
                            .isEmpty();
                }
            }
        } finally {
            next.kill();
        }
        assertThat(checked).isGreaterThan(AT_LEAST);
        Ram.delete(folder);
    }

    private static Child start(Path folder, int seed) throws IOException {
        return Child.start(AppendMain.class, List.of(folder.toString(), Integer.toString(seed)));
    }

    /** Kills at a random moment, sometimes before the log is open; gives the last size it said. */
    private static long appendAndKill(Child child, Random random) throws IOException, InterruptedException {
        int lines = random.nextInt(6);
        long acknowledged = 0;
        for (int i = 0; i < lines; i++) {
            acknowledged = Long.parseLong(child.line());
        }
        Thread.sleep(0, random.nextInt(1_000_000));
        if (random.nextBoolean()) {
            Thread.sleep(random.nextInt(8));
        }
        child.kill();
        for (String line = child.line(); line != null; line = child.line()) {
            acknowledged = Long.parseLong(line);
        }
        return acknowledged;
    }
}
