package greenpark.core.certificate;

/**
 * Some GECs of a lot: numbers {@code [from, to)}, counted from 0.
 *
 * @throws IllegalArgumentException unless 0 ≤ from &lt; to
 */
public record GecSlice(GecLot lot, long from, long to) {
    public GecSlice {
        if (from < 0 || from >= to) {
            throw new IllegalArgumentException("[" + from + ", " + to + ") are no certificates of a lot");
        }
    }

    /** How many. */
    public long count() {
        return to - from;
    }
}
