package greenpark.ledger.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The disk of this machine. Has no state. */
public final class RealDisk implements Disk {
    /** Forces at a time: the file system joins them into few commits. */
    private static final int FORCES = 16;

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    @Override
    public byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void createClosedFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        } else {
            Files.createDirectory(folder);
        }
    }

    @Override
    public void writeClosed(Path file, byte[] bytes) throws IOException {
        Set<OpenOption> options = Set.of(CREATE_NEW, WRITE);
        FileAttribute<?>[] closed = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, closed)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void write(Path file, byte[] bytes, int from, int length) throws IOException {
        try (FileChannel channel = open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
            writeAll(channel, ByteBuffer.wrap(bytes, from, length));
        }
    }

    /** Folders are made when they turn out to be missing: once in thousands of files. */
    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        try {
            return FileChannel.open(file, options);
        } catch (NoSuchFileException e) {
            Files.createDirectories(Disk.parent(file));
            return FileChannel.open(file, options);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void overwrite(Path file, long position, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, position + buffer.position());
            }
            // The length stays, so there is no need to wait for the file system's own records.
            channel.force(false);
        }
    }

    @Override
    public void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public void forceAll(Collection<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        TreeSet<Path> folders = new TreeSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(FORCES, files.size()))) {
            List<Future<?>> forces = new ArrayList<>();
            for (Path file : files) {
                forces.add(threads.submit(() -> {
                    force(file);
                    return null;
                }));
                folders.add(Disk.parent(file));
            }
            for (Future<?> force : forces) {
                force.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot force the tiles to disk: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while forcing the tiles to disk", e);
        }
        for (Path folder : withParents(folders)) {
            forceFolder(folder);
        }
    }

    /** A new folder is a name too, in the one above it; four levels hold a million tiles. */
    private static Set<Path> withParents(Set<Path> folders) {
        TreeSet<Path> all = new TreeSet<>(folders);
        for (Path folder : folders) {
            Path above = folder.getParent();
            for (int i = 0; i < 4 && above != null && Files.isReadable(above); i++) {
                all.add(above);
                above = above.getParent();
            }
        }
        return all;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public Appending append(Path file) throws IOException {
        FileChannel channel = open(file, CREATE, WRITE, TRUNCATE_EXISTING);
        return new Appending() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                writeAll(channel, bytes);
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
