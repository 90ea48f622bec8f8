package greenpark.core.certificate;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * The bundles of a book as columns, found by their id: a park-year has two million of them.
 */
final class Bundles {
    private static final Side[] SIDES = Side.values();

    private final IdTable ids = new IdTable();
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

    // By expiry [s since 1970] the first and the last bundle. Bundles come in order of time, so those of one expiry lie
    // close together.
    private final NavigableMap<Long, int[]> expiries = new TreeMap<>();
    private long lastExpiry = Long.MIN_VALUE;
    private int[] range = {};

    int size() {
        return ids.size();
    }

    /** Number of the bundle with this id, or −1. */
    int find(BundleId id) {
        return ids.find(id.high(), id.low());
    }

    /**
     * @param owner number of the account
     * @param discharge number of the discharge record, or −1
     * @param gecCell where its energy counts towards GECs, or −1
     */
    int add(Issued issued, int registration, int owner, int discharge, int gecCell) {
        BundleId id = issued.id();
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
        int bundle = ids.add(id.high(), id.low());
        long expiry = issued.expiresAt().getEpochSecond();
        if (expiry != lastExpiry) {
            lastExpiry = expiry;
            range = expiries.computeIfAbsent(expiry, at -> new int[] {bundle, bundle});
        }
        range[1] = bundle;
        return bundle;
    }

    /**
     * Hands out the bundles that expire after an instant until another, that one included [s since 1970]: by expiry, then in order of issue.
     */
    void expiring(long after, long upTo, IntConsumer sink) {
        if (after >= upTo) {
            return;
        }
        expiries.subMap(after, false, upTo, true).forEach((at, ends) -> {
            for (int bundle = ends[0]; bundle <= ends[1]; bundle++) {
                if (expiresAt.get(bundle) == at) {
                    sink.accept(bundle);
                }
            }
        });
    }

    BundleId id(int bundle) {
        return new BundleId(ids.high(bundle), ids.low(bundle));
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
