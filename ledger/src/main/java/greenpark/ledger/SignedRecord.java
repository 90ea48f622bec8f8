package greenpark.ledger;

import greenpark.core.ledger.Hash;
import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The log's own memory of what it signed last: what stands between a restored backup and a second history.
 *
 * <p>Two slots of 512 bytes, written in turn: number of the record, size, root, CRC-32C. A power cut tears at most the one being written;
 * the other then still holds, and nothing was signed by the torn one, since a signature is made only after its record is durable.
 */
final class SignedRecord {
    private static final int SLOT = 512;
    private static final int LENGTH = 8 + 8 + Hash.LENGTH;

    private final Disk disk;
    private final Path file;

    SignedRecord(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /**
     * A tree that may have been signed.
     *
     * @param number counts the records
     */
    record Tree(long number, long size, Hash root) {}

    void create(Path aside, Hash emptyRoot) throws IOException {
        byte[] both = new byte[2 * SLOT];
        byte[] first = encode(new Tree(0, 0, emptyRoot));
        System.arraycopy(first, 0, both, 0, first.length);
        disk.replace(file, aside, both);
    }

    /** @throws DamagedLog if neither slot holds */
    Tree read() throws IOException {
        byte[] both = disk.read(file);
        Tree a = decode(both, 0);
        Tree b = decode(both, SLOT);
        if (a == null && b == null) {
            throw new DamagedLog(
                    file,
                    "the record of the last signed checkpoint is unreadable. Maybe restore it; never make it up.");
        }
        return b == null || (a != null && a.number() > b.number()) ? Objects.requireNonNull(a) : b;
    }

    /**
     * Compare and swap: the record moves on only from the tree that the caller believes was signed last. Durable when it returns.
     *
     * @throws DamagedLog if another tree stands there: somebody else signs for this log
     */
    void advance(Tree from, long size, Hash root) throws IOException {
        Tree now = read();
        if (!now.equals(from) || size < now.size()) {
            throw new DamagedLog(
                    file,
                    "a tree of " + now.size() + " leaves with root " + now.root() + " was signed last, not the one of "
                            + from.size() + " with " + from.root() + ". Maybe a second program writes to this log.");
        }
        byte[] slot = encode(new Tree(now.number() + 1, size, root));
        disk.overwrite(file, (now.number() + 1) % 2 * SLOT, slot);
    }

    private static byte[] encode(Tree tree) {
        byte[] bytes = ByteBuffer.allocate(LENGTH + 4)
                .putLong(tree.number())
                .putLong(tree.size())
                .put(tree.root().toByteArray())
                .array();
        ByteBuffer.wrap(bytes).putInt(LENGTH, crc(bytes, 0));
        return bytes;
    }

    private static @Nullable Tree decode(byte[] bytes, int at) {
        if (bytes.length != 2 * SLOT) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt(at + LENGTH) != crc(bytes, at)) {
            return null;
        }
        return new Tree(buffer.getLong(at), buffer.getLong(at + 8), Hash.of(bytes, at + 16));
    }

    /** Seeded by a byte, so that a slot of zeros is no record. */
    private static int crc(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(1);
        crc.update(bytes, from, LENGTH);
        return (int) crc.getValue();
    }
}
