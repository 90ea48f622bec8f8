package greenpark.core.carbon;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of a zero-carbon park against its threshold.
 *
 * @param indicator for instance {@code core}
 * @param rule the class that holds; null where none does
 * @param value six decimals; null where it cannot be computed
 * @param gap how far the value is from the threshold, ≥ 0, zero where met; null where value or threshold is missing
 * @param remarks what a reader must know
 */
public record IndicatorStatement(
        String indicator,
        @Nullable IndicatorRule rule,
        @Nullable BigDecimal value,
        @Nullable BigDecimal gap,
        State state,
        List<Remark> remarks) {

    /** The verdict. */
    public enum State {
        MET,
        NOT_MET,
        /** Value or threshold is missing. */
        UNKNOWN,
        /** The park has explained that the indicator does not concern it. */
        NOT_APPLICABLE
    }

    static IndicatorStatement judge(
            String indicator, @Nullable IndicatorRule rule, @Nullable BigDecimal value, List<Remark> remarks) {
        if (rule == null || value == null) {
            return new IndicatorStatement(indicator, rule, value, null, State.UNKNOWN, List.copyOf(remarks));
        }
        boolean met = rule.met(value);
        BigDecimal gap =
                met ? BigDecimal.ZERO : value.subtract(rule.threshold()).abs();
        return new IndicatorStatement(
                indicator, rule, value, gap, met ? State.MET : State.NOT_MET, List.copyOf(remarks));
    }
}
