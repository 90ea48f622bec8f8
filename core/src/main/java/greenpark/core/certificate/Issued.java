package greenpark.core.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bundle came into being.
 *
 * <p>Rule: its device is registered at the time of the energy and fits the side; its interval is at most an hour; a storage bundle names
 * the discharge record of its energy and holds no more than that delivered; grid energy and energy of unknown origin never become a
 * certificate. The same key with the same content is {@link Outcome.AlreadyIssued}.
 *
 * @param quantity face value [Wh], rounded down to whole watt-hours before it gets here
 * @param owner the producer, or for consumption the user
 * @param discharge for {@link Side#STORAGE} its discharge record, otherwise null
 * @param issuedAt issuance date-stamp: data, not a clock
 * @param expiresAt from then on it may expire
 */
public record Issued(
        BundleKey key,
        long quantity,
        Account owner,
        Quality quality,
        @Nullable RecordId discharge,
        Instant issuedAt,
        Instant expiresAt)
        implements CertificateEvent {

    public BundleId id() {
        return key.id();
    }

    /** All of it. */
    public Slice whole() {
        return new Slice(key.id(), 0, quantity);
    }

    /** Why a bundle is not issued. */
    public enum Refusal implements RefusalReason {
        /** The key was used for other content. Maybe a corrected bundle needs the next revision. */
        CONTENT_DIFFERS,
        /** An earlier revision is not withdrawn. */
        EARLIER_REVISION_LIVE,
        QUANTITY_NOT_POSITIVE,
        /** More than 2,147,483,647 Wh. Maybe issue several with a sequence. */
        QUANTITY_TOO_LARGE,
        INTERVAL_TOO_LONG,
        EXPIRES_BEFORE_ISSUE,
        /** No device of this id is registered at that time with this issuing body. */
        DEVICE_NOT_REGISTERED,
        /** For instance consumption of a plant. */
        SIDE_DOES_NOT_FIT_DEVICE,
        /** A storage bundle names no discharge record, or another one names one. */
        DISCHARGE_DOES_NOT_FIT_SIDE,
        DISCHARGE_UNKNOWN,
        /** The record is of another storage or interval. */
        DISCHARGE_OF_OTHER_DEVICE_OR_INTERVAL,
        /** The record has a bundle already. */
        DISCHARGE_ALREADY_CERTIFIED,
        /** More than the discharge delivered. */
        EXCEEDS_DISCHARGE,
        /** What was charged was grid energy, or nobody knows what. */
        CHARGE_NOT_CERTIFIED
    }
}
