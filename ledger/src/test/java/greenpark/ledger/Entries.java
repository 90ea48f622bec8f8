package greenpark.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** Entries that tell where they belong. */
final class Entries {
    static final String ORIGIN = "park.example/log";

    private Entries() {}

    static byte[] entry(long index) {
        return ("entry " + index + " of a quiet log").getBytes(StandardCharsets.UTF_8);
    }

    /** Entries {@code [from, from + count)}. */
    static List<byte[]> entries(long from, int count) {
        return LongStream.range(from, from + count).mapToObj(Entries::entry).toList();
    }
}
