package greenpark.core.evidence;

import greenpark.core.seal.Flow;
import greenpark.core.seal.Leaf;
import java.util.Comparator;

/**
 * Where energy came from. Its kind is part of it, so that a plant may bear any id and is never taken for the grid; its number may differ between parks.
 *
 * @param id of a plant; empty for the other kinds
 */
public record Origin(Kind kind, String id) implements Comparable<Origin> {
    public static final Origin GRID = new Origin(Kind.GRID, "");
    public static final Origin UNKNOWN = new Origin(Kind.UNKNOWN, "");

    private static final Comparator<Origin> ORDER =
            Comparator.comparing(Origin::kind).thenComparing(Origin::id);

    /** In the order in which results show them. */
    public enum Kind {
        PLANT,
        GRID,
        UNKNOWN
    }

    /** The origin of a number in records. */
    public static Origin of(int number, Leaf.Park park) {
        return switch (number) {
            case Flow.GRID -> GRID;
            case Flow.UNKNOWN -> UNKNOWN;
            default ->
                new Origin(
                        Kind.PLANT, park.plants().get(number - Flow.FIRST_PLANT).id());
        };
    }

    /** How many numbers a park's records know. */
    static int count(Leaf.Park park) {
        return Flow.FIRST_PLANT + park.plants().size();
    }

    static boolean isPlant(int number) {
        return number >= Flow.FIRST_PLANT;
    }

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
