package greenpark.core.certificate;

import java.time.YearMonth;

/**
 * GECs were not used in time. Rule: active, and their months of validity, the month of generation being the first, are over (RC-19).
 *
 * @param month in which that was established
 */
public record GecExpired(GecSlice slice, YearMonth month) implements CertificateEvent {

    /** Why GECs do not expire. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_LOT,
        OUTSIDE_LOT,
        NOT_ACTIVE,
        TOO_EARLY
    }
}
