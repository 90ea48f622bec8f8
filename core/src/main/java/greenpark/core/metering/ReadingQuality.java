package greenpark.core.metering;

/** Where the value of a slot comes from (V6). Only {@link #MEASURED} is evidence for a certificate. */
public enum ReadingQuality {
    /** Read from the meter: one interval reading, a sum of finer ones, or two register readings a step apart. */
    MEASURED(0),
    /** An equal part of a reading of 30 or 60 minutes on a finer grid. */
    SUBDIVIDED(1),
    /** A gap of at most two hours, filled along a straight line (V4). */
    ESTIMATED_LINEAR(2),
    /** A longer gap, filled with the shape of days of the same type (V4). */
    ESTIMATED_PROFILE(3),
    /** Solar at night: zero (V3). */
    ESTIMATED_NIGHT(4),
    /** Nothing is known and nothing may be assumed; the value is 0 and must not be used. */
    MISSING(5),
    /** There is nothing to measure: before commissioning, after the end, or no meter for what a plant could have delivered. The value is 0. */
    ABSENT(6);

    private static final ReadingQuality[] ALL = values();

    private final byte code;

    ReadingQuality(int code) {
        this.code = (byte) code;
    }

    /** The quality stored as this byte in a {@link PointSeries}. */
    public static ReadingQuality of(byte code) {
        return ALL[code];
    }

    /** How it is stored; fixed for good. */
    public byte code() {
        return code;
    }

    public boolean isEstimated() {
        return this == SUBDIVIDED || this == ESTIMATED_LINEAR || this == ESTIMATED_PROFILE || this == ESTIMATED_NIGHT;
    }
}
