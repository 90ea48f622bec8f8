package greenpark.cli.log;

import greenpark.core.evidence.MonthOpenings;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.ledger.LogReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a factory's month that no later leaf supersedes.
 *
 * @param days in order
 * @param month null where the month is not sealed
 */
record LastLeaves(List<Day> days, @Nullable Month month) {
    record Day(long index, Leaf.Day leaf) {}

    record Month(long index, Leaf.Month leaf) {}

    static LastLeaves of(LogReader log, String factory, YearMonth of) throws IOException {
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        Month last = null;
        for (long index = 0; index < log.size(); ) {
            for (byte[] entry : log.entriesFrom(index)) {
                Class<? extends Leaf> kind = LeafBytes.kind(entry);
                if (kind == Leaf.Day.class
                        && LeafBytes.read(entry) instanceof Leaf.Day day
                        && day.point().equals(factory)
                        && YearMonth.from(day.date()).equals(of)) {
                    days.put(day.date(), new Day(index, day));
                } else if (kind == Leaf.Month.class
                        && LeafBytes.read(entry) instanceof Leaf.Month month
                        && month.point().equals(factory)
                        && month.month().equals(of)) {
                    last = new Month(index, month);
                }
                index++;
            }
        }
        return new LastLeaves(List.copyOf(days.values()), last);
    }

    /** Those of them whose keys were not destroyed. */
    LastLeaves open(OpeningKeys keys, String factory) {
        return new LastLeaves(
                days.stream()
                        .filter(d -> keys.day(factory, d.leaf().date()) != null)
                        .toList(),
                month != null && keys.month(factory, month.leaf().month()) != null ? month : null);
    }

    /** Whether these openings are of exactly these leaves. */
    boolean match(MonthOpenings openings) {
        MonthOpenings.Account account = openings.account();
        return openings.dates().equals(days.stream().map(d -> d.leaf().date()).toList())
                && days.stream().allMatch(d -> openings.index(d.leaf().date()) == d.index())
                && (month == null ? account == null : account != null && account.index() == month.index());
    }
}
