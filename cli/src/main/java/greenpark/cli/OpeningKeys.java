package greenpark.cli;

import greenpark.core.ledger.Hash;
import greenpark.core.seal.KeyRing;
import greenpark.core.seal.OpeningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The opening keys of a log as files: a file per usage point and month, a line per day, {@code 2028-03-01 <64 hexadecimal digits>}, and one for the month,
 * {@code month <…>}. A key that was destroyed leaves the word {@code erased}, so that it is never made anew.
 *
 * <p>New keys are in memory until {@link #flush}. Whoever seals flushes before the leaves are appended: a leaf whose key is lost can never be opened,
 * a key without a leaf harms nobody.
 */
final class OpeningKeys implements KeyRing {
    private static final String ERASED = "erased";
    private static final String MONTH = "month";
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final SortedMap<String, SortedMap<String, String>> files = new TreeMap<>();
    private final SortedSet<String> changed = new TreeSet<>();

    OpeningKeys(Path folder) {
        this.folder = folder;
    }

    @Override
    public @Nullable OpeningKey day(String point, LocalDate date) {
        return key(point + "/" + YearMonth.from(date) + ".keys", date.toString());
    }

    @Override
    public @Nullable OpeningKey month(String factory, YearMonth month) {
        return key(factory + "/" + month + ".keys", MONTH);
    }

    @Override
    public @Nullable OpeningKey rest(int run) {
        return key("rest.keys", "run-" + run);
    }

    private @Nullable OpeningKey key(String file, String name) {
        SortedMap<String, String> keys = file(file);
        String hex = keys.get(name);
        if (hex == null) {
            byte[] fresh = new byte[Hash.LENGTH];
            random.nextBytes(fresh);
            hex = Hash.of(fresh).hex();
            keys.put(name, hex);
            changed.add(file);
        }
        return hex.equals(ERASED) ? null : new OpeningKey(Hash.parseHex(hex));
    }

    private SortedMap<String, String> file(String name) {
        return files.computeIfAbsent(name, n -> {
            SortedMap<String, String> keys = new TreeMap<>();
            Path path = folder.resolve(n);
            try {
                if (Files.exists(path)) {
                    for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                        String[] parts = line.split(" ", 2);
                        if (parts.length != 2) {
                            throw new IOException(
                                    path + ": '" + line + "' is no key. Maybe restore the file from its copy.");
                        }
                        keys.put(parts[0], parts[1]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return keys;
        });
    }

    /** Whether a key of this day was ever made, and not destroyed. */
    boolean has(String point, LocalDate date) {
        String hex = file(point + "/" + YearMonth.from(date) + ".keys").get(date.toString());
        return hex != null && !hex.equals(ERASED);
    }

    /** Destroys the key of a day, and that of its month, whose account tells of the day. Durable after {@link #flush}. */
    void erase(String point, LocalDate date) {
        String name = point + "/" + YearMonth.from(date) + ".keys";
        SortedMap<String, String> keys = file(name);
        keys.put(date.toString(), ERASED);
        keys.put(MONTH, ERASED);
        changed.add(name);
    }

    /** Makes all new keys durable. */
    void flush() throws IOException {
        for (String name : changed) {
            Path file = folder.resolve(name);
            createFolder(Objects.requireNonNull(file.getParent()));
            StringBuilder text = new StringBuilder();
            file(name)
                    .forEach((key, hex) ->
                            text.append(key).append(' ').append(hex).append('\n'));
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(FILE));
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        SortedSet<String> parents = new TreeSet<>();
        changed.forEach(name -> parents.add(String.valueOf(folder.resolve(name).getParent())));
        for (String parent : parents) {
            try (FileChannel channel = FileChannel.open(Path.of(parent), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        changed.clear();
    }

    private static void createFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                createFolder(parent);
            }
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(FOLDER));
        }
    }
}
