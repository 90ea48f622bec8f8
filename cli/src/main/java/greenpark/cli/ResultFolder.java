package greenpark.cli;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Folders;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder that appears whole or not at all. Everything is written into a hidden folder beside it, which takes its place by renaming
 * when the last file is complete.
 *
 * <p>What happens if we stop: before {@link #publish} the place still holds what it held; a failure or Ctrl-C removes the hidden
 * folder (after kill -9 it stays, and its name says that it is unfinished). Between the two renames of {@code publish} the old result
 * has another name for an instant and nothing is lost.
 */
final class ResultFolder implements AutoCloseable {
    private static final String ELSEWHERE = "Name an empty or new folder, so that nothing of yours is replaced";

    private final Path place;
    private final Path unfinished;
    private final SortedMap<String, String> digests = Collections.synchronizedSortedMap(new TreeMap<>());

    private ResultFolder(Path place, Path unfinished) {
        this.place = place;
        this.unfinished = unfinished;
    }

    /**
     * @param place where the result will stand; a link is followed
     * @param kind what an earlier result is known by; a folder that holds anything else is not replaced
     * @throws BadInput if the place is taken by something else
     */
    static ResultFolder at(Path place, ResultFiles kind) throws IOException {
        Path absolute = Folders.real(place);
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(absolute)) {
            throw refused(place, "is a file, not a folder", "Name another folder");
        }
        if (Files.isDirectory(absolute)) {
            mustBeOurs(place, absolute, kind);
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            throw refused(place, "is no place for a result", "Name a folder");
        }
        Files.createDirectories(parent);
        // Not a "temporary" directory: that would be closed to everyone but its owner, and so would the result.
        Path unfinished = parent.resolve("." + absolute.getFileName() + ".unfinished-"
                + ProcessHandle.current().pid());
        Folders.remove(unfinished);
        Interruption.begins(unfinished);
        Files.createDirectory(unfinished);
        return new ResultFolder(absolute, unfinished);
    }

    private static void mustBeOurs(Path place, Path folder, ResultFiles kind) throws IOException {
        List<String> names;
        try (Stream<Path> inside = Files.walk(folder)) {
            names = inside.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
        if (names.isEmpty()) {
            return;
        }
        Path mark = folder.resolve(kind.mark());
        if (!Files.isRegularFile(mark) || !kind.isMark(Files.readAllBytes(mark))) {
            throw refused(
                    place,
                    "holds something that is no result of greenpark (no " + kind.mark() + " of ours, but "
                            + names.getFirst() + ")",
                    ELSEWHERE);
        }
        for (String name : names) {
            if (!kind.owns(name)) {
                throw refused(
                        place, "holds " + name + ", which greenpark did not write", "Move it away, or " + ELSEWHERE);
            }
        }
    }

    private static BadInput refused(Path place, String message, String hint) {
        return new BadInput(new Problem(place.toString(), 0, "", "", message, hint));
    }

    /** Where a file of the result is to be written; its folder exists. */
    Path file(String name) throws IOException {
        if (Interruption.begun()) {
            throw new IOException("interrupted");
        }
        Path file = unfinished.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
        wrote(name, Digest.of(bytes));
    }

    /** Compresses; the digest is of the text inside, since compressed bytes differ between zlib versions. */
    void writePacked(String name, ByteArrayOutputStream text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file(name)), 1 << 16)) {
            text.writeTo(out);
        }
        wrote(name, Digest.of(text.toByteArray()));
    }

    /** Notes the digest of a file that was written past {@link #write}. */
    void wrote(String name, String sha256) {
        digests.put(name, sha256);
    }

    /** What was written so far: name to SHA-256 of the (uncompressed) bytes. */
    SortedMap<String, String> digests() {
        return new TreeMap<>(digests);
    }

    /** Puts the complete result in its place; what stood there before is removed. */
    void publish() throws IOException {
        Path old = unfinished.resolveSibling(unfinished.getFileName() + ".old");
        boolean replaces = Files.exists(place);
        Interruption.write(place, () -> {
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
        });
        if (replaces) {
            Folders.remove(old);
        }
    }

    @Override
    public void close() {
        // After publish it is gone.
        Folders.remove(unfinished);
        Interruption.ends(unfinished);
    }
}
