package greenpark.core.carbon;

import java.util.ArrayList;
import java.util.List;

/**
 * All parties of a park in one period.
 *
 * @param label for instance {@code 2028-03} or {@code 2028}
 * @param parties the users in order of id, then the common use
 * @param park the exact sum of the parties
 * @param gridImport of the park [Wh]
 * @param export of the park [Wh]
 */
public record PeriodCarbon(String label, List<PartyCarbon> parties, PartyCarbon park, long gridImport, long export) {

    static PeriodCarbon of(String label, List<PartyCarbon> parties, long gridImport, long export) {
        return new PeriodCarbon(label, List.copyOf(parties), sum(parties, CarbonAccount.PARK), gridImport, export);
    }

    private static PartyCarbon sum(List<PartyCarbon> parties, String id) {
        PartyCarbon sum = parties.getFirst();
        for (PartyCarbon party : parties.subList(1, parties.size())) {
            sum = sum.plus(party, id);
        }
        return sum;
    }

    /** The sum of the factories, without the common use. */
    public PartyCarbon users() {
        return sum(
                parties.stream()
                        .filter(p -> !p.id().equals(CarbonAccount.COMMON))
                        .toList(),
                CarbonAccount.USERS);
    }

    /** The same parties over both periods. */
    PeriodCarbon plus(PeriodCarbon other, String newLabel) {
        List<PartyCarbon> sums = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            sums.add(parties.get(i).plus(other.parties.get(i), parties.get(i).id()));
        }
        return of(newLabel, sums, gridImport + other.gridImport, export + other.export);
    }
}
