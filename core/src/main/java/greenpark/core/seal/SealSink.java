package greenpark.core.seal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the leaves of a sealing in their order, with what opens them. */
public interface SealSink {
    /** The bytes of the leaf at an index if it stands in the log already, otherwise null. */
    byte @Nullable [] stored(long index);

    /** Whether a leaf that no run makes stands at an index: a key that took over, a word of a sister log. Runs leave it where it is. */
    default boolean isForeign(long index) {
        byte[] leaf = stored(index);
        return leaf != null && LeafBytes.isForeign(leaf);
    }

    /** The next leaf; the first one of a sealing has index 0, whether it stands in the log already or not. */
    void leaf(long index, byte[] leaf);

    /** What the day leaf of a factory at this index commits to. */
    void day(long index, String factory, LocalDate date, FactoryDay day);

    /** The record of the month leaf of a factory at this index, and the certificates of which it has the root. */
    void month(long index, String factory, YearMonth month, byte[] account, List<ClaimLine> claims);
}
