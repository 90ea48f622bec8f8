package greenpark.core.park;

import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.util.List;

/**
 * A statutory or planned number, as dated data.
 *
 * @param key which number, one of {@link #KEYS}, for instance {@code R1}
 * @param placeholder whether the value is a stand-in that was not found in a document; the user is told
 */
public record Threshold(
        String key,
        BigDecimal value,
        String unit,
        String source,
        String confidence,
        boolean placeholder,
        Interval validity) {

    /** The largest part of a month's supply that its meters may leave unexplained; every park declares it. */
    public static final String BALANCE_LIMIT = "balance-limit";

    /** Days after its end on which a month's accounts close. */
    public static final String CLOSE_AFTER_DAYS = "close-after-days";

    /** Months after its end until which a correction reaches a month. */
    public static final String LOOK_BACK_MONTHS = "look-back-months";

    /** Every number that something of the program asks for; another key is a misspelling. */
    public static final List<String> KEYS = List.of(
            "R1",
            "R2",
            "R3",
            "R4",
            "R5",
            "R6",
            "R7",
            "R1-alarm",
            "R2-alarm",
            "R3-alarm",
            "R4-alarm",
            "R5-alarm",
            "R6-alarm",
            "R7-alarm",
            "RC-07",
            "continuous-spot-market",
            BALANCE_LIMIT,
            CLOSE_AFTER_DAYS,
            LOOK_BACK_MONTHS);
}
