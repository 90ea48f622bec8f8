package greenpark.core.seal;

/** What one usage point did in the slots of a local day; commitments hide it. */
public sealed interface DayValues permits FactoryDay, PointDay {
    int slots();

    /** The record of a slot. */
    byte[] slotRecord(int slot);

    /** The record of the slots {@code [from, to)} together. */
    byte[] totalsRecord(int from, int to);
}
