package greenpark.ledger;

import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/** A process that appends until it is killed, and says what was acknowledged. Waits for a line before it begins. */
final class AppendMain {
    private AppendMain() {}

    public static void main(String[] args) throws IOException {
        System.in.read();
        Random random = new Random(Long.parseLong(args[1]));
        Segments shortOnes = new Segments(1 << 16, 3, true);
        Log log = Log.open(new RealDisk(), InstantSource.system(), shortOnes, Path.of(args[0]));
        System.out.println(log.size());
        while (true) {
            log.append(Entries.entries(log.size(), 1 + random.nextInt(40)));
            System.out.println(log.size());
        }
    }
}
