package greenpark.cli.log;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Inputs;
import greenpark.core.ledger.Hash;
import greenpark.core.metering.Arrival;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Which files of readings each run of a log saw, and how far. A file that comes later, or the rows by which one has grown, count as received after
 * what the run before knew, so that they change nothing that was sealed without them: they correct it.
 *
 * <p>Kept as a line per part, {@code <run> <bytes up to its end> <SHA-256 of the file up to there> <name>}, of unpacked files, in the private folder of the log. What
 * happens if we stop: a line of a run that is not in the log is passed over.
 */
final class Arrivals implements Inputs.Receipt {
    private final Path file;
    private final List<Instant> knownAt;
    /** The run that sees first what is not in the list. */
    private final int next;

    private final SortedMap<String, List<Part>> parts = new TreeMap<>();
    private final SortedMap<String, List<Part>> now = new TreeMap<>();
    private final SortedSet<String> changes = new TreeSet<>();

    /** A file's bytes up to here had come when this run was made. */
    private record Part(int run, int bytes, Hash hash) {}

    /**
     * Reads the list.
     *
     * @param knownAt of each run in the log, in their order
     * @param file may not exist
     * @throws BadInput where it is no such list
     */
    private Arrivals(Path file, List<Instant> knownAt) throws IOException {
        this.file = file;
        this.knownAt = List.copyOf(knownAt);
        boolean listed = Files.exists(file);
        // Without a list, whatever is there counts as if it had always been; the comparison of what was sealed shows
        // whether that is true.
        this.next = listed ? knownAt.size() : 0;
        if (listed) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                read(line);
            }
        }
    }

    /** What the runs of a log saw. */
    static Arrivals of(LogPlace place, List<Replay.Asked> runs) throws IOException {
        return new Arrivals(
                place.arrivals(), runs.stream().map(Replay.Asked::knownAt).toList());
    }

    private void read(String line) {
        String[] words = line.split(" ", 4);
        try {
            Part part = new Part(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Hash.parseHex(words[2]));
            if (part.run() < knownAt.size()) {
                parts.computeIfAbsent(words[3], f -> new ArrayList<>()).add(part);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new BadInput(new Problem(
                    file.toString(), 0, "", line, "is no part of a file of readings", "Restore it from its copy"));
        }
    }

    /** Takes note of a mapping; where another one was there, what was read by it may read otherwise. */
    @Override
    public void mapping(String name, byte[] bytes) {
        List<Part> known = parts.get(name);
        Hash hash = Hash.of(Digest.sha256().digest(bytes));
        if (known != null && !known.getLast().hash().equals(hash)) {
            changed(name, known.getLast());
        }
        now.put(name, List.of(new Part(known == null ? next : known.getFirst().run(), bytes.length, hash)));
    }

    /** Takes note of a file and tells when its parts came. */
    @Override
    public List<Arrival> of(String name, byte[] bytes) {
        byte[] text = name.endsWith(".gz") ? unpacked(bytes) : bytes;
        List<Part> known = parts.get(name);
        List<Part> parts = known == null ? moved(name, text) : grown(name, text, known);
        now.put(name, parts);
        List<Arrival> arrivals = new ArrayList<>();
        int from = 0;
        for (Part part : parts) {
            if (part.run() > 0) {
                arrivals.add(new Arrival(from, knownAt.get(part.run() - 1).plusSeconds(1)));
            }
            from = part.bytes();
        }
        return arrivals;
    }

    /** Whether it is packed changes nothing of what a file says. */
    private static byte[] unpacked(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            // Whoever reads it says what is wrong with it.
            return bytes;
        }
    }

    /** A new file, unless it is one that had another name. */
    private List<Part> moved(String name, byte[] bytes) {
        Hash hash = Hash.of(Digest.sha256().digest(bytes));
        for (var other : parts.entrySet()) {
            if (other.getValue().getLast().hash().equals(hash)) {
                changes.add(other.getKey() + " is called " + name + " too, or now");
                return other.getValue();
            }
        }
        return List.of(new Part(next, bytes.length, hash));
    }

    private List<Part> grown(String name, byte[] bytes, List<Part> known) {
        MessageDigest digest = Digest.sha256();
        int from = 0;
        for (Part part : known) {
            if (part.bytes() > bytes.length || part.bytes() < from) {
                return changed(name, bytes, known);
            }
            digest.update(bytes, from, part.bytes() - from);
            from = part.bytes();
            if (!Hash.of(digestSoFar(digest)).equals(part.hash())) {
                return changed(name, bytes, known);
            }
        }
        if (from == bytes.length) {
            return known;
        }
        if (!lineEnds(bytes, from)) {
            return changed(name, bytes, known);
        }
        digest.update(bytes, from, bytes.length - from);
        List<Part> grown = new ArrayList<>(known);
        grown.add(new Part(next, bytes.length, Hash.of(digest.digest())));
        return grown;
    }

    private static byte[] digestSoFar(MessageDigest digest) {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }

    private static boolean lineEnds(byte[] bytes, int at) {
        return at == 0 || bytes[at - 1] == '\n' || bytes[at] == '\n' || bytes[at] == '\r';
    }

    /** It counts as if it had always been so; the comparison of what was sealed shows whether that is true. */
    private List<Part> changed(String name, byte[] bytes, List<Part> known) {
        changed(name, known.getLast());
        return List.of(new Part(
                known.getFirst().run(), bytes.length, Hash.of(Digest.sha256().digest(bytes))));
    }

    private void changed(String name, Part was) {
        changes.add(name + " is not what it was (" + was.bytes() + " bytes, SHA-256 "
                + was.hash().hex().substring(0, 16) + "…)");
    }

    /** What is not as the runs saw it, in words; complete when every file was read. */
    List<String> changes() {
        SortedSet<String> all = new TreeSet<>(changes);
        for (String name : parts.keySet()) {
            if (!now.containsKey(name)) {
                all.add(name + " is gone");
            }
        }
        return List.copyOf(all);
    }

    /** Makes durable what has been noted, as what the next run saw; before its leaves are. */
    void keep() throws IOException {
        StringBuilder text = new StringBuilder();
        SortedMap<String, List<Part>> all = new TreeMap<>(parts);
        all.putAll(now);
        all.forEach((name, list) -> list.forEach(part -> text.append(part.run())
                .append(' ')
                .append(part.bytes())
                .append(' ')
                .append(part.hash().hex())
                .append(' ')
                .append(name)
                .append('\n')));
        PrivateFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
