package greenpark.core.certificate;

import java.time.YearMonth;

/**
 * GECs were sold. Rule: tradable, active, owned by {@code from}, not expired, and never transferred before (RC-20).
 *
 * @param month in which the transfer happens
 */
public record GecTransferred(GecSlice slice, Account from, Account to, YearMonth month) implements CertificateEvent {

    /** Why GECs are not transferred. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_LOT,
        OUTSIDE_LOT,
        NOT_TRADABLE,
        NOT_ACTIVE,
        NOT_OWNED,
        SAME_ACCOUNT,
        TRANSFERRED_BEFORE,
        EXPIRED
    }
}
