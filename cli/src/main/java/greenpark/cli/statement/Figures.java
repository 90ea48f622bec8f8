package greenpark.cli.statement;

import greenpark.core.evidence.EvidenceReport;
import greenpark.core.seal.FactoryTotals;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.MonthAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a statement, from a report whose checks hold: the month's account, or the sums of the days where the month is not whole [Wh].
 *
 * @param plants by id
 */
record Figures(
        int measured,
        int estimated,
        int missing,
        long consumption,
        SortedMap<String, Source> plants,
        Source grid,
        Source unknown) {
    private static final String GRID = "grid";
    private static final String UNKNOWN = "unattributed";

    /** What came of one origin. */
    record Source(long direct, long via, long claimed) {
        static final Source NONE = new Source(0, 0, 0);

        long sum() {
            return Math.addExact(direct, via);
        }

        Source plus(Source other) {
            return new Source(
                    Math.addExact(direct, other.direct),
                    Math.addExact(via, other.via),
                    Math.addExact(claimed, other.claimed));
        }
    }

    static Figures of(EvidenceReport report, Leaf.Park park) {
        MonthAccount account = report.account();
        if (account != null) {
            return of(List.of(account.totals()), List.of(park));
        }
        return of(
                report.days().stream().map(EvidenceReport.Day::total).toList(),
                report.days().stream().map(EvidenceReport.Day::park).toList());
    }

    /** @param parks by which each of the totals was made */
    private static Figures of(List<FactoryTotals> totals, List<Leaf.Park> parks) {
        int measured = 0;
        int estimated = 0;
        int missing = 0;
        long consumption = 0;
        SortedMap<String, Source> plants = new TreeMap<>();
        for (int i = 0; i < totals.size(); i++) {
            FactoryTotals part = totals.get(i);
            measured = Math.addExact(measured, part.measured());
            estimated = Math.addExact(estimated, part.estimated());
            missing = Math.addExact(missing, part.missing());
            consumption = Math.addExact(consumption, part.consumption());
            EvidenceReport.byPlant(part, parks.get(i))
                    .forEach((id, sums) -> plants.merge(id, new Source(sums[0], sums[1], sums[2]), Source::plus));
        }
        Source grid = plants.remove(GRID);
        Source unknown = plants.remove(UNKNOWN);
        return new Figures(
                measured,
                estimated,
                missing,
                consumption,
                plants,
                grid == null ? Source.NONE : grid,
                unknown == null ? Source.NONE : unknown);
    }

    /** All plants together. */
    Source green() {
        return plants.values().stream().reduce(Source.NONE, Source::plus);
    }

    /** Names of the plants in one language. */
    static Map<String, String> names(EvidenceReport report, Leaf.Park last, boolean chinese) {
        Map<String, String> names = new HashMap<>();
        List<Leaf.Park> parks = new ArrayList<>(
                report.days().stream().map(EvidenceReport.Day::park).toList());
        parks.add(last);
        for (Leaf.Park park : parks) {
            park.plants()
                    .forEach(p ->
                            names.put(p.id(), chinese ? p.name().zh() : p.name().en()));
        }
        return names;
    }

    /** Dates in runs: {@code 2027-06-07 – 2027-06-08, 2027-06-10}. */
    static String dates(EvidenceReport report) {
        StringBuilder text = new StringBuilder();
        LocalDate first = LocalDate.MIN;
        LocalDate last = LocalDate.MIN;
        for (EvidenceReport.Day day : report.days()) {
            LocalDate date = day.leaf().date();
            if (first.equals(LocalDate.MIN) || !date.equals(last.plusDays(1))) {
                end(text, first, last);
                text.append(text.isEmpty() ? "" : ", ").append(date);
                first = date;
            }
            last = date;
        }
        end(text, first, last);
        return text.toString();
    }

    private static void end(StringBuilder text, LocalDate first, LocalDate last) {
        if (last.isAfter(first)) {
            text.append(" – ").append(last);
        }
    }

    static String kilowattHours(long wattHours) {
        return String.format(Locale.ROOT, "%,.3f", BigDecimal.valueOf(wattHours, 3));
    }

    static String tonnes(long grams) {
        return String.format(Locale.ROOT, "%,.6f", BigDecimal.valueOf(grams, 6));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
