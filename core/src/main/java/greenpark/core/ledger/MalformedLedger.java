package greenpark.core.ledger;

/** A text or file of a log that no writer of the format made. Outside trouble: the caller says where it is from, and goes on or stops. */
public final class MalformedLedger extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    MalformedLedger(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /** The same, with the line where it was found, from 1. */
    static MalformedLedger atLine(int line, MalformedLedger cause) {
        return new MalformedLedger(line, cause);
    }

    private MalformedLedger(int line, MalformedLedger cause) {
        super("line " + line + ": " + cause.getMessage(), cause);
        this.reason = cause.reason;
    }

    /** What is wrong. */
    public enum Reason {
        /** Bytes that are not UTF-8. */
        NOT_UTF8,
        /** A control character where the format has none. */
        CONTROL_CHARACTER,
        /** Something is missing at the end. */
        CUT_OFF,
        /** Something follows the end. */
        TRAILING,
        /** A line that the format does not have here. */
        WRONG_LINE,
        /** No decimal number in its shortest form. */
        NOT_A_NUMBER,
        /** No base64 with its padding, as an encoder writes it. */
        NOT_BASE64,
        /** A key, hash or signature of another length than its kind has. */
        WRONG_LENGTH,
        /** A name that is empty, or has a space or plus sign. */
        BAD_NAME,
        /** A key id that is not the one of its key. */
        WRONG_KEY_ID,
        /** A kind of key that this program does not know, or that does not belong here. */
        UNKNOWN_TYPE,
        /** A number outside what the field can hold. */
        OUT_OF_RANGE,
        /** A name or key that was given before. */
        DUPLICATE,
        /** A name that nothing before defines. */
        UNKNOWN_NAME,
        /** More lines than this program takes. */
        TOO_MANY
    }

    public Reason reason() {
        return reason;
    }
}
