package greenpark.core.certificate;

import java.time.Instant;

/**
 * A slice was not used in time. Rule: all of it is active or reserved, and {@code at} is not before its expiry.
 *
 * @param at when that was established
 */
public record Expired(Slice slice, Instant at) implements CertificateEvent {

    /** Why a slice does not expire. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NOT_LIVE,
        TOO_EARLY
    }
}
