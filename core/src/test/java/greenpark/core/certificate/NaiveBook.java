package greenpark.core.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of certificates as one would write them first: every watt-hour is an object. Knows no times, zones or storages; those are
 * the same for all bundles it is given. Returns whether an event is allowed, not why not.
 */
final class NaiveBook {
    /** One watt-hour. */
    static final class Wh {
        final Side side;
        SliceState state = SliceState.ACTIVE;
        String owner;
        String hold = "";

        @Nullable
        Wh partner;

        Wh(Side side, String owner) {
            this.side = side;
            this.owner = owner;
        }

        @Override
        public String toString() {
            return state + " " + owner;
        }
    }

    final SortedMap<BundleId, List<Wh>> bundles = new TreeMap<>();

    /** Whether something changed. */
    boolean apply(CertificateEvent event) {
        return switch (event) {
            case Issued e -> issue(e);
            case Transferred e ->
                change(
                        e.slice(),
                        wh -> wh.side != Side.CONSUMPTION
                                && active(wh)
                                && wh.owner.equals(e.from().value())
                                && !e.from().equals(e.to()),
                        wh -> wh.owner = e.to().value());
            case Reserved e ->
                change(e.slice(), wh -> active(wh) && wh.owner.equals(e.by().value()), wh -> {
                    wh.state = SliceState.RESERVED;
                    wh.hold = e.reference() + " " + e.beneficiary();
                });
            case Locked e ->
                change(e.slice(), NaiveBook::active, wh -> {
                    wh.state = SliceState.LOCKED;
                    wh.hold = e.reference() + " ";
                });
            case Released e ->
                change(
                        e.slice(),
                        wh -> (wh.state == SliceState.RESERVED || wh.state == SliceState.LOCKED)
                                && wh.hold.startsWith(e.reference() + " "),
                        wh -> wh.state = SliceState.ACTIVE);
            case Cancelled e ->
                change(
                        e.slice(),
                        wh -> wh.side != Side.CONSUMPTION && active(wh) && wh.owner.equals(e.by().value()),
                        wh -> wh.state = SliceState.CANCELLED);
            case Expired e ->
                e.at().isBefore(Script.EXPIRY)
                        ? false
                        : change(
                                e.slice(),
                                wh -> active(wh) || wh.state == SliceState.RESERVED,
                                wh -> wh.state = SliceState.EXPIRED);
            case Claimed e -> claim(e);
            case Withdrawn e -> withdraw(e);
            default -> throw new IllegalArgumentException("not known here: " + event);
        };
    }

    private static boolean active(Wh wh) {
        return wh.state == SliceState.ACTIVE;
    }

    private boolean issue(Issued e) {
        if (bundles.containsKey(e.id())) {
            return false;
        }
        List<Wh> all = new ArrayList<>();
        for (long i = 0; i < e.quantity(); i++) {
            all.add(new Wh(e.key().side(), e.owner().value()));
        }
        bundles.put(e.id(), all);
        return true;
    }

    /** The watt-hours of a slice, or null where they do not exist. */
    private @Nullable List<Wh> of(Slice slice) {
        List<Wh> all = bundles.get(slice.bundle());
        return all == null || slice.to() > all.size() ? null : all.subList((int) slice.from(), (int) slice.to());
    }

    private interface Rule {
        boolean allows(Wh wh);
    }

    private interface Change {
        void of(Wh wh);
    }

    private boolean change(Slice slice, Rule rule, Change change) {
        List<Wh> some = of(slice);
        if (some == null || !some.stream().allMatch(rule::allows)) {
            return false;
        }
        some.forEach(change::of);
        return true;
    }

    private boolean claim(Claimed e) {
        List<Wh> need = of(e.consumption());
        List<Wh> have = new ArrayList<>();
        for (Slice slice : e.production()) {
            List<Wh> some = of(slice);
            if (some == null) {
                return false;
            }
            have.addAll(some);
        }
        String who = e.beneficiary().value();
        if (need == null
                || need.size() != have.size()
                || have.stream().distinct().count() != have.size()
                || !need.stream().allMatch(wh -> wh.side == Side.CONSUMPTION && active(wh) && wh.owner.equals(who))
                || !have.stream().allMatch(wh -> wh.side == Side.PRODUCTION && claimable(wh, e.basis(), who))) {
            return false;
        }
        for (int i = 0; i < need.size(); i++) {
            need.get(i).state = SliceState.CLAIMED;
            have.get(i).state = SliceState.CLAIMED;
            need.get(i).partner = have.get(i);
            have.get(i).partner = need.get(i);
        }
        return true;
    }

    private static boolean claimable(Wh wh, Claimed.Basis basis, String who) {
        return wh.state == SliceState.RESERVED
                ? wh.hold.endsWith(" " + who)
                : active(wh) && (basis == Claimed.Basis.ALLOCATION || wh.owner.equals(who));
    }

    private boolean withdraw(Withdrawn e) {
        List<Wh> all = bundles.get(e.bundle());
        if (all == null || all.getFirst().state == SliceState.WITHDRAWN) {
            return false;
        }
        if (all.stream().anyMatch(wh -> wh.state == SliceState.CANCELLED)) {
            return false;
        }
        for (Wh wh : all) {
            Wh partner = wh.partner;
            if (wh.state == SliceState.CLAIMED && partner != null) {
                partner.state = SliceState.ACTIVE;
                partner.partner = null;
            }
            wh.state = SliceState.WITHDRAWN;
            wh.partner = null;
        }
        return true;
    }
}
