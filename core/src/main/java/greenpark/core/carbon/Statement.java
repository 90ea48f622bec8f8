package greenpark.core.carbon;

import greenpark.core.quantity.Emissions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The emissions of a party's electricity by one method.
 *
 * @param terms the parts of the consumption, each with its factor and source
 * @param emissions null where a factor is missing
 * @param remarks what a reader must know
 */
public record Statement(
        CarbonMethod method, List<Term> terms, @Nullable Emissions emissions, List<Remark> remarks) {

    /** The sum of the terms [Wh]. */
    public long consumption() {
        return terms.stream().mapToLong(Term::wattHours).sum();
    }

    /** [kg/kWh], six decimals; null without consumption or result. */
    public @Nullable BigDecimal intensity() {
        long consumption = consumption();
        return emissions == null || consumption == 0 ? null : emissions.perKilowattHour(consumption);
    }

    /**
     * Of two parties, or of one party in two years; results add exactly.
     *
     * @throws IllegalArgumentException for another method
     */
    public Statement plus(Statement other) {
        if (other.method != method) {
            throw new IllegalArgumentException(
                    method + " and " + other.method + " are different methods; their results do not add");
        }
        List<Term> sum = new ArrayList<>(terms);
        for (Term term : other.terms) {
            int at = 0;
            while (at < sum.size() && !sum.get(at).sameAs(term)) {
                at++;
            }
            if (at == sum.size()) {
                sum.add(term);
            } else {
                sum.set(
                        at,
                        new Term(term.part(), Math.addExact(sum.get(at).wattHours(), term.wattHours()), term.factor()));
            }
        }
        Emissions mine = emissions;
        Emissions theirs = other.emissions;
        return new Statement(
                method,
                List.copyOf(sum),
                mine == null || theirs == null ? null : mine.plus(theirs),
                Stream.concat(remarks.stream(), other.remarks.stream())
                        .distinct()
                        .toList());
    }
}
