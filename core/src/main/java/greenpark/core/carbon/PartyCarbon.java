package greenpark.core.carbon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one party's electricity means for the climate in one period, by every method side by side.
 *
 * @param id of the user; {@link CarbonAccount#COMMON} for grid energy that reached no user; {@link CarbonAccount#PARK} for all
 * @param statements one per method, in the order of {@link CarbonMethod}
 * @param remarks about the volumes
 */
public record PartyCarbon(
        String id,
        Volumes volumes,
        NonFossil nonFossil,
        MatchingScore matching,
        List<Statement> statements,
        List<Remark> remarks) {

    public Statement statement(CarbonMethod method) {
        return statements.stream()
                .filter(s -> s.method() == method)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no statement by " + method));
    }

    /** The sum of two parties or two periods, under a new id. */
    PartyCarbon plus(PartyCarbon other, String newId) {
        List<Statement> sums = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            sums.add(statements.get(i).plus(other.statements.get(i)));
        }
        return new PartyCarbon(
                newId,
                volumes.plus(other.volumes),
                nonFossil.plus(other.nonFossil),
                matching.plus(other.matching),
                List.copyOf(sums),
                Stream.concat(remarks.stream(), other.remarks.stream())
                        .distinct()
                        .toList());
    }
}
