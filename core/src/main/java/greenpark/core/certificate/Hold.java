package greenpark.core.certificate;

import greenpark.core.certificate.Cancelled.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Why a slice is reserved, locked or cancelled.
 *
 * @param beneficiary for whom it is reserved, otherwise null
 * @param purpose what it was cancelled for, otherwise null
 */
record Hold(@Nullable Account beneficiary, @Nullable Purpose purpose, String reference) implements Comparable<Hold> {
    static Hold reserved(Account beneficiary, String reference) {
        return new Hold(beneficiary, null, reference);
    }

    static Hold locked(String reference) {
        return new Hold(null, null, reference);
    }

    static Hold cancelled(Purpose purpose, String reference) {
        return new Hold(null, purpose, reference);
    }

    @Override
    public int compareTo(Hold other) {
        int order = reference.compareTo(other.reference);
        if (order == 0) {
            order = (beneficiary == null ? "" : beneficiary.value())
                    .compareTo(other.beneficiary == null ? "" : other.beneficiary.value());
        }
        return order != 0 ? order : name(purpose).compareTo(name(other.purpose));
    }

    private static String name(@Nullable Purpose purpose) {
        return purpose == null ? "" : purpose.name();
    }
}
