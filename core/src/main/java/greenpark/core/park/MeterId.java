package greenpark.core.park;

/** Identifies a meter (电能表), the physical box; a usage point sees several over its life. */
public record MeterId(String value) implements Comparable<MeterId> {
    public MeterId {
        value = Ids.checked(value);
    }

    @Override
    public int compareTo(MeterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
