package greenpark.ledger;

import greenpark.core.ledger.Hash;
import greenpark.ledger.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead log: every batch is durable here before anything else knows of it.
 *
 * <p>A segment is a file named by the index of its first entry. A record in it: length of the payload (4 bytes), entries (4), index of the
 * first (8), root of the tree with them (32), the payload, CRC-32C of all that (4); numbers highest byte first. A record that is cut off or
 * torn by a crash stands at the end of the last segment, and was never acknowledged.
 *
 * <p>Belongs to one thread.
 */
final class Wal {
    /** Longest payload of a record [bytes]. */
    static final int LONGEST_PAYLOAD = 1 << 28;

    private static final int HEAD = 4 + 4 + 8 + Hash.LENGTH;
    private static final int TAIL = 4;
    private static final String SUFFIX = ".wal";

    private final Disk disk;
    private final Path folder;
    private Disk.@Nullable Appending segment;
    private long written;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

    Wal(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Bytes in the open segment. */
    long written() {
        return written;
    }

    /** Goes on in a new segment; the earlier ones stay until {@link #forget}. */
    void start(long first) throws IOException {
        close();
        segment = disk.append(folder.resolve(String.format(Locale.ROOT, "%020d%s", first, SUFFIX)));
        // A record is worth nothing in a file whose name a power cut takes away.
        disk.forceFolder(folder);
        written = 0;
    }

    /** Durable when it returns. If it fails, the record may be there or not: only a new start can tell. */
    void append(Batch batch) throws IOException {
        Disk.Appending to = segment;
        if (to == null) {
            throw new IllegalStateException("the write-ahead log has no open segment");
        }
        ByteBuffer record = encode(batch);
        written += record.remaining();
        to.write(record);
        to.force();
    }

    private ByteBuffer encode(Batch batch) {
        int length = HEAD + batch.payload().length + TAIL;
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(length);
        }
        buffer.clear();
        buffer.putInt(batch.payload().length)
                .putInt(batch.count())
                .putLong(batch.first())
                .put(batch.root().toByteArray())
                .put(batch.payload());
        buffer.flip();
        int crc = crc(buffer.duplicate());
        buffer.limit(length).position(length - TAIL);
        return buffer.putInt(crc).flip();
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** What a record says: the batch without the files that follow from it. */
    record Entry(long first, int count, byte[] payload, Hash root) {}

    /**
     * All records, segment by segment.
     *
     * @throws DamagedLog for a broken record that is not at the very end
     */
    List<Entry> replay(long from) throws IOException {
        List<Entry> all = new ArrayList<>();
        List<Long> starts = starts();
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i == starts.size() - 1;
            if (starts.get(i) >= from) {
                read(file(starts.get(i)), last, all);
            }
        }
        return all;
    }

    private void read(Path file, boolean last, List<Entry> into) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(disk.read(file));
        while (bytes.hasRemaining()) {
            int at = bytes.position();
            Entry entry = entry(bytes);
            if (entry == null && last) {
                return;
            }
            if (entry == null) {
                throw new DamagedLog(
                        file, "broken record at byte " + at + ", and segments follow. Maybe the disk is failing.");
            }
            into.add(entry);
        }
    }

    private static @Nullable Entry entry(ByteBuffer bytes) {
        int at = bytes.position();
        if (bytes.remaining() < HEAD + TAIL) {
            return null;
        }
        int length = bytes.getInt(at);
        if (length < 0 || length > LONGEST_PAYLOAD || bytes.remaining() < HEAD + length + TAIL) {
            return null;
        }
        if (crc(bytes.slice(at, HEAD + length)) != bytes.getInt(at + HEAD + length)) {
            return null;
        }
        byte[] root = new byte[Hash.LENGTH];
        byte[] payload = new byte[length];
        bytes.get(at + 16, root).get(at + HEAD, payload).position(at + HEAD + length + TAIL);
        return new Entry(bytes.getLong(at + 8), bytes.getInt(at + 4), payload, Hash.of(root));
    }

    /** The first entries of the segments, in order. */
    List<Long> starts() throws IOException {
        return disk.list(folder).stream()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                .toList();
    }

    private Path file(long first) {
        return folder.resolve(String.format(Locale.ROOT, "%020d%s", first, SUFFIX));
    }

    /** Deletes the segments that begin before this entry: the tiles of all before it are durable. */
    static void forget(Disk disk, Path folder, long before) throws IOException {
        for (long first : new Wal(disk, folder).starts()) {
            if (first < before) {
                disk.delete(new Wal(disk, folder).file(first));
            }
        }
        disk.forceFolder(folder);
    }

    void close() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }
}
