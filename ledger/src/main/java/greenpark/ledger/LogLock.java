package greenpark.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second writer out, in this process or another. The system drops it when the process ends, however that happens. */
record LogLock(FileChannel channel) implements Closeable {

    static LogLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This process has it; told below as if another had.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException(
                    file + ": another process has the log open. Maybe a service runs on it: a log has one writer.");
        }
        return new LogLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
