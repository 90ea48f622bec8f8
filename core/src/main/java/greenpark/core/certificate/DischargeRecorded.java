package greenpark.core.certificate;

import org.jspecify.annotations.Nullable;

/**
 * Storage discharge record (SDR): what one discharge took from one lot. The lot is a charge record; which lots a discharge takes
 * follows from the declared rule of the storage, not from a choice.
 *
 * <p>Rule: the charge is recorded, of the same storage, and earlier; it still holds what is withdrawn; no more is delivered than withdrawn.
 *
 * @param charge the charge record; null for energy from before the books, which becomes no certificate
 * @param withdrawn taken out of the store [Wh], > 0
 * @param delivered what of it arrived at the storage's meter [Wh]; the difference is conversion loss
 */
public record DischargeRecorded(
        RecordKey key, @Nullable RecordId charge, long withdrawn, long delivered, Quality quality)
        implements CertificateEvent {

    /** Why a discharge is not recorded. */
    public enum Refusal implements RefusalReason {
        CONTENT_DIFFERS,
        WRONG_KIND,
        STORAGE_NOT_REGISTERED,
        WITHDRAWN_NOT_POSITIVE,
        /** Less than nothing, or more than was withdrawn. */
        DELIVERED_OUT_OF_RANGE,
        CHARGE_UNKNOWN,
        CHARGE_OF_OTHER_STORAGE,
        CHARGE_NOT_EARLIER,
        /** The lot does not hold that much any more. */
        EXCEEDS_CONTENT
    }
}
