package greenpark.core.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The GECs of one lot: who has which, in parts without gap or overlap. */
public final class GecHolding {
    private final long count;
    private final Account issuedTo;
    private String officialNumber;
    private List<Part> parts = new ArrayList<>();

    /**
     * Certificates of one lot in one state.
     *
     * @param state ACTIVE, CLAIMED (retired, 核销) or EXPIRED
     * @param transferred whether they were sold; they cannot be again
     * @param purpose of retirement, otherwise empty
     */
    public record Part(long from, long to, Account owner, SliceState state, boolean transferred, String purpose) {
        public boolean isActive() {
            return state == SliceState.ACTIVE;
        }

        boolean isRetiredBy(Account account, String forPurpose) {
            return state == SliceState.CLAIMED && owner.equals(account) && purpose.equals(forPurpose);
        }

        Part transferredTo(Account account) {
            return new Part(from, to, account, state, true, purpose);
        }

        Part retired(String forPurpose) {
            return new Part(from, to, owner, SliceState.CLAIMED, transferred, forPurpose);
        }

        Part expired() {
            return new Part(from, to, owner, SliceState.EXPIRED, transferred, purpose);
        }

        private Part between(long low, long high) {
            return new Part(Math.max(from, low), Math.min(to, high), owner, state, transferred, purpose);
        }
    }

    GecHolding(GecIssued issued, boolean boundToClaims) {
        count = issued.count();
        issuedTo = issued.owner();
        officialNumber = issued.officialNumber();
        if (count > 0) {
            Part all = new Part(0, count, issuedTo, SliceState.ACTIVE, false, "");
            parts.add(boundToClaims ? all.retired("self-use") : all);
        }
    }

    /** How many [MWh]. */
    public long count() {
        return count;
    }

    public Account issuedTo() {
        return issuedTo;
    }

    /** Empty while not known. */
    public String officialNumber() {
        return officialNumber;
    }

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    void setOfficialNumber(String number) {
        officialNumber = number;
    }

    /** What is inside a slice, cut at its ends. */
    List<Part> parts(GecSlice slice) {
        return parts.stream()
                .filter(p -> p.from() < slice.to() && slice.from() < p.to())
                .map(p -> p.between(slice.from(), slice.to()))
                .toList();
    }

    void change(GecSlice slice, UnaryOperator<Part> change) {
        List<Part> changed = new ArrayList<>();
        for (Part part : parts) {
            if (part.from() >= slice.to() || slice.from() >= part.to()) {
                changed.add(part);
                continue;
            }
            if (part.from() < slice.from()) {
                changed.add(part.between(part.from(), slice.from()));
            }
            changed.add(change.apply(part.between(slice.from(), slice.to())));
            if (slice.to() < part.to()) {
                changed.add(part.between(slice.to(), part.to()));
            }
        }
        parts = changed;
    }
}
