package greenpark.core.seal;

import greenpark.core.certificate.BookView;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.encoding.EventEncoder;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.seal.OpeningKey.Label;
import greenpark.core.seal.SealBook.PointDate;
import greenpark.core.tracing.IntervalTrace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run: day by day the leaves of its intervals, then those of its usage points; behind the last day the months, and what belongs to no day.
 *
 * <p>Belongs to one thread, though the commitments of a day are made on several.
 */
final class RunSealing {
    private final int number;
    private final Sealing.Run run;
    private final DailyClearing daily;
    private final KeyRing keys;
    private final SealSink sink;
    private final SealBook book;
    private final Park park;
    private final BookView certificates;
    private final DayReader reader;
    private final int perHour;
    private final Hash parkHash;
    private final MonthSealing months;
    private final SortedMap<PointDate, List<byte[]>> events = new TreeMap<>();
    private final List<byte[]> rest = new ArrayList<>();

    /** @param number of runs before it */
    RunSealing(int number, Sealing.Run run, DailyClearing daily, KeyRing keys, SealSink sink, SealBook book) {
        this.number = number;
        this.run = run;
        this.daily = daily;
        this.keys = keys;
        this.sink = sink;
        this.book = book;
        this.park = run.park();
        this.certificates = daily.book().view();
        this.reader = new DayReader(daily, run.leaf(), run.readings());
        this.perHour = run.leaf().slotsPerHour();
        this.parkHash = Sha256.ofThread().of(LeafBytes.of(run.leaf()));
        this.months = new MonthSealing(run, daily, parkHash, keys, sink, book);
    }

    /** @param newPark whether the run before was by another park, rules or program */
    void begin(boolean newPark) {
        if (newPark) {
            book.append(run.leaf());
        }
        LocalDate first = book.dates().isEmpty()
                ? LocalDate.ofInstant(run.readings().grid().start(), park.zone())
                : book.dates().last().plusDays(1);
        book.append(new Leaf.Run(
                number, run.knownAt(), first.isAfter(run.last()) ? run.last() : first, run.last(), parkHash));
    }

    /** Everything is cleared anew. Other rules may give the months other accounts though no day has changed. */
    void anew() {
        book.forgetEvents();
        book.dates().forEach(date -> months.touch(YearMonth.from(date)));
    }

    /** Seals again what a correction has changed: its events belong to the days of their certificates. */
    void correct(List<CertificateEvent> corrections, @Nullable LocalDate changed) {
        LocalDate from = changed == null ? LocalDate.MAX : changed;
        for (CertificateEvent event : corrections) {
            EventPlace place = EventPlace.of(event, certificates);
            LocalDate date = place == null ? null : LocalDate.ofInstant(place.start(), park.zone());
            add(event, place, date);
            if (date != null && date.isBefore(from)) {
                from = date;
            }
        }
        for (LocalDate date : List.copyOf(book.dates().tailSet(from))) {
            seal(date, daily.retrace(date));
        }
    }

    /** An event of the day that is being cleared, or, between days, of none. */
    void booked(CertificateEvent event) {
        LocalDate date = daily.clearing();
        add(event, date == null ? null : EventPlace.of(event, certificates), date);
    }

    private void add(CertificateEvent event, @Nullable EventPlace place, @Nullable LocalDate date) {
        byte[] bytes = EventEncoder.bytes(event);
        if (place == null || date == null) {
            rest.add(bytes);
        } else {
            events.computeIfAbsent(new PointDate(date, place.point()), d -> new ArrayList<>())
                    .add(bytes);
        }
    }

    void seal(LocalDate date, List<IntervalTrace> day) {
        List<UsagePoint> parties = ParkLeaf.parties(park, date);
        // The book of certificates answers one thread at a time; hashing, which takes longer, is done by all.
        List<DayValues> values = new ArrayList<>();
        List<SealedDay> known = new ArrayList<>();
        List<@Nullable OpeningKey> opening = new ArrayList<>();
        List<List<byte[]>> added = new ArrayList<>();
        for (UsagePoint point : parties) {
            PointDate place = new PointDate(date, point.id().value());
            values.add(reader.read(point, day));
            known.add(book.day(place));
            opening.add(keys.day(place.point(), date));
            List<byte[]> told = events.remove(place);
            added.add(told == null ? List.of() : told);
        }
        DayDraft[] drafts = new DayDraft[parties.size()];
        IntStream.range(0, drafts.length).parallel().forEach(p -> {
            OpeningKey key = opening.get(p);
            String point = parties.get(p).id().value();
            if (key != null) {
                known.get(p).tell(key, added.get(p));
            }
            drafts[p] = key == null
                    ? new DayDraft(keys.erased(point, date), null, false)
                    : DayDraft.of(point, date, known.get(p), key, values.get(p), perHour);
        });
        for (int t = 0; t < day.size(); t++) {
            interval(day.get(t), t, drafts);
        }
        for (int p = 0; p < drafts.length; p++) {
            day(parties.get(p).id().value(), date, drafts[p].leaf(), drafts[p].fresh(), known.get(p), values.get(p));
        }
        book.sealed(date);
    }

    private void interval(IntervalTrace trace, int slot, DayDraft[] drafts) {
        Hash parties = parties(trace.start(), slot, drafts);
        if (parties == null) {
            return;
        }
        Leaf.Interval leaf = ParkLeaf.interval(run.leaf(), park, trace, parties);
        SealBook.Interval before = book.interval(trace.start());
        if (before != null && before.leaf().says(leaf)) {
            return;
        }
        Leaf.Interval placed = before == null
                ? leaf.at(0, parkHash, null)
                : leaf.at(before.leaf().revision() + 1, parkHash, before.index());
        book.stands(book.append(placed), placed);
    }

    /**
     * The root over the parties. Of one whose key was destroyed only the last commitments were kept: what stands in the log says what they were before, and
     * nothing standing there says that nothing changed, which is null.
     */
    private @Nullable Hash parties(Instant start, int slot, DayDraft[] drafts) {
        List<Hash> commitments = new ArrayList<>(drafts.length);
        for (DayDraft draft : drafts) {
            Leaf standing = draft.leaf() == null ? book.standing() : null;
            if (standing != null) {
                return standing instanceof Leaf.Interval leaf && leaf.start().equals(start) ? leaf.parties() : null;
            }
            if (draft.slots().isEmpty()) {
                // Erased, and nothing was kept: what stands stays.
                return null;
            }
            commitments.add(draft.slots().get(slot));
        }
        return DayTree.root(commitments);
    }

    /** @param draft null where the key was destroyed: then what stands in the log is taken, and nothing is added to it */
    private void day(
            String point, LocalDate date, Leaf.@Nullable Day draft, boolean fresh, SealedDay known, DayValues values) {
        Leaf.Day leaf = draft;
        boolean seals = fresh;
        if (draft == null
                && book.standing() instanceof Leaf.Day stands
                && stands.point().equals(point)
                && stands.date().equals(date)) {
            leaf = stands;
            seals = true;
        }
        if (leaf != null && seals) {
            SealedDay.Standing before = known.standing();
            Leaf.Day placed = leaf.at(parkHash, before == null ? null : Long.valueOf(before.index()));
            known.stands(book.append(placed), placed);
        }
        SealedDay.Standing standing = known.standing();
        if (standing == null) {
            throw new ErasedKey(point + " " + date);
        }
        if (values instanceof FactoryDay factory) {
            known.comesTo(factory.total());
            if (seals) {
                months.touch(YearMonth.from(date));
            }
            if (draft != null) {
                sink.day(standing.index(), point, date, factory);
            }
        }
    }

    /** Behind the last day: the months of which a day is new, and the events that belong to no day. */
    void end() {
        months.seal();
        // A correction may have told of a day that nothing else changed in.
        if (!events.isEmpty()) {
            throw new IllegalStateException("events of days that were not sealed again: " + events.firstKey());
        }
        if (rest.isEmpty()) {
            return;
        }
        OpeningKey key = keys.rest(number);
        if (key == null) {
            throw new ErasedKey("run " + number);
        }
        Frontier tree = new Frontier(Sha256.ofThread());
        for (int i = 0; i < rest.size(); i++) {
            tree.append(Sha256.ofThread()
                    .leaf(Commitment.of(key, Label.EVENT, i, rest.get(i)).toByteArray()));
        }
        book.append(new Leaf.Rest(number, rest.size(), tree.root(), parkHash));
    }
}
