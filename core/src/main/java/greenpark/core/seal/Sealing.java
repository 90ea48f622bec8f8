package greenpark.core.seal;

import greenpark.core.carbon.RuleBook;
import greenpark.core.certificate.BookView;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.clearing.SuccessiveClearing;
import greenpark.core.encoding.EventEncoder;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.seal.OpeningKey.Label;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns cleared days into leaves, run after run. The same runs over the same readings with the same keys give the same leaves, so whoever
 * repeats them checks the log, and whoever goes on where it ends extends it.
 *
 * <p>A run seals new days, and what of the earlier ones has changed. The book of what was sealed is kept here; it belongs to one
 * thread, though the commitments of a day are made on several.
 *
 * @see "docs/formats/log.md, Order"
 */
public final class Sealing {
    private final KeyRing keys;
    private final SealSink sink;
    private final SortedMap<PointDate, SealedDay> days = new TreeMap<>();
    private final SortedMap<Instant, Interval> intervals = new TreeMap<>();
    private final SortedMap<PointMonth, Content> months = new TreeMap<>();
    private final SortedSet<LocalDate> sealedDates = new TreeSet<>();
    private long next;
    private int runs;
    private @Nullable Leaf lastPark;
    private String lastZone = "UTC";
    private @Nullable SuccessiveClearing clearing;
    private @Nullable ValidatedReadings lastReadings;

    public Sealing(KeyRing keys, SealSink sink) {
        this.keys = keys;
        this.sink = sink;
    }

    /**
     * What a run works on.
     *
     * @param leaf says by which park, rules and program
     * @param knownAt readings received by then count
     * @param grid whole days, from the first to the last that any run under this park will know
     * @param readings as they were known then, validated, on the days to be sealed
     */
    public record Run(
            Leaf.Park leaf,
            Park park,
            RuleBook rules,
            Instant knownAt,
            TimeGrid grid,
            ValidatedReadings readings,
            int threads) {
        LocalDate last() {
            return LocalDate.ofInstant(readings.grid().end().minusSeconds(1), park.zone());
        }
    }

    private record PointDate(LocalDate date, String point) implements Comparable<PointDate> {
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

    /** A month's leaf, and a hash of what it says but for its place. */
    private record Content(long index, int revision, Hash hash) {}

    private record Interval(long index, Leaf.Interval leaf) {}

    /** Number of leaves so far. */
    public long size() {
        return next;
    }

    /** Number of runs so far. */
    public int runs() {
        return runs;
    }

    /** The days sealed so far. */
    public SortedSet<LocalDate> dates() {
        return new TreeSet<>(sealedDates);
    }

    /**
     * Seals what is new, and successors of what has changed.
     *
     * <p>Under the same park the readings are a correction of the last run's. Where the park, the rules or the program changed, everything is
     * cleared again by them, and compared.
     */
    public void run(Run run) {
        SuccessiveClearing known = clearing;
        boolean same = run.leaf().equals(lastPark) && known != null;
        SuccessiveClearing of = same && known != null
                ? known
                : new SuccessiveClearing(run.park(), run.grid(), run.readings(), run.threads());
        clearing = of;
        Step step = new Step(run, of.daily());
        step.begin();
        String reason = "readings known at " + run.knownAt();
        if (same) {
            LocalDate from = firstChange(run.readings());
            List<CertificateEvent> corrections = new ArrayList<>();
            of.correct(run.readings(), reason, run.knownAt(), corrections::add);
            step.correct(corrections, from);
        } else {
            days.values().forEach(SealedDay::forgetEvents);
            // Other rules may give the months other accounts though no day has changed.
            sealedDates.forEach(date -> step.touched.add(YearMonth.from(date)));
        }
        of.clearKnown(reason, run.knownAt(), step::booked, step::seal);
        step.months();
        step.rest();
        lastReadings = run.readings();
        runs++;
    }

    /**
     * Takes the next run as it stands, without repeating it: of a program that this one need not agree with. The run after it clears everything again, and supersedes
     * what it finds otherwise.
     */
    public void adopt() {
        boolean begun = false;
        for (byte[] bytes = sink.stored(next); bytes != null; bytes = sink.stored(next)) {
            Leaf leaf = LeafBytes.read(bytes);
            if (begun && (leaf instanceof Leaf.Run || leaf instanceof Leaf.Park)) {
                break;
            }
            begun |= leaf instanceof Leaf.Run;
            if (leaf instanceof Leaf.Day day) {
                days.computeIfAbsent(new PointDate(day.date(), day.point()), d -> new SealedDay())
                        .stands(next, day);
                sealedDates.add(day.date());
            } else if (leaf instanceof Leaf.Interval interval) {
                intervals.put(interval.start(), new Interval(next, interval));
            } else if (leaf instanceof Leaf.Month month) {
                months.put(
                        new PointMonth(month.month(), month.point()),
                        new Content(
                                next, month.revision(), Sha256.ofThread().node(month.commitment(), month.daysRoot())));
            }
            next++;
        }
        clearing = null;
        lastReadings = null;
        lastPark = null;
        runs++;
    }

    /** The first day already sealed of which anything of a reading differs from what the last run knew; null where nothing does. */
    private @Nullable LocalDate firstChange(ValidatedReadings now) {
        ValidatedReadings before = lastReadings;
        if (before == null) {
            return null;
        }
        TimeGrid grid = before.grid();
        int offset = now.grid().slotOf(grid.start());
        int first = grid.size();
        for (PointSeries old : before.series()) {
            PointSeries series = now.series(old.usagePoint(), old.flow());
            for (int slot = 0; slot < first; slot++) {
                int other = slot + offset;
                if (other < 0
                        || other >= series.qualities().length
                        || old.qualities()[slot] != series.qualities()[other]
                        || old.wattHours()[slot] != series.wattHours()[other]) {
                    first = slot;
                }
            }
        }
        ZoneId zone = ZoneId.of(lastZone);
        return first == grid.size() ? null : LocalDate.ofInstant(grid.startOf(first), zone);
    }

    private long append(Leaf leaf) {
        place();
        sink.leaf(next, LeafBytes.of(leaf));
        return next++;
    }

    /** Passes over what no run makes. */
    private void place() {
        while (sink.isForeign(next)) {
            next++;
        }
    }

    /** What stands in the log where the next leaf goes: all that is left of a leaf whose key was destroyed. */
    private @Nullable Leaf standing() {
        place();
        byte[] leaf = sink.stored(next);
        return leaf == null ? null : LeafBytes.read(leaf);
    }

    /** One run. */
    private final class Step {
        private final Run run;
        private final DailyClearing daily;
        private final Park park;
        private final BookView book;
        private final DayReader reader;
        private final int perHour;
        private final Hash parkHash;
        private final SortedMap<PointDate, List<byte[]>> events = new TreeMap<>();
        private final List<byte[]> rest = new ArrayList<>();
        private final SortedSet<YearMonth> touched = new TreeSet<>();

        Step(Run run, DailyClearing daily) {
            this.run = run;
            this.daily = daily;
            this.park = run.park();
            this.book = daily.book().view();
            this.reader = new DayReader(daily, run.leaf(), run.readings());
            this.perHour = Math.max(1, Math.toIntExact(Duration.ofHours(1).dividedBy(park.step())));
            this.parkHash = Sha256.ofThread().of(LeafBytes.of(run.leaf()));
        }

        void begin() {
            if (!run.leaf().equals(lastPark)) {
                append(run.leaf());
                lastPark = run.leaf();
                lastZone = run.leaf().zone();
            }
            LocalDate first = sealedDates.isEmpty()
                    ? LocalDate.ofInstant(run.readings().grid().start(), park.zone())
                    : sealedDates.last().plusDays(1);
            append(new Leaf.Run(
                    runs, run.knownAt(), first.isAfter(run.last()) ? run.last() : first, run.last(), parkHash));
        }

        /** Seals again what a correction has changed: its events belong to the days of their certificates. */
        void correct(List<CertificateEvent> corrections, @Nullable LocalDate changed) {
            LocalDate from = changed == null ? LocalDate.MAX : changed;
            for (CertificateEvent event : corrections) {
                EventPlace place = EventPlace.of(event, book);
                LocalDate date = place == null ? null : LocalDate.ofInstant(place.start(), park.zone());
                add(event, place, date);
                if (date != null && date.isBefore(from)) {
                    from = date;
                }
            }
            for (LocalDate date : List.copyOf(sealedDates.tailSet(from))) {
                seal(date, daily.retrace(date));
            }
        }

        /** An event of the day that is being cleared, or, between days, of none. */
        void booked(CertificateEvent event) {
            LocalDate date = daily.clearing();
            add(event, date == null ? null : EventPlace.of(event, book), date);
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
            // The book answers one thread at a time; hashing, which takes longer, is done by all.
            List<DayValues> values = new ArrayList<>();
            List<SealedDay> known = new ArrayList<>();
            List<@Nullable OpeningKey> opening = new ArrayList<>();
            List<List<byte[]>> added = new ArrayList<>();
            for (UsagePoint point : parties) {
                PointDate place = new PointDate(date, point.id().value());
                values.add(reader.read(point, day));
                known.add(days.computeIfAbsent(place, d -> new SealedDay()));
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
                day(
                        parties.get(p).id().value(),
                        date,
                        drafts[p].leaf(),
                        drafts[p].fresh(),
                        known.get(p),
                        values.get(p));
            }
            sealedDates.add(date);
        }

        private void interval(IntervalTrace trace, int slot, DayDraft[] drafts) {
            Hash parties = parties(trace.start(), slot, drafts);
            if (parties == null) {
                return;
            }
            Leaf.Interval leaf = ParkLeaf.interval(run.leaf(), park, trace, parties);
            Interval before = intervals.get(trace.start());
            if (before != null && before.leaf().says(leaf)) {
                return;
            }
            Leaf.Interval placed = before == null
                    ? leaf.at(0, parkHash, null)
                    : leaf.at(before.leaf().revision() + 1, parkHash, before.index());
            intervals.put(leaf.start(), new Interval(append(placed), placed));
        }

        /**
         * The root over the parties. Of one whose key was destroyed only the last commitments were kept: what stands in the log says what they were before, and
         * nothing standing there says that nothing changed, which is null.
         */
        private @Nullable Hash parties(Instant start, int slot, DayDraft[] drafts) {
            List<Hash> commitments = new ArrayList<>(drafts.length);
            for (DayDraft draft : drafts) {
                Leaf standing = draft.leaf() == null ? standing() : null;
                if (standing != null) {
                    return standing instanceof Leaf.Interval leaf
                                    && leaf.start().equals(start)
                            ? leaf.parties()
                            : null;
                }
                commitments.add(draft.slots().get(slot));
            }
            return DayTree.root(commitments);
        }

        /** @param draft null where the key was destroyed: then what stands in the log is taken, and nothing is added to it */
        private void day(
                String point,
                LocalDate date,
                Leaf.@Nullable Day draft,
                boolean fresh,
                SealedDay known,
                DayValues values) {
            Leaf.Day leaf = draft;
            boolean seals = fresh;
            if (draft == null
                    && standing() instanceof Leaf.Day stands
                    && stands.point().equals(point)
                    && stands.date().equals(date)) {
                leaf = stands;
                seals = true;
            }
            if (leaf != null && seals) {
                SealedDay.Standing before = known.standing();
                Leaf.Day placed = leaf.at(parkHash, before == null ? null : Long.valueOf(before.index()));
                known.stands(append(placed), placed);
            }
            SealedDay.Standing standing = known.standing();
            if (standing == null) {
                throw new ErasedKey(point + " " + date);
            }
            if (values instanceof FactoryDay factory) {
                known.comesTo(factory.total());
                if (seals) {
                    touched.add(YearMonth.from(date));
                }
                if (draft != null) {
                    sink.day(standing.index(), point, date, factory);
                }
            }
        }

        /** The months that are sealed from their first to their last day, and of which a day is new. */
        void months() {
            for (YearMonth month : touched) {
                boolean whole =
                        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).allMatch(sealedDates::contains);
                if (whole) {
                    month(month);
                }
            }
        }

        private void month(YearMonth month) {
            SortedMap<String, FactoryTotals> totals = new TreeMap<>();
            for (UsagePoint user : daily.roster().users()) {
                FactoryTotals sum = FactoryTotals.NONE;
                for (SealedDay day : daysOf(user.id().value(), month)) {
                    sum = sum.plus(day.totals());
                }
                totals.put(user.id().value(), sum);
            }
            for (MonthMaker.Made made : MonthMaker.accounts(daily, run.rules(), month, totals)) {
                month(made);
            }
        }

        private void month(MonthMaker.Made made) {
            MonthAccount account = made.account();
            byte[] record = account.record();
            OpeningKey key = keys.month(account.factory(), account.month());
            List<SealedDay> of = daysOf(account.factory(), account.month());
            Frontier tree = new Frontier(Sha256.ofThread());
            for (SealedDay day : of) {
                SealedDay.Standing standing = Objects.requireNonNull(day.standing());
                tree.append(Sha256.ofThread().leaf(LeafBytes.of(standing.leaf())));
            }
            PointMonth place = new PointMonth(account.month(), account.factory());
            Content before = months.get(place);
            if (before != null && key != null) {
                Hash standing = Commitment.of(key.revision(before.revision()), Label.MONTH, 0, record);
                if (before.hash().equals(Sha256.ofThread().node(standing, tree.root()))) {
                    sink.month(before.index(), account.factory(), account.month(), record, made.claims());
                    return;
                }
            }
            int revision = before == null ? 0 : before.revision() + 1;
            Hash commitment =
                    key == null ? erased(account) : Commitment.of(key.revision(revision), Label.MONTH, 0, record);
            if (commitment == null) {
                return;
            }
            Hash hash = Sha256.ofThread().node(commitment, tree.root());
            if (before != null && before.hash().equals(hash)) {
                return;
            }
            long index = append(new Leaf.Month(
                    account.factory(),
                    account.month(),
                    revision,
                    commitment,
                    of.size(),
                    tree.root(),
                    parkHash,
                    before == null ? null : Long.valueOf(before.index())));
            months.put(place, new Content(index, revision, hash));
            if (key != null) {
                sink.month(index, account.factory(), account.month(), record, made.claims());
            }
        }

        /** The commitment that stands of a month whose key was destroyed; null where none was sealed at this place. */
        private @Nullable Hash erased(MonthAccount account) {
            return standing() instanceof Leaf.Month leaf
                            && leaf.point().equals(account.factory())
                            && leaf.month().equals(account.month())
                    ? leaf.commitment()
                    : null;
        }

        private List<SealedDay> daysOf(String factory, YearMonth month) {
            List<SealedDay> of = new ArrayList<>();
            month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(date -> {
                SealedDay day = days.get(new PointDate(date, factory));
                if (day != null) {
                    of.add(day);
                }
            });
            return of;
        }

        void rest() {
            // A correction may have told of a day that nothing else changed in.
            if (!events.isEmpty()) {
                throw new IllegalStateException("events of days that were not sealed again: " + events.firstKey());
            }
            if (rest.isEmpty()) {
                return;
            }
            OpeningKey key = keys.rest(runs);
            if (key == null) {
                throw new ErasedKey("run " + runs);
            }
            Frontier tree = new Frontier(Sha256.ofThread());
            for (int i = 0; i < rest.size(); i++) {
                tree.append(Sha256.ofThread()
                        .leaf(Commitment.of(key, Label.EVENT, i, rest.get(i)).toByteArray()));
            }
            append(new Leaf.Rest(runs, rest.size(), tree.root(), parkHash));
        }
    }
}
