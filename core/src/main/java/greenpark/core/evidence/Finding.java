package greenpark.core.evidence;

/**
 * What came of a check.
 *
 * @param what names the leaf, slot, origin or method it is about; empty where nothing needs to be named
 */
public record Finding(Check check, State state, Reason reason, String what) {

    /** The checks, in their order. The names are those of the documents, in lower case. */
    public enum Check {
        CHECKPOINT,
        WITNESSES,
        INCLUDED,
        PARK,
        DAYS,
        OPENINGS,
        SUMS,
        CLAIMS,
        CARBON
    }

    public enum State {
        HOLDS,
        FAILS,
        /** There is nothing to check. */
        NOT_APPLICABLE
    }

    /** Why; the shell has the texts. */
    public enum Reason {
        /** It holds. */
        NONE,
        /** What it rests on failed. */
        SEE_EARLIER,
        NOTE_MALFORMED,
        POLICY_MALFORMED,
        SIGNATURE_FAILS,
        NOT_SIGNED,
        QUORUM_NOT_MET,
        /** The policy asks for no witness. */
        NO_QUORUM_ASKED,
        PATH_FAILS,
        LEAF_MALFORMED,
        OTHER_PARK,
        FACTORY_UNKNOWN,
        /** An id stands twice, or a plant is no usage point. */
        PARK_INCONSISTENT,
        OTHER_FACTORY,
        OTHER_MONTH,
        OUT_OF_ORDER,
        WRONG_NUMBER_OF_SLOTS,
        DAYS_INCOMPLETE,
        COMMITMENT_DIFFERS,
        RECORD_MALFORMED,
        DOES_NOT_ADD,
        /** More intervals are counted than there are. */
        COUNTS_EXCEED,
        /** The hourly matched energy is not what came of the plants. */
        MATCHED_DIFFERS,
        CLAIMED_EXCEEDS,
        /** Another method, part or factor than the form of an account has. */
        METHOD_MALFORMED,
        /** The amounts of a method are not those of the flows. */
        AMOUNTS_DIFFER,
        /** The grams of a method are not amounts times factors. */
        EMISSIONS_DIFFER,
        /** The month has no account in the file. */
        NO_ACCOUNT
    }

    static Finding holds(Check check) {
        return new Finding(check, State.HOLDS, Reason.NONE, "");
    }

    static Finding fails(Check check, Reason reason, String what) {
        return new Finding(check, State.FAILS, reason, what);
    }

    static Finding none(Check check, Reason reason) {
        return new Finding(check, State.NOT_APPLICABLE, reason, "");
    }
}
