package greenpark.ledger;

import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A process in which threads append until it is killed: {@code <folder> <name>}. Says that it is ready, then of each acknowledged append its
 * name, index and number of entries.
 */
final class AppendMain {
    private static final int THREADS = 3;

    private AppendMain() {}

    /** The entries of one append. */
    static List<byte[]> entries(String name, int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add((name + "/" + i).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        Segments shortOnes = new Segments(1 << 16, 3, true);
        Log log = Log.open(new RealDisk(), InstantSource.system(), shortOnes, Path.of(args[0]));
        for (int i = 0; i < THREADS; i++) {
            String thread = args[1] + "/" + i;
            Thread.ofPlatform().start(() -> append(log, thread));
        }
    }

    private static void append(Log log, String thread) {
        Random random = new Random(thread.hashCode());
        try {
            for (int i = 0; true; i++) {
                String name = thread + "/" + i;
                int count = 1 + random.nextInt(40);
                long first = log.append(entries(name, count));
                // A line that the kill cuts off lacks its last word.
                System.out.println(name + " " + first + " " + count + " acknowledged");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
