package greenpark.ledger;

import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where things are in the folder of a log. */
record LogFolder(Path folder) {
    private static final String HEADER = "greenpark-log v1";

    Path publicFolder() {
        return folder.resolve("public");
    }

    Path checkpoint() {
        return publicFolder().resolve(LogReader.CHECKPOINT);
    }

    Path privateFolder() {
        return folder.resolve("private");
    }

    /** Origin and suite, for good. Written last when a log is made: without it there is no log. */
    Path about() {
        return privateFolder().resolve("log");
    }

    Path lock() {
        return privateFolder().resolve("lock");
    }

    Path wal() {
        return privateFolder().resolve("wal");
    }

    Path signed() {
        return privateFolder().resolve("signed");
    }

    /** Where a file is prepared before it takes its place; never inside the public folder, which has nothing superfluous. */
    Path aside() {
        return privateFolder().resolve("aside");
    }

    Path keys() {
        return privateFolder().resolve("keys");
    }

    /** The checkpoint that two keys signed when the second took over. */
    Path handover(long size) {
        return privateFolder().resolve("handover-" + size);
    }

    /** What does not change in the life of a log. */
    record About(String origin, Suite suite) {
        byte[] format() {
            return (HEADER + "\norigin " + origin + "\nsuite " + suite + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    About readAbout(Disk disk) throws IOException {
        if (!disk.exists(about())) {
            throw new IOException(
                    folder + ": is no log, for it has no private/log. Maybe its making was cut off: delete it.");
        }
        String[] lines = new String(disk.read(about()), StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 4
                || !lines[0].equals(HEADER)
                || !lines[1].startsWith("origin ")
                || !lines[2].startsWith("suite ")) {
            throw new DamagedLog(about(), "is not '" + HEADER + "', origin and suite");
        }
        try {
            return new About(lines[1].substring(7), Suite.valueOf(lines[2].substring(6)));
        } catch (IllegalArgumentException e) {
            throw new DamagedLog(about(), "the suite '" + lines[2].substring(6) + "' is not SHA256 or SM3");
        }
    }
}
