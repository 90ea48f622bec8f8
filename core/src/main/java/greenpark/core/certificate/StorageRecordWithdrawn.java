package greenpark.core.certificate;

/**
 * A storage record was wrong and is taken back. A charge record frees its slice; a discharge or loss record gives its energy back to the lot.
 *
 * <p>Rule: last in, first out along the chain: a discharge record after its bundle, a charge record after everything that was taken from it.
 *
 * @param reason for the record
 */
public record StorageRecordWithdrawn(RecordId record, String reason) implements CertificateEvent {
    public StorageRecordWithdrawn {
        ContentHash.checkText("reason", reason);
    }

    /** Why a record is not withdrawn. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_RECORD,
        /** The discharge has a bundle that is not withdrawn. */
        BUNDLE_STANDS,
        /** Energy was taken from this charge by records that stand. */
        DRAWN_FROM
    }
}
