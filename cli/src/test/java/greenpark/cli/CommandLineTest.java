package greenpark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What the tests of the command line share: a call, and a look into folders. */
public abstract class CommandLineTest {
    protected static final Path HOME = Path.of(System.getProperty("greenpark.root", ".."));

    protected record Answer(int exit, String out, String err) {}

    protected static Answer greenpark(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int exit = Greenpark.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Answer(exit, out.toString(), err.toString());
    }

    /** With the permissions, which secrets need. */
    protected static void copy(Path from, Path to, boolean deep) throws IOException {
        try (Stream<Path> paths = Files.walk(from, deep ? Integer.MAX_VALUE : 1)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    if (deep || path.equals(from)) {
                        Files.createDirectories(target);
                        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(path));
                    }
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    protected static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    protected static List<String> names(Path folder) throws IOException {
        return new ArrayList<>(contents(folder).keySet());
    }

    protected static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    protected static List<Path> hidden(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(p -> p.getFileName().toString().startsWith(".")).toList();
        }
    }

    protected static String gunzip(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
