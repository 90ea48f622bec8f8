package greenpark.cli.log;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that only the keeper of a log may read: written whole and durably or not at all. */
final class PrivateFile {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /** Puts bytes in the place of a file; durable when it returns. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        createFolder(folder);
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(FILE));
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes a folder that only its owner may enter, and those above it. */
    static void createFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                createFolder(parent);
            }
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(FOLDER));
        }
    }

    /**
     * Refuses a file that others may read or write: what it opens is no secret any more.
     *
     * @throws BadInput where somebody but the owner has any right to it
     */
    static void mustBePrivate(Path file) throws IOException {
        Set<PosixFilePermission> has = Files.getPosixFilePermissions(file);
        if (!FILE.containsAll(has)) {
            throw new BadInput(new Problem(
                    file.toString(),
                    0,
                    "permissions",
                    PosixFilePermissions.toString(has),
                    "let others use a secret",
                    "Take that away: chmod 600 " + file));
        }
    }
}
