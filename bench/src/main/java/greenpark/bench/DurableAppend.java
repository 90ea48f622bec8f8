package greenpark.bench;

import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Sha256;
import greenpark.ledger.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The log as a whole process: {@code <new folder> [batches] [entries per batch] [threads]}. Appends batches of 128-byte entries, each forced,
 * signed and published before the next of its thread; several threads share forced writes. Then the same hashing without a disk, against the
 * machine's plain SHA-256.
 */
public final class DurableAppend {
    private static final int ENTRY = 128;
    private static final int WARM_UP = 20;

    /** Of SHA-256, an entry and its leaf's byte [blocks of 64 bytes]. */
    private static final int BLOCKS_PER_LEAF = 3;

    private static final int BLOCKS_PER_NODE = 2;

    private DurableAppend() {}

    public static void main(String[] args) throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path folder = Path.of(args[0]);
        int batches = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        int entries = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        int threads = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        append(folder, batches, entries, threads);
        hash();
    }

    private static List<byte[]> batch(int entries) {
        Random random = new Random(1);
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            byte[] entry = new byte[ENTRY];
            random.nextBytes(entry);
            batch.add(entry);
        }
        return batch;
    }

    private static void append(Path folder, int batches, int entries, int threads)
            throws IOException, InterruptedException {
        List<byte[]> batch = batch(entries);
        long[] nanos = new long[batches];
        try (Log log = Log.create(folder, "bench.example/log")) {
            append(log, batch, new long[WARM_UP * threads], threads);
            long from = System.nanoTime();
            append(log, batch, nanos, threads);
            double seconds = (System.nanoTime() - from) / 1e9;
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "%d batches of %d x %d B by %d threads: %.0f entries/s; per batch p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                    batches,
                    entries,
                    ENTRY,
                    threads,
                    (double) batches * entries / seconds,
                    nanos[batches / 2] / 1e6,
                    nanos[batches * 99 / 100] / 1e6,
                    nanos[batches - 1] / 1e6);
            long start = System.nanoTime();
            forced(folder.resolve("probe"), entries * (ENTRY + 2));
            System.out.printf(
                    Locale.ROOT,
                    "one forced write of that size alone: %.1f ms%n",
                    (System.nanoTime() - start) / 1e6 / 50);
        }
    }

    /** As many batches as there are places for their times. */
    private static void append(Log log, List<byte[]> batch, long[] nanos, int threads) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(Thread.ofPlatform().start(() -> {
                for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    try {
                        log.append(batch);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    nanos[i] = System.nanoTime() - start;
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    private static void forced(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 50; i++) {
                channel.write(ByteBuffer.allocate(bytes));
                channel.force(false);
            }
        }
        Files.delete(file);
    }

    private static void hash() throws NoSuchAlgorithmException {
        int leaves = 1 << 21;
        byte[] entry = new byte[ENTRY];
        Sha256 hasher = new Sha256();
        double tree = 0;
        double floor = 0;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            Frontier frontier = new Frontier(hasher);
            for (int i = 0; i < leaves; i++) {
                entry[0] = (byte) i;
                frontier.append(hasher.leaf(entry));
            }
            tree = Math.max(tree, leaves / ((System.nanoTime() - start) / 1e9));
            floor = Math.max(floor, blocks() / (BLOCKS_PER_LEAF + BLOCKS_PER_NODE));
        }
        System.out.printf(
                Locale.ROOT,
                "tree hashing on one thread: %.2f M entries/s, %.0f %% of %.2f M/s by plain SHA-256 of long messages (%d blocks an entry)%n",
                tree / 1e6,
                100 * tree / floor,
                floor / 1e6,
                BLOCKS_PER_LEAF + BLOCKS_PER_NODE);
    }

    /** Blocks of 64 bytes a second, in one long message. */
    private static double blocks() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] megabyte = new byte[1 << 20];
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            digest.update(megabyte);
        }
        digest.digest();
        return 200.0 * (1 << 20) / 64 / ((System.nanoTime() - start) / 1e9);
    }
}
