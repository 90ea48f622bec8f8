package greenpark.core.tracing;

/**
 * Energy inside a storage that came from one origin in one interval.
 *
 * @param origin origin number, see {@link Roster}
 * @param chargedAt slot of charging, or {@link #BEFORE_BOOKS}
 * @param wh content that is left [Wh], > 0
 */
public record Lot(int origin, int chargedAt, long wh) {
    /** Charged before the books began. */
    public static final int BEFORE_BOOKS = -1;
}
