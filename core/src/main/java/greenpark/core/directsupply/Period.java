package greenpark.core.directsupply;

import greenpark.core.park.Device;
import greenpark.core.park.Park;
import greenpark.core.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A stretch of time that has gauges of its own.
 *
 * @param label for instance {@code 2028-03}, {@code 2028}, or a construction phase
 */
public record Period(Kind kind, String label, Interval interval) {

    /** What divides the time. */
    public enum Kind {
        MONTH,
        YEAR,
        /** From the first commissioning of one construction phase to the first of the next (整个项目的建设依负荷情况同步进行). */
        PHASE
    }

    /** All periods that touch an interval, cut to it, in order of kind and time. */
    public static List<Period> within(Park park, Interval whole) {
        List<Period> periods = new ArrayList<>();
        ZoneId zone = park.zone();
        calendar(
                Kind.MONTH,
                whole,
                zone,
                d -> d.withDayOfMonth(1),
                d -> d.plusMonths(1),
                d -> YearMonth.from(d).toString(),
                periods);
        calendar(
                Kind.YEAR,
                whole,
                zone,
                d -> d.withDayOfYear(1),
                d -> d.plusYears(1),
                d -> Integer.toString(d.getYear()),
                periods);
        phases(park, whole, periods);
        return List.copyOf(periods);
    }

    private static void calendar(
            Kind kind,
            Interval whole,
            ZoneId zone,
            UnaryOperator<LocalDate> first,
            UnaryOperator<LocalDate> next,
            Function<LocalDate, String> label,
            List<Period> into) {
        LocalDate date = first.apply(LocalDate.ofInstant(whole.start(), zone));
        while (date.atStartOfDay(zone).toInstant().isBefore(whole.end())) {
            LocalDate end = next.apply(date);
            add(
                    kind,
                    label.apply(date),
                    date.atStartOfDay(zone).toInstant(),
                    end.atStartOfDay(zone).toInstant(),
                    whole,
                    into);
            date = end;
        }
    }

    private static void phases(Park park, Interval whole, List<Period> into) {
        SortedMap<String, Instant> firstOf = new TreeMap<>();
        for (Device device : park.devices()) {
            firstOf.merge(device.phase(), device.validity().start(), (a, b) -> a.isBefore(b) ? a : b);
        }
        List<Map.Entry<String, Instant>> ordered = firstOf.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            Instant end = i + 1 < ordered.size() ? ordered.get(i + 1).getValue() : Instant.MAX;
            add(Kind.PHASE, ordered.get(i).getKey(), ordered.get(i).getValue(), end, whole, into);
        }
    }

    private static void add(Kind kind, String label, Instant start, Instant end, Interval whole, List<Period> into) {
        Instant from = start.isBefore(whole.start()) ? whole.start() : start;
        Instant to = end.isAfter(whole.end()) ? whole.end() : end;
        if (from.isBefore(to)) {
            into.add(new Period(kind, label, new Interval(from, to)));
        }
    }
}
