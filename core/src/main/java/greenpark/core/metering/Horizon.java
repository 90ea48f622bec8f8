package greenpark.core.metering;

import greenpark.core.park.Park;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The slots that validation looks at: the grid asked for, and up to {@link #CONTEXT_DAYS} days of readings before and after
 * it. With them a day validated alone equals the day out of a whole year, as long as no gap is longer than a month.
 */
final class Horizon {
    static final int CONTEXT_DAYS = 62;
    private static final long DAY = 86_400;

    /** Days whose shapes may stand in for each other. */
    enum DayType {
        WORKDAY,
        WEEKEND,
        HOLIDAY
    }

    final TimeGrid grid;
    /** First slot of the grid asked for. */
    final int from;
    /** First slot after the grid asked for. */
    final int to;

    /** First slot of the period that counts and findings are about. */
    final int reportFrom;
    /** First slot after that period. */
    final int reportTo;

    final int stepSeconds;
    final long startSecond;
    final int size;
    /** Per slot, the index of its local day. */
    final int[] dayOf;
    /** Per slot, its start on the local clock [s of the day]. */
    final int[] clock;
    /** Per day, its first slot; one more entry holds the size. */
    final int[] firstSlot;

    final DayType[] types;

    /**
     * @param report part of {@code asked} that counts and findings are about
     * @param earliest epoch second of the first reading
     * @param latest epoch second of the last reading
     */
    Horizon(Park park, TimeGrid asked, TimeGrid report, long earliest, long latest) {
        this.stepSeconds = Math.toIntExact(asked.step().toSeconds());
        long context = CONTEXT_DAYS * DAY / stepSeconds;
        long askedStart = asked.start().getEpochSecond();
        long before = earliest > latest ? 0 : Math.clamp(Math.ceilDiv(askedStart - earliest, stepSeconds), 0, context);
        long after = earliest > latest
                ? 0
                : Math.clamp(Math.ceilDiv(latest - asked.end().getEpochSecond(), stepSeconds) + 1, 0, context);
        this.from = (int) before;
        this.to = from + asked.size();
        this.reportFrom = from + Math.toIntExact((report.start().getEpochSecond() - askedStart) / stepSeconds);
        this.reportTo = reportFrom + report.size();
        this.size = Math.toIntExact(to + after);
        this.startSecond = askedStart - before * stepSeconds;
        this.grid = new TimeGrid(Instant.ofEpochSecond(startSecond), asked.step(), size);
        this.dayOf = new int[size];
        this.clock = new int[size];
        ZoneId zone = park.zone();
        LocalDate first = grid.start().atZone(zone).toLocalDate();
        LocalDate last = grid.end().atZone(zone).toLocalDate();
        int days = Math.toIntExact(last.toEpochDay() - first.toEpochDay()) + 1;
        this.firstSlot = new int[days + 1];
        this.types = new DayType[days];
        for (int d = 0; d < days; d++) {
            LocalDate date = first.plusDays(d);
            types[d] = type(park, date);
            long start = date.atStartOfDay(zone).toEpochSecond();
            long end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
            firstSlot[d] = slotAtOrAfter(start);
            int next = slotAtOrAfter(end);
            Arrays.fill(dayOf, firstSlot[d], next, d);
            boolean plain = end - start == DAY;
            for (int s = firstSlot[d]; s < next; s++) {
                clock[s] = plain
                        ? (int) (second(s) - start)
                        : Instant.ofEpochSecond(second(s))
                                .atZone(zone)
                                .toLocalTime()
                                .toSecondOfDay();
            }
        }
        firstSlot[days] = size;
    }

    private static DayType type(Park park, LocalDate date) {
        if (park.holidays().contains(date)) {
            return DayType.HOLIDAY;
        }
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? DayType.WEEKEND : DayType.WORKDAY;
    }

    long second(int slot) {
        return startSecond + (long) slot * stepSeconds;
    }

    /** The first boundary at or after an instant, within 0 … size. */
    int slotAtOrAfter(long second) {
        return Math.clamp(Math.ceilDiv(second - startSecond, stepSeconds), 0, size);
    }

    /** The slot of a day that starts at this time of the local clock, or −1. */
    int slotAt(int day, int clockSecond) {
        int begin = firstSlot[day];
        int end = firstSlot[day + 1];
        if (begin == end) {
            return -1;
        }
        int guess = Math.clamp(begin + (long) (clockSecond - clock[begin]) / stepSeconds, begin, end - 1);
        while (guess > begin && clock[guess] > clockSecond) {
            guess--;
        }
        while (guess < end - 1 && clock[guess] < clockSecond) {
            guess++;
        }
        return clock[guess] == clockSecond ? guess : -1;
    }

    Interval interval(int begin, int end) {
        return new Interval(grid.startOf(begin), grid.startOf(end));
    }

    boolean isReported(int begin, int end) {
        return begin < reportTo && end > reportFrom;
    }
}
