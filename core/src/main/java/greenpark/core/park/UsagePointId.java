package greenpark.core.park;

/** Identifies a usage point (计量点). Ids order lexicographically; that order breaks ties everywhere. */
public record UsagePointId(String value) implements Comparable<UsagePointId> {
    public UsagePointId {
        value = Ids.checked(value);
    }

    @Override
    public int compareTo(UsagePointId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
