package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the log, by what it is about: the last leaf of every day, interval and month. And the end of the log, where the next leaf goes. Belongs to one
 * thread.
 */
final class SealBook {
    private final SealSink sink;
    private final SortedMap<PointDate, SealedDay> days = new TreeMap<>();
    private final SortedMap<Instant, Interval> intervals = new TreeMap<>();
    private final SortedMap<PointMonth, Month> months = new TreeMap<>();
    private final SortedSet<LocalDate> dates = new TreeSet<>();
    private long next;

    SealBook(SealSink sink) {
        this.sink = sink;
    }

    /** A day of a usage point. */
    record PointDate(LocalDate date, String point) implements Comparable<PointDate> {
        @Override
        public int compareTo(PointDate other) {
            int order = date.compareTo(other.date);
            return order != 0 ? order : point.compareTo(other.point);
        }
    }

    private record PointMonth(YearMonth month, String point) implements Comparable<PointMonth> {
        @Override
        public int compareTo(PointMonth other) {
            int order = month.compareTo(other.month);
            return order != 0 ? order : point.compareTo(other.point);
        }
    }

    /** An interval's last leaf, and where it stands. */
    record Interval(long index, Leaf.Interval leaf) {}

    /** A month's last leaf, and a hash of what it says but for its place. */
    record Month(long index, int revision, Hash hash) {
        /** A commitment, and the root over the leaves of the month's days. */
        static Hash hash(Hash commitment, Hash daysRoot) {
            return Sha256.ofThread().node(commitment, daysRoot);
        }
    }

    /** Number of leaves so far. */
    long size() {
        return next;
    }

    /** The days sealed so far. */
    SortedSet<LocalDate> dates() {
        return Collections.unmodifiableSortedSet(dates);
    }

    void sealed(LocalDate date) {
        dates.add(date);
    }

    /** A day of a usage point, sealed or to be sealed. */
    SealedDay day(PointDate place) {
        return days.computeIfAbsent(place, d -> new SealedDay());
    }

    /** The days of a usage point in a month. */
    List<SealedDay> days(String point, YearMonth month) {
        List<SealedDay> of = new ArrayList<>();
        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(date -> {
            SealedDay day = days.get(new PointDate(date, point));
            if (day != null) {
                of.add(day);
            }
        });
        return of;
    }

    /** Everything is cleared again. */
    void forgetEvents() {
        days.values().forEach(SealedDay::forgetEvents);
    }

    /** Null where the interval is not sealed. */
    @Nullable
    Interval interval(Instant start) {
        return intervals.get(start);
    }

    void stands(long index, Leaf.Interval leaf) {
        intervals.put(leaf.start(), new Interval(index, leaf));
    }

    /** Null where the month is not sealed. */
    @Nullable
    Month month(String factory, YearMonth month) {
        return months.get(new PointMonth(month, factory));
    }

    void stands(long index, Leaf.Month leaf) {
        months.put(
                new PointMonth(leaf.month(), leaf.point()),
                new Month(index, leaf.revision(), Month.hash(leaf.commitment(), leaf.daysRoot())));
    }

    /**
     * Puts a leaf at the end.
     *
     * @return its index
     */
    long append(Leaf leaf) {
        passForeign();
        sink.leaf(next, LeafBytes.of(leaf));
        return next++;
    }

    /** What stands in the log where the next leaf goes: all that is left of a leaf whose key was destroyed. */
    @Nullable
    Leaf standing() {
        passForeign();
        byte[] leaf = sink.stored(next);
        return leaf == null ? null : LeafBytes.read(leaf);
    }

    /** Passes over what no run makes. */
    private void passForeign() {
        while (sink.isForeign(next)) {
            next++;
        }
    }

    /** Takes the leaves of the next run as they stand in the log. */
    void adoptRun() {
        boolean begun = false;
        for (byte[] bytes = sink.stored(next); bytes != null; bytes = sink.stored(next)) {
            Leaf leaf = LeafBytes.read(bytes);
            if (begun && (leaf instanceof Leaf.Run || leaf instanceof Leaf.Park)) {
                break;
            }
            begun |= leaf instanceof Leaf.Run;
            if (leaf instanceof Leaf.Day day) {
                day(new PointDate(day.date(), day.point())).stands(next, day);
                dates.add(day.date());
            } else if (leaf instanceof Leaf.Interval interval) {
                stands(next, interval);
            } else if (leaf instanceof Leaf.Month month) {
                stands(next, month);
            }
            next++;
        }
    }
}
