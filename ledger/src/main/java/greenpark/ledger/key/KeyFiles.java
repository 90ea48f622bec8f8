package greenpark.ledger.key;

import greenpark.core.ledger.MalformedLedger;
import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of key files that only their owner may read: 0700 and 0600, or nothing is read from it. Has no state. */
public record KeyFiles(Path folder) {
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    /** Creates the folder if need be, closed to others from its first moment. */
    public void create() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(Disk.parent(folder));
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        }
    }

    /**
     * Writes a new key, durable when it returns.
     *
     * @throws FileAlreadyExistsException rather than overwrite a key
     */
    public void write(String name, SigningKey key) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(
                    file + " holds a key. Maybe move it away; a key is never overwritten.");
        }
        Path aside = folder.resolve(name + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        Files.writeString(aside, key.format(), StandardCharsets.UTF_8);
        force(aside, StandardOpenOption.WRITE);
        Files.move(aside, file);
        force(folder, StandardOpenOption.READ);
    }

    /**
     * Reads a key and tries it.
     *
     * @throws IOException if others may read the file or the folder, or it is no key
     */
    public SigningKey read(String name) throws IOException {
        Path file = folder.resolve(name);
        refuseOpen(folder, OWNER_FOLDER);
        refuseOpen(file, OWNER_FILE);
        try {
            return SigningKey.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (MalformedLedger | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void refuseOpen(Path path, Set<PosixFilePermission> most) throws IOException {
        Set<PosixFilePermission> wider = EnumSet.copyOf(most);
        wider.clear();
        wider.addAll(Files.getPosixFilePermissions(path));
        wider.removeAll(most);
        if (!wider.isEmpty()) {
            throw new IOException(
                    path + ": has mode " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                            + ", so others may reach a secret key. Maybe: chmod "
                            + (most.equals(OWNER_FILE) ? "600" : "700") + " "
                            + path + ", and think of a new key.");
        }
    }

    /** Names in the folder that end so, sorted. */
    public List<String> names(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Renames; durable when it returns. */
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to));
        force(folder, StandardOpenOption.READ);
    }

    /** Keeps the public half only; durable when it returns. What the disk's cells still hold is beyond us. */
    public void retire(String name, String publicName) throws IOException {
        Files.writeString(folder.resolve(publicName), read(name).key() + "\n", StandardCharsets.UTF_8);
        force(folder.resolve(publicName), StandardOpenOption.WRITE);
        delete(name);
    }

    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        force(folder, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
