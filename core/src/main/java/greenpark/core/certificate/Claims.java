package greenpark.core.certificate;

import static greenpark.core.certificate.Segments.NONE;

import greenpark.core.certificate.Claimed.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a book: which production met which consumption. A claim holds the chain of its production segments in order; their lengths, one after
 * another, are the pairing with the consumption.
 */
final class Claims {
    private final Bundles bundles;
    private final Segments segments;
    private final DeviceRegister register;
    private final GecBook gec;
    private final Texts<Account> accounts;
    private final Texts<Hold> holds;
    private final Pages.Ints consumption = new Pages.Ints();
    private final Pages.Ints from = new Pages.Ints();
    private final Pages.Ints firstProduction = new Pages.Ints();
    private int size;
    private int[] scratch = new int[16];

    Claims(
            Bundles bundles,
            Segments segments,
            DeviceRegister register,
            GecBook gec,
            Texts<Account> accounts,
            Texts<Hold> holds) {
        this.bundles = bundles;
        this.segments = segments;
        this.register = register;
        this.gec = gec;
        this.accounts = accounts;
        this.holds = holds;
    }

    Outcome claim(Claimed claimed) {
        List<Slice> production = claimed.production();
        if (production.isEmpty()) {
            return refused(Refusal.NO_PRODUCTION, claimed.consumption());
        }
        if (production.size() > Claimed.MOST_SLICES) {
            return refused(Refusal.TOO_MANY_SLICES, production.size());
        }
        int used = bundles.find(claimed.consumption().bundle());
        if (used < 0) {
            return refused(Refusal.UNKNOWN_BUNDLE, claimed.consumption());
        }
        if (claimed.consumption().to() > bundles.quantity(used)) {
            return refused(Refusal.OUTSIDE_BUNDLE, claimed.consumption() + " of " + bundles.quantity(used));
        }
        if (bundles.side(used) != Side.CONSUMPTION) {
            return refused(Refusal.WRONG_SIDE, claimed.consumption());
        }
        if (scratch.length < production.size()) {
            scratch = new int[2 * production.size()];
        }
        long sum = 0;
        for (int i = 0; i < production.size(); i++) {
            Outcome wrong = checkProduction(claimed, used, i);
            if (wrong != null) {
                return wrong;
            }
            sum += production.get(i).quantity();
        }
        if (sum != claimed.consumption().quantity()) {
            return refused(
                    Refusal.QUANTITIES_DIFFER,
                    sum + " Wh for " + claimed.consumption().quantity() + " Wh");
        }
        if (isApplied(claimed, used)) {
            return Outcome.ALREADY_APPLIED;
        }
        Outcome wrong = checkStates(claimed, used);
        if (wrong != null) {
            return wrong;
        }
        apply(claimed, used);
        return Outcome.APPLIED;
    }

    private @Nullable Outcome checkProduction(Claimed claimed, int used, int i) {
        Slice slice = claimed.production().get(i);
        int bundle = bundles.find(slice.bundle());
        scratch[i] = bundle;
        if (bundle < 0) {
            return refused(Refusal.UNKNOWN_BUNDLE, slice);
        }
        if (slice.to() > bundles.quantity(bundle)) {
            return refused(Refusal.OUTSIDE_BUNDLE, slice + " of " + bundles.quantity(bundle));
        }
        if (bundles.side(bundle) == Side.CONSUMPTION) {
            return refused(Refusal.WRONG_SIDE, slice);
        }
        for (int j = 0; j < i; j++) {
            if (scratch[j] == bundle && slice.overlaps(claimed.production().get(j))) {
                return refused(Refusal.SLICES_OVERLAP, slice);
            }
        }
        boolean inside = bundles.start(bundle) <= bundles.start(used) && bundles.end(used) <= bundles.end(bundle);
        boolean around = bundles.start(used) <= bundles.start(bundle) && bundles.end(bundle) <= bundles.end(used);
        if (!inside && !around) {
            return refused(Refusal.INTERVALS_DO_NOT_MATCH, slice);
        }
        String here = register.get(bundles.registration(bundle)).marketZone();
        String there = register.get(bundles.registration(used)).marketZone();
        return here.equals(there) ? null : refused(Refusal.ZONES_DIFFER, here + " and " + there);
    }

    private @Nullable Outcome checkStates(Claimed claimed, int used) {
        int beneficiary = accounts.find(claimed.beneficiary());
        Slice need = claimed.consumption();
        int s = segments.at(used, need.from());
        for (; s != NONE && segments.from(s) < need.to(); s = segments.next(s)) {
            if (segments.state(s) != SliceState.ACTIVE) {
                return refused(Refusal.CONSUMPTION_NOT_ACTIVE, need + " is " + segments.state(s));
            }
            if (segments.owner(s) != beneficiary) {
                return refused(Refusal.CONSUMPTION_NOT_OWNED, accounts.get(segments.owner(s)));
            }
        }
        for (int i = 0; i < claimed.production().size(); i++) {
            Slice slice = claimed.production().get(i);
            s = segments.at(scratch[i], slice.from());
            for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
                SliceState state = segments.state(s);
                if (state == SliceState.RESERVED) {
                    if (!claimed.beneficiary()
                            .equals(holds.get(segments.reference(s)).beneficiary())) {
                        return refused(Refusal.PRODUCTION_RESERVED, slice);
                    }
                } else if (state != SliceState.ACTIVE) {
                    return refused(Refusal.PRODUCTION_NOT_ACTIVE, slice + " is " + state);
                } else if (claimed.basis() == Claimed.Basis.OWNED && segments.owner(s) != beneficiary) {
                    return refused(Refusal.PRODUCTION_NOT_OWNED, slice + " of " + accounts.get(segments.owner(s)));
                }
            }
        }
        return null;
    }

    private void apply(Claimed claimed, int used) {
        Slice need = claimed.consumption();
        int claim = size++;
        consumption.add(used);
        from.add((int) need.from());
        int first = segments.carve(used, need.from(), need.to());
        for (int s = first; s != NONE && segments.from(s) < need.to(); s = segments.next(s)) {
            segments.set(s, SliceState.CLAIMED, claim);
        }
        int head = NONE;
        int last = NONE;
        for (int i = 0; i < claimed.production().size(); i++) {
            Slice slice = claimed.production().get(i);
            int s = segments.carve(scratch[i], slice.from(), slice.to());
            for (; s != NONE && segments.from(s) < slice.to(); s = segments.next(s)) {
                segments.set(s, SliceState.CLAIMED, claim);
                segments.setNextOfClaim(s, NONE);
                if (last == NONE) {
                    head = s;
                } else {
                    segments.setNextOfClaim(last, s);
                }
                last = s;
            }
            gec.selfUsed(bundles.gecCell(scratch[i]), slice.quantity());
        }
        firstProduction.add(head);
    }

    /** Whether this very claim stands: the same consumption met the same production in the same order. */
    private boolean isApplied(Claimed claimed, int used) {
        Slice need = claimed.consumption();
        int s = segments.at(used, need.from());
        if (segments.state(s) != SliceState.CLAIMED) {
            return false;
        }
        int claim = segments.reference(s);
        if (from.get(claim) != need.from()) {
            return false;
        }
        int part = firstProduction.get(claim);
        for (int i = 0; i < claimed.production().size(); i++) {
            Slice slice = claimed.production().get(i);
            long at = slice.from();
            while (at < slice.to()) {
                if (part == NONE
                        || segments.state(part) != SliceState.CLAIMED
                        || segments.bundle(part) != scratch[i]
                        || segments.from(part) != at) {
                    return false;
                }
                at = segments.to(part);
                part = segments.nextOfClaim(part);
            }
            if (at != slice.to()) {
                return false;
            }
        }
        return part == NONE;
    }

    /** Frees the consumption that a claimed production segment met. The segment stays in its chain, so that the pairing of the rest is known. */
    void freeConsumption(int segment) {
        int claim = segments.reference(segment);
        int used = consumption.get(claim);
        long at = from.get(claim);
        for (int s = firstProduction.get(claim); s != segment; s = segments.nextOfClaim(s)) {
            at += segments.length(s);
        }
        long end = at + segments.length(segment);
        int s = segments.carve(used, at, end);
        for (; s != NONE && segments.from(s) < end; s = segments.next(s)) {
            segments.set(s, SliceState.ACTIVE, NONE);
        }
        gec.selfUsed(bundles.gecCell(segments.bundle(segment)), -segments.length(segment));
    }

    /** Frees all production of a claim whose consumption is withdrawn. A second call finds nothing left. */
    void freeProduction(int claim) {
        int s = firstProduction.get(claim);
        firstProduction.set(claim, NONE);
        while (s != NONE) {
            int following = segments.nextOfClaim(s);
            if (segments.state(s) == SliceState.CLAIMED) {
                segments.set(s, SliceState.ACTIVE, NONE);
                gec.selfUsed(bundles.gecCell(segments.bundle(s)), -segments.length(s));
            }
            segments.setNextOfClaim(s, NONE);
            s = following;
        }
    }

    /** The bundle whose consumption a claim is. */
    int consumption(int claim) {
        return consumption.get(claim);
    }

    /** The first watt-hour of that consumption. */
    int from(int claim) {
        return from.get(claim);
    }

    int firstProduction(int claim) {
        return firstProduction.get(claim);
    }

    private static Outcome refused(Refusal reason, Object details) {
        return new Outcome.Refused(reason, details.toString());
    }
}
