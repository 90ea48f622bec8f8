package greenpark.core.certificate;

import org.jspecify.annotations.Nullable;

/**
 * Energy of one lot was lost inside a storage: standing loss, or content above the declared capacity that is written off. So for
 * every charge record: stored = Σ withdrawn + Σ lost + content.
 *
 * @param charge the charge record; null for energy from before the books
 * @param lost [Wh], > 0
 */
public record StorageLossRecorded(RecordKey key, @Nullable RecordId charge, long lost) implements CertificateEvent {

    /** Why a loss is not recorded. */
    public enum Refusal implements RefusalReason {
        CONTENT_DIFFERS,
        WRONG_KIND,
        STORAGE_NOT_REGISTERED,
        LOST_NOT_POSITIVE,
        CHARGE_UNKNOWN,
        CHARGE_OF_OTHER_STORAGE,
        CHARGE_LATER,
        EXCEEDS_CONTENT
    }
}
