package greenpark.cli;

import greenpark.cli.input.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compressed files of a result, one after another. Blocks are made on the caller's thread and compressed on another; at most a few wait
 * between the two. The folder takes the SHA-256 of each file's uncompressed bytes, since compressed bytes differ between zlib versions.
 */
final class PackedFiles implements AutoCloseable {
    private static final int WAITING_BLOCKS = 8;
    private static final int FASTEST = 1;

    private final ResultFolder folder;
    private final ExecutorService compressor = Executors.newSingleThreadExecutor();
    private final Semaphore room = new Semaphore(WAITING_BLOCKS);
    private @Nullable Page page;
    private @Nullable Future<?> last;
    private volatile @Nullable Throwable failure;

    PackedFiles(ResultFolder folder) {
        this.folder = folder;
    }

    /** Bytes that nobody changes any more. */
    interface Block {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Page(String name, OutputStream out, MessageDigest digest) {}

    /** Completes the file before, and begins one. */
    void open(String name) throws IOException {
        finishPage();
        MessageDigest digest = Digest.sha256();
        OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.file(name)), 1 << 16) {
            {
                def.setLevel(FASTEST);
            }
        };
        page = new Page(name, new DigestOutputStream(packed, digest), digest);
    }

    /** Adds to the open file. */
    void write(Block block) {
        Page target = page;
        if (target == null) {
            throw new IllegalStateException("no file is open");
        }
        submit(() -> {
            block.writeTo(target.out());
            return null;
        });
    }

    private void finishPage() {
        Page finished = page;
        if (finished != null) {
            page = null;
            submit(() -> {
                finished.out().close();
                folder.wrote(finished.name(), Digest.hex(finished.digest()));
                return null;
            });
        }
    }

    /** After a failure nothing more is done; the next call, at the latest {@link #finish}, tells of it. */
    private void submit(Callable<?> work) {
        failIfFailed();
        room.acquireUninterruptibly();
        last = compressor.submit(() -> {
            try {
                if (failure == null) {
                    work.call();
                }
            } catch (Exception | Error e) {
                failure = e;
            } finally {
                room.release();
            }
        });
    }

    private void failIfFailed() {
        Throwable failed = failure;
        if (failed instanceof IOException io) {
            throw new UncheckedIOException(io);
        }
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed != null) {
            throw new IllegalStateException("compressing files failed", failed);
        }
    }

    /** Completes all files; without this they are not whole. */
    void finish() {
        finishPage();
        Future<?> pending = last;
        if (pending != null) {
            try {
                pending.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while files were compressed", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("compressing files failed", e.getCause());
            }
        }
        failIfFailed();
    }

    @Override
    public void close() {
        compressor.shutdownNow();
        // What it is at must end before its file is closed.
        compressor.close();
        Page open = page;
        if (open != null) {
            page = null;
            try {
                open.out().close();
            } catch (IOException e) {
                // The folder it lies in is being thrown away.
                return;
            }
        }
    }
}
