package greenpark.core.seal;

/**
 * What a factory had of one origin [Wh].
 *
 * <p>The two origins that every park has come first: so a plant that joins a park changes the number of neither.
 *
 * @param origin {@link #GRID}, {@link #UNKNOWN}, or from {@link #FIRST_PLANT} the plants in the order of the park leaf
 * @param direct came straight
 * @param via came through storage
 * @param claimed of both, with a certificate
 */
public record Flow(int origin, long direct, long via, long claimed) {
    /** Origin of energy of the public grid. */
    public static final int GRID = 0;

    /** Origin of energy of which the books do not know the origin. */
    public static final int UNKNOWN = 1;

    /** Origin of the first plant of the park leaf; the others follow. */
    public static final int FIRST_PLANT = 2;

    boolean isZero() {
        return direct == 0 && via == 0 && claimed == 0;
    }

    Flow plus(Flow other) {
        return new Flow(
                origin,
                Math.addExact(direct, other.direct),
                Math.addExact(via, other.via),
                Math.addExact(claimed, other.claimed));
    }
}
