package greenpark.cli;

import greenpark.cli.input.Unreadable;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.EventDecoder;
import greenpark.core.encoding.MalformedBytes;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the events of a result again, in the order in which they came about: the files in order of the bytes of their names. */
final class EventFolder {
    private EventFolder() {}

    /**
     * @param result folder that {@code clear} or {@code correct} wrote
     * @throws BadInput where it holds no events, or bytes that are none, with the file and the place in it
     */
    static void read(Path result, Consumer<CertificateEvent> sink) throws IOException {
        Path folder = result.resolve("events");
        List<Path> files;
        if (!Files.isDirectory(folder)) {
            throw new BadInput(new Problem(
                    result.toString(),
                    0,
                    "",
                    "",
                    "holds no events",
                    "Name a folder that clear or correct wrote, without --no-certificates"));
        }
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(f -> f.toString().endsWith(".cbor.gz"))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        }
        for (Path file : files) {
            decode("events/" + file.getFileName(), unpacked(file), sink);
        }
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Unreadable(file, e);
        }
    }

    private static void decode(String name, byte[] bytes, Consumer<CertificateEvent> sink) {
        CborReader in = new CborReader(bytes, 0, bytes.length);
        while (in.offset() < bytes.length) {
            int at = in.offset();
            CertificateEvent event;
            try {
                event = EventDecoder.next(in);
            } catch (MalformedBytes e) {
                throw new BadInput(new Problem(
                        name,
                        0,
                        "byte",
                        Integer.toString(at),
                        "begins no event: " + e.getMessage(),
                        "Clear the park again"));
            }
            sink.accept(event);
        }
    }
}
