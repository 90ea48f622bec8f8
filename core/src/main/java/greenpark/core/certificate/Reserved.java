package greenpark.core.certificate;

/**
 * The owner promised a slice to someone. Rule: all of it is active and belongs to {@code by}. Only {@code beneficiary} can claim it until it is
 * released.
 *
 * @param reference of the promise, for instance a contract; {@link Released} repeats it
 */
public record Reserved(Slice slice, Account by, Account beneficiary, String reference) implements CertificateEvent {
    public Reserved {
        ContentHash.checkText("reference", reference);
    }

    /** Why a slice is not reserved. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NOT_ACTIVE,
        NOT_OWNED
    }
}
