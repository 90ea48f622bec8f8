package greenpark.core.certificate;

/** A reserved or locked slice is active again. Rule: all of it is held under this reference. */
public record Released(Slice slice, String reference) implements CertificateEvent {
    public Released {
        ContentHash.checkText("reference", reference);
    }

    /** Why a slice is not released. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NOT_HELD,
        /** Held, but for another reference. */
        OTHER_REFERENCE
    }
}
