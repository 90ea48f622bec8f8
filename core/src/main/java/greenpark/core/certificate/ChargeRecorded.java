package greenpark.core.certificate;

import org.jspecify.annotations.Nullable;

/**
 * Storage charge record (SCR): energy of one origin went into a storage in one interval, and the certificates of that energy are cancelled.
 *
 * <p>Rule: the slice is active production of the same interval and zone and as long as the energy charged; stored is at most
 * what was charged. Grid energy is recorded without a slice, so that every charge is on record and none of it becomes green.
 *
 * @param origin usage point of the source, or {@code grid}
 * @param charged at the storage's meter [Wh], > 0
 * @param stored what of it arrived in the store [Wh]; the difference is conversion loss
 * @param slice the certificates of that energy; null where there are none
 */
public record ChargeRecorded(
        RecordKey key,
        String origin,
        long charged,
        long stored,
        @Nullable Slice slice,
        Quality quality) implements CertificateEvent {
    public ChargeRecorded {
        ContentHash.checkText("origin", origin);
    }

    /** The same charge without certificates. */
    public ChargeRecorded uncertified() {
        return new ChargeRecorded(key, origin, charged, stored, null, quality);
    }

    /** Why a charge is not recorded. */
    public enum Refusal implements RefusalReason {
        CONTENT_DIFFERS,
        WRONG_KIND,
        STORAGE_NOT_REGISTERED,
        CHARGED_NOT_POSITIVE,
        /** Less than nothing, or more than was charged. */
        STORED_OUT_OF_RANGE,
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        /** The slice's bundle is consumption, or was itself discharged. */
        NOT_PRODUCTION,
        /** The slice's bundle is of another plant than the origin. */
        OTHER_ORIGIN,
        /** Not generated inside the charging interval. */
        INTERVALS_DO_NOT_MATCH,
        ZONES_DIFFER,
        QUANTITIES_DIFFER,
        NOT_ACTIVE
    }
}
