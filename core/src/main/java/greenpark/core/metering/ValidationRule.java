package greenpark.core.metering;

/**
 * What is checked. V6 (estimated slots carry their method) is not found but held: see {@link ReadingQuality}.
 *
 * @see "docs/formats/readings.md, validation and estimation"
 */
public enum ValidationRule {
    /** Negative, above the register's digits, or a register that goes down without rolling over: rejected. */
    V1,
    /** More than the capacity × 1.2 could have moved: suspect, replaced by an estimate. */
    V2,
    /** Solar generation at night: suspect, replaced by zero. */
    V3,
    /** A gap: filled by a straight line up to two hours, else by the shape of days of the same type, else missing. */
    V4,
    /** The hour's balance of the park is open by more than 2 %: see {@link BalanceAlarm}. */
    V5,
    /** Read off the grid: by more than 60 s moved and flagged; half a step away, or not fitting the grid: rejected. */
    V7,
    /** Superseded by another value for the same meter and time. */
    V8,
    /** Outside the meter's or the usage point's validity, or more than ten years from the park's middle reading: not used. */
    VALIDITY
}
