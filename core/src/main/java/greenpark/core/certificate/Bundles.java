package greenpark.core.certificate;

import java.time.Instant;
import java.util.Arrays;

/**
 * The bundles of a book as columns, found by their id through open addressing: a park-year has two million of them.
 *
 * <p>Ids are hashes already, so their lowest bits are the place in the table.
 */
final class Bundles {
    private static final Side[] SIDES = Side.values();

    private final Pages.Longs high = new Pages.Longs();
    private final Pages.Longs low = new Pages.Longs();
    private final Pages.Longs start = new Pages.Longs();
    private final Pages.Longs issuedAt = new Pages.Longs();
    private final Pages.Longs expiresAt = new Pages.Longs();
    private final Pages.Ints duration = new Pages.Ints();
    private final Pages.Ints quantity = new Pages.Ints();
    private final Pages.Ints registration = new Pages.Ints();
    private final Pages.Ints owner = new Pages.Ints();
    private final Pages.Ints flags = new Pages.Ints();
    private final Pages.Ints discharge = new Pages.Ints();
    private final Pages.Ints gecCell = new Pages.Ints();
    private int[] table = new int[1 << 10];
    private int size;

    Bundles() {
        Arrays.fill(table, -1);
    }

    int size() {
        return size;
    }

    /** Number of the bundle with this id, or −1. */
    int find(BundleId id) {
        int mask = table.length - 1;
        for (int at = (int) id.low() & mask; table[at] >= 0; at = (at + 1) & mask) {
            int bundle = table[at];
            if (low.get(bundle) == id.low() && high.get(bundle) == id.high()) {
                return bundle;
            }
        }
        return -1;
    }

    /**
     * @param owner number of the account
     * @param discharge number of the discharge record, or −1
     * @param gecCell where its energy counts towards GECs, or −1
     */
    int add(Issued issued, int registration, int owner, int discharge, int gecCell) {
        if (2 * size >= table.length) {
            grow();
        }
        BundleId id = issued.id();
        high.add(id.high());
        low.add(id.low());
        start.add(issued.key().interval().start().getEpochSecond());
        duration.add(Math.toIntExact(issued.key().interval().duration().toSeconds()));
        issuedAt.add(issued.issuedAt().getEpochSecond());
        expiresAt.add(issued.expiresAt().getEpochSecond());
        quantity.add(Math.toIntExact(issued.quantity()));
        this.registration.add(registration);
        this.owner.add(owner);
        flags.add((issued.key().side().code() - 1) | issued.quality().code() << 2);
        this.discharge.add(discharge);
        this.gecCell.add(gecCell);
        place(size);
        return size++;
    }

    private void grow() {
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        for (int bundle = 0; bundle < size; bundle++) {
            place(bundle);
        }
    }

    private void place(int bundle) {
        int mask = table.length - 1;
        int at = (int) low.get(bundle) & mask;
        while (table[at] >= 0) {
            at = (at + 1) & mask;
        }
        table[at] = bundle;
    }

    BundleId id(int bundle) {
        return new BundleId(high.get(bundle), low.get(bundle));
    }

    /** [s since 1970]. */
    long start(int bundle) {
        return start.get(bundle);
    }

    /** [s since 1970]. */
    long end(int bundle) {
        return start.get(bundle) + duration.get(bundle);
    }

    /** [s since 1970]. */
    long expiresAt(int bundle) {
        return expiresAt.get(bundle);
    }

    Instant issuedAt(int bundle) {
        return Instant.ofEpochSecond(issuedAt.get(bundle));
    }

    /** [Wh]. */
    int quantity(int bundle) {
        return quantity.get(bundle);
    }

    int registration(int bundle) {
        return registration.get(bundle);
    }

    /** Number of the account it was issued to. */
    int owner(int bundle) {
        return owner.get(bundle);
    }

    Side side(int bundle) {
        return SIDES[flags.get(bundle) & 3];
    }

    Quality quality(int bundle) {
        return flags.get(bundle) >> 2 == 0 ? Quality.MEASURED : Quality.ESTIMATED;
    }

    int discharge(int bundle) {
        return discharge.get(bundle);
    }

    int gecCell(int bundle) {
        return gecCell.get(bundle);
    }
}
