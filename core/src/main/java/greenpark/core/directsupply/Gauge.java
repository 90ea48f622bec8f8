package greenpark.core.directsupply;

import greenpark.core.park.Threshold;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One measured ratio against its threshold.
 *
 * @param id name in the documents, for instance {@code R1}
 * @param rule card of the rule, for instance {@code RC-01}
 * @param value six decimals; null where the denominator is zero
 * @param unit empty for a ratio
 * @param threshold null where the park declares none
 * @param state how value and threshold stand
 */
public record Gauge(
        Scope scope,
        Period period,
        String id,
        String rule,
        @Nullable BigDecimal value,
        String unit,
        long numerator,
        long denominator,
        @Nullable Threshold threshold,
        Comparison comparison,
        State state) {

    /** Which side of the threshold is good. */
    public enum Comparison {
        AT_LEAST,
        AT_MOST;

        boolean holds(BigDecimal value, Threshold threshold) {
            int order = value.compareTo(threshold.value());
            return this == AT_LEAST ? order >= 0 : order <= 0;
        }
    }

    /** Verdict. UNKNOWN where value or threshold is missing; ALARM where the threshold holds but the park's own alarm level does not. */
    public enum State {
        MET,
        ALARM,
        BREACHED,
        UNKNOWN
    }
}
