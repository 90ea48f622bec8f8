package greenpark.core.certificate;

import java.time.Instant;
import java.time.YearMonth;

/**
 * The accounts of a month were closed: what is found out later is a correction of a closed period. Rule: the month is open.
 *
 * @param at when
 */
public record PeriodClosed(YearMonth month, Instant at) implements CertificateEvent {

    /** Why a month is not closed. */
    public enum Refusal implements RefusalReason {
        /** A month that is not over has no closed accounts. */
        NOT_OVER
    }
}
