package greenpark.ledger;

import greenpark.ledger.disk.Disk;
import greenpark.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A disk that fails at its n-th change, which <em>was stored</em> or <em>was not</em>, and every time after it. It knows what was forced and
 * what was not, so a power cut can take back or tear whatever was not.
 */
@NullMarked
public final class FaultyDisk implements Disk {
    private final RealDisk real = new RealDisk();
    private int failAt;
    private final boolean stored;
    private int changes;

    /** Files that a power cut may change, with what is durable of each. */
    private final Map<Path, Durable> loose = new HashMap<>();

    private static final class Durable {
        /** Whether only the owner may read the file: a power cut does not open it to others. */
        boolean closed;

        /** The other name of a file that was renamed: a power cut leaves one of the two. */
        @Nullable
        Path renamed;

        /** What a power cut brings back; null for no file. */
        byte @Nullable [] content;
        /** What was forced and awaits its folder. */
        byte @Nullable [] forced;

        boolean deleted;
    }

    public FaultyDisk(int failAt, boolean stored) {
        this.failAt = failAt;
        this.stored = stored;
    }

    /** From now on counted anew: fails at the n-th change that comes. */
    void failAfter(int changesToCome) {
        failAt = changes + changesToCome;
    }

    public boolean failed() {
        return changes >= failAt;
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(String what, Change change) throws IOException {
        changes++;
        if (changes < failAt || (changes == failAt && stored)) {
            change.make();
        }
        if (changes >= failAt) {
            throw new IOException("the disk fails at change " + changes + ", " + what);
        }
    }

    private Durable track(Path file) throws IOException {
        Durable durable = loose.get(file);
        if (durable == null) {
            durable = new Durable();
            durable.content = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
            durable.closed = durable.content != null && isClosed(file);
            loose.put(file, durable);
        }
        durable.deleted = false;
        return durable;
    }

    private static boolean isClosed(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                .endsWith("------");
    }

    /** Every file that was not forced becomes what it was, or torn, or stays. */
    public void cutPower(Random random) throws IOException {
        Map<Path, Integer> drawn = new HashMap<>();
        for (Map.Entry<Path, Durable> entry : new TreeMap<>(loose).entrySet()) {
            Path file = entry.getKey();
            Durable durable = entry.getValue();
            Integer pair = durable.renamed == null ? null : drawn.get(durable.renamed);
            int what = pair == null ? random.nextInt(4) : pair;
            drawn.put(file, what);
            if (what == 0) {
                continue;
            }
            if (durable.content != null) {
                put(file, durable);
            } else if (what == 1 || durable.forced != null) {
                Files.deleteIfExists(file);
            } else if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, what == 2 ? 0 : bytes.length / 2));
            }
        }
    }

    private void put(Path file, Durable durable) throws IOException {
        Files.deleteIfExists(file);
        if (durable.closed) {
            real.writeClosed(file, Objects.requireNonNull(durable.content));
        } else {
            Files.createDirectories(Disk.parent(file));
            Files.write(file, Objects.requireNonNull(durable.content));
        }
    }

    private void forced(Path file) throws IOException {
        Durable durable = loose.get(file);
        if (durable != null) {
            durable.forced = Files.readAllBytes(file);
            if (durable.content != null) {
                // The name was durable before.
                loose.remove(file);
            }
        }
    }

    private void forcedFolder(Path folder) {
        loose.entrySet()
                .removeIf(e -> (Disk.parent(e.getKey()).equals(folder.toAbsolutePath())
                                && (e.getValue().forced != null || e.getValue().deleted))
                        || (e.getValue().deleted
                                && Disk.parent(Disk.parent(e.getKey())).equals(folder.toAbsolutePath())
                                && !Files.exists(Disk.parent(e.getKey()))));
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public boolean exists(Path file) {
        return real.exists(file);
    }

    @Override
    public List<String> list(Path folder) throws IOException {
        return real.list(folder);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        change("create " + folder, () -> real.createFolder(folder));
    }

    @Override
    public void createClosedFolder(Path folder) throws IOException {
        change("create " + folder, () -> real.createClosedFolder(folder));
    }

    @Override
    public void writeClosed(Path file, byte[] bytes) throws IOException {
        change("write " + file, () -> {
            track(file).forced = null;
            real.writeClosed(file, bytes);
        });
    }

    @Override
    public void write(Path file, byte[] bytes, int from, int length) throws IOException {
        change("write " + file, () -> {
            Durable durable = track(file);
            durable.forced = null;
            real.write(file, bytes, from, length);
        });
    }

    @Override
    public void overwrite(Path file, long position, byte[] bytes) throws IOException {
        change("overwrite " + file, () -> real.overwrite(file, position, bytes));
    }

    @Override
    public void force(Path file) throws IOException {
        change("force " + file, () -> forced(file));
    }

    @Override
    public void forceAll(Collection<Path> files) throws IOException {
        for (Path file : files) {
            change("force " + file, () -> forced(file));
        }
        change("force the folders", () -> files.forEach(f -> forcedFolder(Disk.parent(f))));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        change("force folder " + folder, () -> forcedFolder(folder));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        change("move to " + to, () -> {
            Durable source = track(from);
            Durable target = track(to);
            byte[] forced = source.forced;
            if (source.content != null) {
                source.renamed = to;
                target.renamed = from;
            }
            target.forced = forced != null ? forced : source.content;
            source.deleted = true;
            real.move(from, to);
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        change("delete " + file, () -> {
            if (Files.isRegularFile(file)) {
                track(file).deleted = true;
            }
            real.delete(file);
        });
    }

    @Override
    public Appending append(Path file) throws IOException {
        Appending[] opened = new Appending[1];
        change("start " + file, () -> {
            track(file).forced = null;
            opened[0] = real.append(file);
            // An empty segment needs no force: its name comes with the folder's.
            track(file).forced = new byte[0];
        });
        Appending appending = opened[0];
        return new Appending() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                change("append to " + file, () -> {
                    track(file);
                    appending.write(bytes);
                });
            }

            @Override
            public void force() throws IOException {
                change("force " + file, () -> {
                    appending.force();
                    forced(file);
                });
            }

            @Override
            public void close() throws IOException {
                appending.close();
            }
        };
    }
}
