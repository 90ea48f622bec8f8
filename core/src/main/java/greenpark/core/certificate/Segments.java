package greenpark.core.certificate;

/**
 * How the bundles of a book are divided: each bundle is a chain of segments without gap or overlap, each in one state (I3).
 *
 * <p>A segment knows its owner and, by its state, a reference: the claim, the charge record, or the text it is held or used for.
 */
final class Segments {
    private static final SliceState[] STATES = SliceState.values();

    /** Stands where there is no segment, claim or reference. */
    static final int NONE = -1;

    private final Bundles bundles;
    private final Pages.Ints head = new Pages.Ints();
    private final Pages.Ints hint = new Pages.Ints();
    private final Pages.Ints bundle = new Pages.Ints();
    private final Pages.Ints from = new Pages.Ints();
    private final Pages.Ints next = new Pages.Ints();
    private final Pages.Ints stateOwner = new Pages.Ints();
    private final Pages.Ints reference = new Pages.Ints();
    private final Pages.Ints nextOfClaim = new Pages.Ints();
    private int size;

    Segments(Bundles bundles) {
        this.bundles = bundles;
    }

    /** The first segment of a new bundle: all of it, active. */
    void start(int newBundle, int owner) {
        head.add(size);
        hint.add(size);
        add(newBundle, 0, NONE, SliceState.ACTIVE.code() | owner << 3, NONE);
    }

    private int add(int ofBundle, int at, int following, int state, int ref) {
        bundle.add(ofBundle);
        from.add(at);
        next.add(following);
        stateOwner.add(state);
        reference.add(ref);
        nextOfClaim.add(NONE);
        return size++;
    }

    int first(int ofBundle) {
        return head.get(ofBundle);
    }

    int next(int segment) {
        return next.get(segment);
    }

    int bundle(int segment) {
        return bundle.get(segment);
    }

    int from(int segment) {
        return from.get(segment);
    }

    int to(int segment) {
        int following = next.get(segment);
        return following == NONE ? bundles.quantity(bundle.get(segment)) : from.get(following);
    }

    int length(int segment) {
        return to(segment) - from.get(segment);
    }

    SliceState state(int segment) {
        return STATES[stateOwner.get(segment) & 7];
    }

    int owner(int segment) {
        return stateOwner.get(segment) >> 3;
    }

    int reference(int segment) {
        return reference.get(segment);
    }

    /** The next production segment of the same claim, or NONE. */
    int nextOfClaim(int segment) {
        return nextOfClaim.get(segment);
    }

    void set(int segment, SliceState state, int owner, int ref) {
        stateOwner.set(segment, state.code() | owner << 3);
        reference.set(segment, ref);
    }

    void set(int segment, SliceState state, int ref) {
        set(segment, state, owner(segment), ref);
    }

    void setNextOfClaim(int segment, int other) {
        nextOfClaim.set(segment, other);
    }

    /** The segment that contains a watt-hour inside the bundle. Mostly the one after the last one asked for, so that is where the search begins. */
    int at(int ofBundle, long wattHour) {
        int segment = hint.get(ofBundle);
        if (from.get(segment) > wattHour) {
            segment = head.get(ofBundle);
        }
        for (int n = next.get(segment); n != NONE && from.get(n) <= wattHour; n = next.get(segment)) {
            segment = n;
        }
        hint.set(ofBundle, segment);
        return segment;
    }

    /** Makes {@code [from, to)} begin and end at segments; returns the first. */
    int carve(int ofBundle, long sliceFrom, long sliceTo) {
        int first = cut(at(ofBundle, sliceFrom), (int) sliceFrom);
        int last = first;
        while (to(last) < sliceTo) {
            last = next.get(last);
        }
        cut(last, (int) sliceTo);
        return first;
    }

    /** Cuts inside a segment, if it does not begin or end there; returns the segment that begins at {@code at}, or the one that ends there. */
    private int cut(int segment, int at) {
        if (from.get(segment) == at || to(segment) == at) {
            return segment;
        }
        int second = add(bundle.get(segment), at, next.get(segment), stateOwner.get(segment), reference.get(segment));
        next.set(segment, second);
        return second;
    }
}
