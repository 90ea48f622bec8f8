package greenpark.core.certificate;

/**
 * A slice changed hands. Rule: all of it is active and belongs to {@code from}.
 *
 * <p>Consumption belongs to who used the energy and is never transferred.
 */
public record Transferred(Slice slice, Account from, Account to) implements CertificateEvent {

    /** Why a slice is not transferred. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NOT_ACTIVE,
        NOT_OWNED,
        SAME_ACCOUNT,
        CONSUMPTION_NOT_TRANSFERABLE
    }
}
