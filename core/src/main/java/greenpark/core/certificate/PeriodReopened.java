package greenpark.core.certificate;

import java.time.Instant;
import java.time.YearMonth;

/**
 * The accounts of a closed month were opened again for a correction. Rule: the month is closed. How long after its end that is allowed is
 * dated data of the park (976号: twelve months), kept by who corrects.
 *
 * @param at when
 */
public record PeriodReopened(YearMonth month, Instant at, String reason) implements CertificateEvent {
    public PeriodReopened {
        ContentHash.checkText("reason", reason);
    }

    /** Why a month is not opened again. */
    public enum Refusal implements RefusalReason {
        NOT_CLOSED
    }
}
