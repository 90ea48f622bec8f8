package greenpark.core.certificate;

import java.time.YearMonth;

/**
 * GECs were used (核销). Rule: active, owned by {@code by}, not expired. GECs of self-use are retired with the claims they are bound to.
 *
 * @param month in which they are retired
 * @param purpose for the record
 */
public record GecRetired(GecSlice slice, Account by, YearMonth month, String purpose) implements CertificateEvent {
    public GecRetired {
        ContentHash.checkText("purpose", purpose);
    }

    /** Why GECs are not retired. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_LOT,
        OUTSIDE_LOT,
        BOUND_TO_CLAIMS,
        NOT_ACTIVE,
        NOT_OWNED,
        EXPIRED
    }
}
