package greenpark.core.certificate;

/** The loss records of a book, in columns: with a standing loss there is one for every lot and interval. */
final class StorageLosses {
    private final IdTable ids = new IdTable();
    private final Pages.Ints charge = new Pages.Ints();
    private final Pages.Longs lost = new Pages.Longs();
    private final Pages.Ints withdrawn = new Pages.Ints();

    /** Number of the record with this id, withdrawn or not, or −1. */
    int find(RecordId id) {
        return ids.find(id.high(), id.low());
    }

    /** @param ofCharge number of the charge record, or −1 */
    void add(RecordId id, int ofCharge, long wattHours) {
        ids.add(id.high(), id.low());
        charge.add(ofCharge);
        lost.add(wattHours);
        withdrawn.add(0);
    }

    int size() {
        return ids.size();
    }

    int charge(int number) {
        return charge.get(number);
    }

    /** [Wh]. */
    long lost(int number) {
        return lost.get(number);
    }

    boolean isWithdrawn(int number) {
        return withdrawn.get(number) != 0;
    }

    void withdraw(int number) {
        withdrawn.set(number, 1);
    }

    /** Adds what stands to the sums of the charge records. */
    void addTo(long[] drawnByCharge) {
        for (int number = 0; number < size(); number++) {
            if (!isWithdrawn(number) && charge(number) >= 0) {
                drawnByCharge[charge(number)] += lost(number);
            }
        }
    }
}
