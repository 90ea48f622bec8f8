package greenpark.ledger.key;

import greenpark.core.ledger.MalformedLedger;
import greenpark.core.ledger.VerifierKey;
import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A folder of key files that only their owner may read: 0700 and 0600, or nothing is read from it. Where a file system knows no such modes,
 * nothing is refused for them. Has no state.
 */
public record KeyFiles(Disk disk, Path folder) {
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    /** What a key is prepared under. It may hold a secret, so what a crash leaves of it goes at the next start. */
    private static final String ASIDE = ".new";

    /** On the disk of this machine. */
    public KeyFiles(Path folder) {
        this(new RealDisk(), folder);
    }

    /** Creates the folder if need be, closed to others from its first moment, and clears what a crash left in it. */
    public void create() throws IOException {
        if (disk.exists(folder)) {
            tidy();
        } else {
            Path above = Disk.parent(folder);
            disk.createFolder(above);
            disk.createClosedFolder(folder);
            // Names of new folders too: a key that is durable in a folder that a power cut takes away is lost.
            disk.forceFolder(above);
            disk.forceFolder(Disk.parent(above));
        }
    }

    /** Deletes keys that were being prepared when a process ended. */
    public void tidy() throws IOException {
        for (String name : names(ASIDE)) {
            delete(name);
        }
    }

    /**
     * Writes a new key, durable when it returns.
     *
     * @throws FileAlreadyExistsException rather than overwrite a key
     */
    public void write(String name, SigningKey key) throws IOException {
        Path file = folder.resolve(name);
        if (disk.exists(file)) {
            throw new FileAlreadyExistsException(
                    file + " holds a key. Maybe move it away; a key is never overwritten.");
        }
        // Crash before the end: there is no key of this name, and nobody has seen its public half.
        disk.replaceClosed(file, aside(name), key.format().getBytes(StandardCharsets.UTF_8));
    }

    private Path aside(String name) {
        return folder.resolve(name + ASIDE);
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
            return SigningKey.parse(text(name));
        } catch (MalformedLedger | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads what {@link #retire} kept.
     *
     * @throws IOException if it is no key
     */
    public VerifierKey readPublic(String name) throws IOException {
        try {
            return VerifierKey.parse(text(name).strip());
        } catch (MalformedLedger e) {
            throw new IOException(folder.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private String text(String name) throws IOException {
        return new String(disk.read(folder.resolve(name)), StandardCharsets.UTF_8);
    }

    private static void refuseOpen(Path path, Set<PosixFilePermission> most) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> wider = EnumSet.noneOf(PosixFilePermission.class);
        wider.addAll(modes);
        wider.removeAll(most);
        if (!wider.isEmpty()) {
            throw new IOException(path + ": has mode " + PosixFilePermissions.toString(modes)
                    + ", so others may reach a secret key. Maybe: chmod "
                    + (most.equals(OWNER_FILE) ? "600" : "700") + " "
                    + path + ", and think of a new key.");
        }
    }

    /** Names in the folder that end so, sorted. */
    public List<String> names(String suffix) throws IOException {
        return disk.list(folder).stream().filter(n -> n.endsWith(suffix)).toList();
    }

    /** Renames; durable when it returns. */
    public void rename(String from, String to) throws IOException {
        disk.move(folder.resolve(from), folder.resolve(to));
        disk.forceFolder(folder);
    }

    /** Keeps the public half only; durable when it returns. What the disk's cells still hold is beyond us. */
    public void retire(String name, String publicName) throws IOException {
        byte[] half = (read(name).key() + "\n").getBytes(StandardCharsets.UTF_8);
        disk.replace(folder.resolve(publicName), aside(publicName), half);
        // Crash before: both halves are there, and retiring it once more gives the same.
        delete(name);
    }

    public void delete(String name) throws IOException {
        disk.delete(folder.resolve(name));
        disk.forceFolder(folder);
    }
}
