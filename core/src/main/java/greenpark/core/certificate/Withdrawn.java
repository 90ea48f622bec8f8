package greenpark.core.certificate;

/**
 * The issuing body takes a whole bundle back, because its readings were wrong.
 *
 * <p>What it frees: the consumption matched with a withdrawn production bundle is active again, watt-hour by watt-hour, while the rest of those
 * claims stands; the production matched with a withdrawn consumption bundle is active again. A withdrawn storage bundle leaves its
 * discharge record without a bundle.
 *
 * <p>Rule: nothing may depend on it outside this book. A bundle that charged a storage is withdrawn after the charge record
 * ({@link StorageRecordWithdrawn}); what became a GEC or left for another scheme cannot be taken back, the difference is carried forward.
 *
 * @param reason for the record
 */
public record Withdrawn(BundleId bundle, String reason) implements CertificateEvent {
    public Withdrawn {
        ContentHash.checkText("reason", reason);
    }

    /** Why a bundle is not withdrawn. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        /** Part of it charged a storage whose record stands. */
        CHARGE_RECORD_STANDS,
        CONVERTED_TO_GEC,
        USED_IN_OTHER_SCHEME
    }
}
