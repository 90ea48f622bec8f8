package greenpark.core.clearing;

import greenpark.core.certificate.Revisions;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each device's certificates of an interval were made anew; what never was is not kept. */
final class RevisionBook implements Revisions {
    private final SortedMap<Key, Integer> revisions = new TreeMap<>();

    private record Key(Instant start, String device) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = start.compareTo(other.start);
            return order != 0 ? order : device.compareTo(other.device);
        }
    }

    RevisionBook() {}

    RevisionBook(RevisionBook other) {
        revisions.putAll(other.revisions);
    }

    @Override
    public int of(String device, Instant start) {
        return revisions.isEmpty() ? 0 : revisions.getOrDefault(new Key(start, device), 0);
    }

    void next(String device, Instant start) {
        revisions.merge(new Key(start, device), 1, Integer::sum);
    }

    /** Takes the last {@link #next} back. */
    void previous(String device, Instant start) {
        revisions.computeIfPresent(new Key(start, device), (key, revision) -> revision == 1 ? null : revision - 1);
    }
}
