package greenpark.core.seal;

/**
 * What a factory had of one origin [Wh].
 *
 * @param origin number of the plant in the park leaf; then the public grid, then energy of unknown origin
 * @param direct came straight
 * @param via came through storage
 * @param claimed of both, with a certificate
 */
public record Flow(int origin, long direct, long via, long claimed) {
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
