package greenpark.core.certificate;

/**
 * The issuing body holds a slice back: a dispute, an audit, or a meter that has not spoken yet. Rule: all of it is active.
 *
 * @param reference of the cause; {@link Released} repeats it
 */
public record Locked(Slice slice, String reference) implements CertificateEvent {
    public Locked {
        ContentHash.checkText("reference", reference);
    }

    /** Why a slice is not locked. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NOT_ACTIVE
    }
}
