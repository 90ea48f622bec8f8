package greenpark.core.certificate;

/** What became of an event. */
public sealed interface Outcome {

    /** The book changed. */
    record Applied() implements Outcome {}

    /** Exactly this bundle is in the book already; nothing changed. A retry ends here. */
    record AlreadyIssued(BundleId bundle) implements Outcome {}

    /** Exactly this was done already; nothing changed. */
    record AlreadyApplied() implements Outcome {}

    /**
     * Nothing changed.
     *
     * @param details the values that decided it, for people
     */
    record Refused(RefusalReason reason, String details) implements Outcome {}

    Outcome APPLIED = new Applied();
    Outcome ALREADY_APPLIED = new AlreadyApplied();
}
