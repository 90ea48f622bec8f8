package greenpark.core.encoding;

/** Bytes that no canonical encoder wrote. Outside trouble, not a bug: the caller names where the bytes are from and goes on or stops. */
public final class MalformedBytes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int offset;

    public MalformedBytes(Reason reason, int offset, String detail) {
        super(reason + " at byte " + offset + (detail.isEmpty() ? "" : ": " + detail));
        this.reason = reason;
        this.offset = offset;
    }

    /** What is wrong. */
    public enum Reason {
        /** The bytes end inside an item. */
        CUT_OFF,
        /** Something follows the event. */
        TRAILING_BYTES,
        /** Another kind of item stands where the format has this one. */
        WRONG_ITEM,
        /** A length or number that could be written shorter. */
        NOT_SHORTEST,
        /** Text that is not UTF-8. */
        NOT_UTF8,
        /** A format version this program does not know. */
        UNKNOWN_VERSION,
        /** An event type this program does not know. */
        UNKNOWN_TYPE,
        /** A code that stands for nothing. */
        UNKNOWN_CODE,
        /** A number outside what the field can hold. */
        OUT_OF_RANGE,
        /** The fields contradict each other, for instance a slice that ends before it starts. */
        IMPOSSIBLE
    }

    public Reason reason() {
        return reason;
    }

    /** Where in the bytes, from 0. */
    public int offset() {
        return offset;
    }
}
