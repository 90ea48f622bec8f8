package greenpark.core.evidence;

/** How much of its month a factory shows. */
public enum Variant {
    /** Every quarter-hour. */
    SLOTS(1),
    /** Hours; what happened within one stays hidden. */
    HOURS(2),
    /** Days. */
    DAYS(3),
    /** The month's account only. */
    MONTH(4);

    private final int code;

    Variant(int code) {
        this.code = code;
    }

    /** How it is written; fixed for good. */
    public int code() {
        return code;
    }
}
