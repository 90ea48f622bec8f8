package greenpark.core.metering;

/** Where the value of a slot comes from (V6). Only {@link #MEASURED} is evidence for a certificate. */
public enum ReadingQuality {
    /** Read from the meter: one interval reading, a sum of finer ones, or two register readings a step apart. */
    MEASURED,
    /** An equal part of a reading of 30 or 60 minutes on a finer grid. */
    SUBDIVIDED,
    /** A gap of at most two hours, filled along a straight line (V4). */
    ESTIMATED_LINEAR,
    /** A longer gap, filled with the shape of days of the same type (V4). */
    ESTIMATED_PROFILE,
    /** Solar at night: zero (V3). */
    ESTIMATED_NIGHT,
    /** Nothing is known and nothing may be assumed; the value is 0 and must not be used. */
    MISSING,
    /** There is nothing to measure: before commissioning, after the end, or no meter for what a plant could have delivered. The value is 0. */
    ABSENT;

    private static final ReadingQuality[] ALL = values();

    /** The quality stored as this byte in a {@link PointSeries}. */
    public static ReadingQuality of(byte code) {
        return ALL[code];
    }

    public byte code() {
        return (byte) ordinal();
    }

    public boolean isEstimated() {
        return this == SUBDIVIDED || this == ESTIMATED_LINEAR || this == ESTIMATED_PROFILE || this == ESTIMATED_NIGHT;
    }
}
