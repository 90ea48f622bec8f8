package greenpark.core.carbon;

import greenpark.core.park.Name;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The threshold of one indicator of a zero-carbon park, 910号.
 *
 * @param indicator for instance {@code core} or {@code water-reuse}
 * @param sizeFromTce smallest yearly energy use of the class [tce]; null where there are no classes
 * @param sizeToTce end of the class, exclusive [tce]; null where open
 */
public record IndicatorRule(
        String indicator,
        Name name,
        @Nullable BigDecimal sizeFromTce,
        @Nullable BigDecimal sizeToTce,
        Comparison comparison,
        BigDecimal threshold,
        String unit,
        Citation citation,
        Dated validity) {

    /** Which side of the threshold is good. */
    public enum Comparison {
        AT_LEAST,
        AT_MOST
    }

    boolean holdsFor(BigDecimal tce) {
        return (sizeFromTce == null || tce.compareTo(sizeFromTce) >= 0)
                && (sizeToTce == null || tce.compareTo(sizeToTce) < 0);
    }

    boolean met(BigDecimal value) {
        int order = value.compareTo(threshold);
        return comparison == Comparison.AT_LEAST ? order >= 0 : order <= 0;
    }
}
