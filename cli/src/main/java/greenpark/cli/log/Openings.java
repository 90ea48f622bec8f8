package greenpark.cli.log;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.MonthOpenings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the leaves of factories commit to, a file per factory and month. It lies in the log's private folder. Everything in it follows from readings,
 * park and rules: a file that is lost or damaged is made again by the next {@code seal}, so nothing here is forced to the disk.
 */
final class Openings {
    private final Path folder;
    private final SortedMap<String, MonthOpenings> months = new TreeMap<>();

    Openings(Path folder) {
        this.folder = folder;
    }

    private static String name(String factory, YearMonth month) {
        return factory + "/" + month + ".cbor";
    }

    /** To be filled anew. */
    MonthOpenings fresh(String factory, YearMonth month) {
        return months.computeIfAbsent(name(factory, month), n -> new MonthOpenings());
    }

    /**
     * As it is stored.
     *
     * @throws IOException where it is not there or damaged
     */
    MonthOpenings stored(String factory, YearMonth month) throws IOException {
        Path file = folder.resolve(name(factory, month));
        try {
            return MonthOpenings.read(Files.readAllBytes(file));
        } catch (MalformedBytes e) {
            throw new IOException(
                    file + ": is damaged (" + e.getMessage() + "). Maybe run seal again, which makes it anew", e);
        }
    }

    boolean exists(String factory, YearMonth month) {
        return Files.exists(folder.resolve(name(factory, month)));
    }

    /** Deletes what is kept of a day and of its month's account; the other days stay. */
    void forget(String factory, LocalDate date) throws IOException {
        YearMonth month = YearMonth.from(date);
        MonthOpenings rest = stored(factory, month);
        rest.forget(date);
        write(folder.resolve(name(factory, month)), rest.toByteArray());
    }

    /** The files that do not hold what was filled. */
    List<String> differing() throws IOException {
        List<String> differing = new ArrayList<>();
        for (var month : months.entrySet()) {
            Path file = folder.resolve(month.getKey());
            if (!Files.exists(file)
                    || !Arrays.equals(Files.readAllBytes(file), month.getValue().toByteArray())) {
                differing.add(month.getKey());
            }
        }
        return differing;
    }

    /** Writes what was filled and is not stored so already. */
    void write() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var month : months.entrySet()) {
            write(folder.resolve(month.getKey()), month.getValue().toByteArray());
        }
        months.clear();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, bytes);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
