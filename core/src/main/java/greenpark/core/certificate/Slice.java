package greenpark.core.certificate;

/**
 * Part of a bundle: the watt-hours {@code [from, to)}, counted from 0. A slice of length 1 is one certificate of 1 Wh.
 *
 * @throws IllegalArgumentException unless 0 ≤ from &lt; to
 */
public record Slice(BundleId bundle, long from, long to) {
    public Slice {
        if (from < 0 || from >= to) {
            throw new IllegalArgumentException("[" + from + ", " + to + ") is no slice of a bundle");
        }
    }

    /** Length [Wh]. */
    public long quantity() {
        return to - from;
    }

    public boolean overlaps(Slice other) {
        return bundle.equals(other.bundle) && from < other.to && other.from < to;
    }

    @Override
    public String toString() {
        return bundle + "[" + from + ", " + to + ")";
    }
}
