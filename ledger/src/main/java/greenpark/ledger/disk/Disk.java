package greenpark.ledger.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The file operations of a log. A test hands in one that fails, or that forgets what was not forced. */
public interface Disk {

    /** @throws java.nio.file.NoSuchFileException if there is no such file */
    byte[] read(Path file) throws IOException;

    boolean exists(Path file);

    /** Names in a folder, sorted; none if there is no such folder. */
    List<String> list(Path folder) throws IOException;

    /** Creates a folder and those above it. */
    void createFolder(Path folder) throws IOException;

    /** Creates a folder that only its owner may enter, from its first moment; the one above it is there. */
    void createClosedFolder(Path folder) throws IOException;

    /** Creates a file that only its owner may read, from its first moment; there is none of this name. Not yet durable. */
    void writeClosed(Path file, byte[] bytes) throws IOException;

    /** Creates or overwrites a file, and the folders above it. Visible when it returns, not yet durable. */
    void write(Path file, byte[] bytes, int from, int length) throws IOException;

    /** Overwrites bytes inside a file that is there; durable when it returns. A power cut may tear it. */
    void overwrite(Path file, long position, byte[] bytes) throws IOException;

    /** Makes the bytes of a file durable. */
    void force(Path file) throws IOException;

    /** Makes the bytes of many files durable, in any order, and their names in their folders. */
    void forceAll(Collection<Path> files) throws IOException;

    /** Makes the names in a folder durable. */
    void forceFolder(Path folder) throws IOException;

    /** Renames a file within a file system, at once and in place of whatever had the new name. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file if it is there. */
    void delete(Path file) throws IOException;

    /** Starts a file that only grows; an earlier one of this name is emptied. */
    Appending append(Path file) throws IOException;

    /** A file that only grows. */
    interface Appending extends Closeable {
        void write(ByteBuffer bytes) throws IOException;

        /** Makes all that was written durable. */
        void force() throws IOException;
    }

    /**
     * Puts a file in place of another, whole or not at all; durable when it returns.
     *
     * @param aside where the new one is prepared, on the same file system
     */
    default void replace(Path file, Path aside, byte[] bytes) throws IOException {
        write(aside, bytes, 0, bytes.length);
        settle(file, aside);
    }

    /**
     * Puts a file that only its owner may read in place of another, as {@link #replace} does.
     *
     * @param aside where the new one is prepared; what a crash left there is deleted first
     */
    default void replaceClosed(Path file, Path aside, byte[] bytes) throws IOException {
        delete(aside);
        writeClosed(aside, bytes);
        settle(file, aside);
    }

    private void settle(Path file, Path aside) throws IOException {
        // Before the name: else a power cut could leave the name on a file without bytes.
        force(aside);
        move(aside, file);
        // Until here a power cut brings back the old file, which is whole too.
        forceFolder(parent(file));
    }

    /** The folder of a file. */
    static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
