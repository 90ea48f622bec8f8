package greenpark.ledger.witness;

import greenpark.ledger.disk.Disk;
import greenpark.ledger.witness.Witnessing.Outcome.Witnessed;
import greenpark.ledger.witness.Witnessing.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a log remembers of its witnesses: the last size each cosigned, and when. A file of lines: name, size, seconds since 1970. */
final class WitnessMemory {
    private final Disk disk;
    private final Path file;

    WitnessMemory(Disk disk, Path folder) {
        this.disk = disk;
        this.file = folder.resolve("witnesses");
    }

    private record Line(long size, long time) {}

    private Map<String, Line> read() throws IOException {
        Map<String, Line> lines = new TreeMap<>();
        if (disk.exists(file)) {
            for (String line :
                    new String(disk.read(file), StandardCharsets.UTF_8).lines().toList()) {
                String[] words = line.split(" ", -1);
                if (words.length != 3) {
                    throw new IOException(file + ": '" + line + "' is not name, size and time");
                }
                lines.put(words[0], new Line(Long.parseLong(words[1]), Long.parseLong(words[2])));
            }
        }
        return lines;
    }

    /** The last size it cosigned, 0 before the first. */
    synchronized long size(String witness) throws IOException {
        Line line = read().get(witness);
        return line == null ? 0 : line.size();
    }

    synchronized void remember(long size, List<Said> said) throws IOException {
        Map<String, Line> lines = read();
        for (Said one : said) {
            if (one.outcome() instanceof Witnessed(long time)) {
                lines.merge(one.witness(), new Line(size, time), (a, b) -> b.size() >= a.size() ? b : a);
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((name, line) -> text.append(name + " " + line.size() + " " + line.time() + "\n"));
        disk.replace(file, file.resolveSibling("witnesses.new"), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
