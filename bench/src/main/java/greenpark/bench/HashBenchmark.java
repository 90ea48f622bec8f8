package greenpark.bench;

import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Hashing of trees against what the machine's SHA-256 can do; the time of one hash. A node is 65 bytes, which SHA-256 pads to two blocks of 64.
 * Two baselines: two blocks of a long message, which nothing that has to finish a hash reaches, and a bare digest of 65 bytes.
 *
 * <p>Many short rounds, so that on a shared machine the best of each can be compared.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 10, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class HashBenchmark {
    private static final int LONG_MESSAGE = 1 << 20;
    private static final int PAIRS_OF_BLOCKS = LONG_MESSAGE / 128;
    private static final int LEAVES = 1 << 12;
    private static final int ENTRY = 128;

    private final MessageDigest digest;
    private final Sha256 hasher = new Sha256();
    private final byte[] message = new byte[LONG_MESSAGE];
    private final byte[] node = new byte[65];
    private final byte[] result = new byte[32];
    private final Hash[] leaves = new Hash[LEAVES];
    private final byte[][] entries = new byte[LEAVES][ENTRY];

    public HashBenchmark() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
        Random random = new Random(1);
        random.nextBytes(message);
        random.nextBytes(node);
        for (int i = 0; i < LEAVES; i++) {
            random.nextBytes(entries[i]);
            leaves[i] = hasher.leaf(entries[i]);
        }
    }

    /** The floor: what the machine hashes in a long message. */
    @Benchmark
    @OperationsPerInvocation(PAIRS_OF_BLOCKS)
    public int twoBlocksOfALongMessage() throws DigestException {
        digest.update(message);
        return digest.digest(result, 0, result.length);
    }

    /** What Java takes for any hash of 65 bytes. */
    @Benchmark
    public int digestOf65Bytes() throws DigestException {
        digest.update(node, 0, node.length);
        return digest.digest(result, 0, result.length);
    }

    /** A node of our tree: both children written, hashed, the result made. */
    @Benchmark
    public Hash node() {
        return hasher.node(leaves[0], leaves[1]);
    }

    /** Our tree over leaves that are there: a node for each, all but one. */
    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public Hash nodesOfATree() {
        Frontier tree = new Frontier(hasher);
        for (Hash leaf : leaves) {
            tree.append(leaf);
        }
        return tree.root();
    }

    /** Our tree over entries of 128 bytes: for each a leaf of three blocks and a node of two. */
    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public Hash treeOfEntries() {
        Frontier tree = new Frontier(hasher);
        for (byte[] entry : entries) {
            tree.append(hasher.leaf(entry));
        }
        return tree.root();
    }
}
