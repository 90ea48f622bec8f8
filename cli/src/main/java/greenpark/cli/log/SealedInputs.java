package greenpark.cli.log;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Folders;
import greenpark.cli.input.ParkFolder;
import greenpark.core.carbon.RuleBook;
import greenpark.core.carbon.RuleReader;
import greenpark.core.ledger.Hash;
import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.ParkLeaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a park and of the rules by which days were sealed. A log keeps a copy of each version it names, so that a run can be repeated
 * though the tables have changed since.
 *
 * @param tables by file name
 * @param rules by file name
 */
record SealedInputs(SortedMap<String, byte[]> tables, SortedMap<String, byte[]> rules, Park park, RuleBook ruleBook) {
    private static final String TABLES = "park";
    private static final String RULES = "rules";

    static SealedInputs of(SortedMap<String, byte[]> tables, SortedMap<String, byte[]> rules) {
        return new SealedInputs(tables, rules, ParkReader.read(tables), RuleReader.read(rules));
    }

    /**
     * The leaf that names them.
     *
     * @param before the one that stands in the log; null in a new one
     */
    Leaf.Park leaf(Leaf.@Nullable Park before, String program) {
        return ParkLeaf.of(park, before, hash(tables), hash(rules), program);
    }

    private static Hash hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = Digest.sha256();
        files.forEach((name, bytes) -> Digest.add(digest, name, bytes));
        return Hash.of(digest.digest());
    }

    /** Keeps a copy under the digests of the tables; what is there already stays. */
    void keep(Path folder) throws IOException {
        Path place = folder.resolve(name(hash(tables), hash(rules)));
        if (Files.isDirectory(place)) {
            return;
        }
        Path aside = folder.resolve(place.getFileName() + ".new");
        Folders.remove(aside);
        write(aside.resolve(TABLES), tables);
        write(aside.resolve(RULES), rules);
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String name(Hash tables, Hash rules) {
        return tables.hex().substring(0, 16) + "-" + rules.hex().substring(0, 16);
    }

    private static void write(Path folder, SortedMap<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /**
     * The copy that a leaf names.
     *
     * @throws IOException where it is not there, or is not what the leaf says
     */
    static SealedInputs kept(Path folder, Leaf.Park leaf) throws IOException {
        Path place = folder.resolve(name(leaf.tables(), leaf.rules()));
        if (!Files.isDirectory(place)) {
            throw new IOException(
                    place + ": is not there, but a leaf of the log names it. Maybe restore it from its copy");
        }
        SealedInputs inputs = of(read(place.resolve(TABLES)), read(place.resolve(RULES)));
        if (!hash(inputs.tables()).equals(leaf.tables())
                || !hash(inputs.rules()).equals(leaf.rules())) {
            throw new IOException(place + ": is not what the log was sealed by. Maybe restore it from its copy");
        }
        return inputs;
    }

    private static SortedMap<String, byte[]> read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> all = paths.toList();
            for (Path path : all) {
                files.put(String.valueOf(path.getFileName()), ParkFolder.bytes(path));
            }
        }
        return files;
    }
}
