package greenpark.ledger;

import greenpark.ledger.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Settles beside the batches, one after the other. If it fails the write-ahead log keeps its segments, and the log stops at its next batch. */
final class Settler implements Closeable {
    private final Disk disk;
    private final LogFolder folder;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("settler").daemon().factory());

    private final boolean beside;
    private volatile long settled;
    private volatile @Nullable Throwable failure;

    Settler(Disk disk, LogFolder folder, boolean beside, long settled) {
        this.beside = beside;
        this.disk = disk;
        this.folder = folder;
        this.settled = settled;
    }

    /** Size at which all tiles are durable. */
    long settled() {
        return settled;
    }

    void reached(long size) {
        settled = size;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** @param to size at which a new segment was begun */
    void settle(long to) {
        Runnable work = () -> {
            try {
                if (failure == null) {
                    new Settling(disk, folder, settled, to).run();
                    settled = to;
                }
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
        };
        if (beside) {
            thread.execute(work);
        } else {
            work.run();
        }
    }

    @Override
    public void close() throws IOException {
        thread.close();
    }
}
