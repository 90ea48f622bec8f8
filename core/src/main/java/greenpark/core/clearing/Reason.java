package greenpark.core.clearing;

import greenpark.core.clearing.Value.Term;
import greenpark.core.clearing.Value.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A node in a tree of reasons: data, without words.
 *
 * <p>The number of a reason, if it has one, is its first value: a {@link Term} or a {@link Total}. Law: where a reason with a number has
 * children that are terms, they sum to it exactly.
 *
 * @param key of its text
 * @param values in the order of the places in the text, from 0
 */
public record Reason(String key, List<Value> values, List<Reason> children) {
    public Reason {
        values = List.copyOf(values);
        children = List.copyOf(children);
    }

    static Reason of(String key, Value... values) {
        return new Reason(key, List.of(values), List.of());
    }

    /** The same with more children after its own. */
    Reason with(List<Reason> more) {
        List<Reason> all = new ArrayList<>(children);
        all.addAll(more);
        return new Reason(key, values, all);
    }

    Reason with(Reason... more) {
        return with(List.of(more));
    }

    /** The number of the reason [Wh]; empty for a remark. */
    public OptionalLong number() {
        return switch (values.isEmpty() ? null : values.getFirst()) {
            case Term term -> OptionalLong.of(term.wattHours());
            case Total total -> OptionalLong.of(total.wattHours());
            case null, default -> OptionalLong.empty();
        };
    }

    /** Whether the number counts in the parent's. */
    public boolean isTerm() {
        return !values.isEmpty() && values.getFirst() instanceof Term;
    }
}
