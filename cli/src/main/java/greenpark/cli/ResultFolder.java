package greenpark.cli;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that appears whole or not at all. Everything is written into a hidden folder beside it, which takes its place by renaming
 * when the last file is complete.
 *
 * <p>What happens if we stop: before {@link #publish} the place still holds what it held; a failure or Ctrl-C removes the hidden
 * folder (after kill -9 it stays, and its name says that it is unfinished). Between the two renames of {@code publish} the old result
 * has another name for an instant and nothing is lost.
 */
final class ResultFolder implements AutoCloseable {
    private final Path place;
    private final Path unfinished;
    private final Thread onInterrupt;
    private boolean published;

    private ResultFolder(Path place, Path unfinished) {
        this.place = place;
        this.unfinished = unfinished;
        this.onInterrupt = new Thread(() -> removeQuietly(unfinished));
    }

    /**
     * @param place where the result will stand
     * @param mark a file by which an earlier result is known; a folder with other content is not replaced
     * @throws BadInput if the place is taken by something else
     */
    static ResultFolder at(Path place, String mark) throws IOException {
        Path absolute = place.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new BadInput(
                    new Problem(place.toString(), 0, "", "", "is a file, not a folder", "Name another --out"));
        }
        if (Files.isDirectory(absolute) && !isEmpty(absolute) && !Files.exists(absolute.resolve(mark))) {
            throw new BadInput(new Problem(
                    place.toString(),
                    0,
                    "",
                    "",
                    "holds something that is no result of greenpark (no " + mark + ")",
                    "Name an empty or new folder, so that nothing of yours is replaced"));
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new BadInput(new Problem(place.toString(), 0, "", "", "is no place for a result", "Name a folder"));
        }
        Files.createDirectories(parent);
        // Not a "temporary" directory: that would be closed to everyone but its owner, and so would the result.
        Path unfinished = parent.resolve("." + absolute.getFileName() + ".unfinished-"
                + ProcessHandle.current().pid());
        removeQuietly(unfinished);
        Files.createDirectory(unfinished);
        ResultFolder folder = new ResultFolder(absolute, unfinished);
        Runtime.getRuntime().addShutdownHook(folder.onInterrupt);
        return folder;
    }

    /** Where a file of the result is to be written; its folder exists. */
    Path file(String name) throws IOException {
        Path file = unfinished.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    /** Puts the complete result in its place; what stood there before is removed. */
    void publish() throws IOException {
        Path old = unfinished.resolveSibling(unfinished.getFileName() + ".old");
        boolean replaces = Files.exists(place);
        if (replaces) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        published = true;
        if (replaces) {
            removeQuietly(old);
        }
    }

    @Override
    public void close() {
        if (!published) {
            removeQuietly(unfinished);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The machine is already stopping us; the hook does the same.
            removeQuietly(unfinished);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void removeQuietly(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // Already gone, or the disk is in trouble; the name of the folder says that it is unfinished.
            return;
        }
    }
}
