package greenpark.ledger;

import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Another disk on which a forced write of the write-ahead log takes a millisecond, as on a disk that is one. */
@NullMarked
class SlowDisk implements Disk {
    private final Disk disk;

    SlowDisk(Disk disk) {
        this.disk = disk;
    }

    /** A forced write of the write-ahead log is done. */
    void forced() {}

    @Override
    public Appending append(Path file) throws IOException {
        Appending appending = disk.append(file);
        return new Appending() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                appending.write(bytes);
            }

            @Override
            public void force() throws IOException {
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                appending.force();
                forced();
            }

            @Override
            public void close() throws IOException {
                appending.close();
            }
        };
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        return disk.list(folder);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public void createClosedFolder(Path folder) throws IOException {
        disk.createClosedFolder(folder);
    }

    @Override
    public void writeClosed(Path file, byte[] bytes) throws IOException {
        disk.writeClosed(file, bytes);
    }

    @Override
    public void write(Path file, byte[] bytes, int from, int length) throws IOException {
        disk.write(file, bytes, from, length);
    }

    @Override
    public void overwrite(Path file, long position, byte[] bytes) throws IOException {
        disk.overwrite(file, position, bytes);
    }

    @Override
    public void force(Path file) throws IOException {
        disk.force(file);
    }

    @Override
    public void forceAll(Collection<Path> files) throws IOException {
        disk.forceAll(files);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }
}
