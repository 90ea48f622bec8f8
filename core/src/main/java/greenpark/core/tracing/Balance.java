package greenpark.core.tracing;

/**
 * The balance of an interval or of many [Wh]. Closes exactly:
 * generation + gridImport + discharge = consumption + charge + export + losses + imbalance.
 *
 * @param losses on the way from the supplies to the factories, by the declared rule; a storage's own losses are in its books
 * @param imbalance what the meters do not explain, signed: positive where more was supplied than was found again
 */
public record Balance(
        long generation,
        long gridImport,
        long discharge,
        long consumption,
        long charge,
        long export,
        long losses,
        long imbalance) {

    /** The balance of nothing. */
    public static final Balance ZERO = new Balance(0, 0, 0, 0, 0, 0, 0, 0);

    public Balance plus(Balance other) {
        return new Balance(
                generation + other.generation,
                gridImport + other.gridImport,
                discharge + other.discharge,
                consumption + other.consumption,
                charge + other.charge,
                export + other.export,
                losses + other.losses,
                imbalance + other.imbalance);
    }

    public boolean closes() {
        return generation + gridImport + discharge == consumption + charge + export + losses + imbalance;
    }
}
