package greenpark.core.park;

import greenpark.core.time.Interval;
import java.math.BigDecimal;

/**
 * A statutory or planned number, as dated data.
 *
 * @param key which number, for instance {@code R1}
 * @param placeholder whether the value is a stand-in that was not found in a document; the user is told
 */
public record Threshold(
        String key,
        BigDecimal value,
        String unit,
        String source,
        String confidence,
        boolean placeholder,
        Interval validity) {}
