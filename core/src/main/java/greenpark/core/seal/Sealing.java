package greenpark.core.seal;

import greenpark.core.carbon.RuleBook;
import greenpark.core.certificate.BookView;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.encoding.EventEncoder;
import greenpark.core.ledger.Frontier;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.seal.OpeningKey.Label;
import greenpark.core.tracing.IntervalTrace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
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
    private final SortedMap<PointDate, Sealed> days = new TreeMap<>();
    private final SortedMap<Instant, Content> intervals = new TreeMap<>();
    private final SortedMap<PointMonth, Content> months = new TreeMap<>();
    private final SortedMap<LocalDate, Integer> sealedDates = new TreeMap<>();
    private long next;
    private int runs;
    private @Nullable Leaf lastPark;

    public Sealing(KeyRing keys, SealSink sink) {
        this.keys = keys;
        this.sink = sink;
    }

    /**
     * What a run works on.
     *
     * @param park the leaf that says by which park, rules and program
     * @param knownAt readings received by then count
     * @param clearing at the end of the days that are to be compared; goes on from there
     * @param readings the validated readings that {@code clearing} has
     * @param last of the days to seal
     */
    public record Run(
            Leaf.Park park,
            Instant knownAt,
            DailyClearing clearing,
            ValidatedReadings readings,
            RuleBook rules,
            LocalDate last) {}

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

    /** A leaf in the log, and a hash of what it says but for its place. */
    private record Content(long index, int revision, Hash hash) {}

    /** What is known of a day of a usage point; its events grow when a correction adds some. */
    private static final class Sealed {
        private final Frontier events = new Frontier(new Sha256());
        private int eventCount;
        private @Nullable Content content;
        private Hash leaf = Sha256.ofThread().empty();
        private FactoryTotals totals = FactoryTotals.NONE;
    }

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
        return new TreeSet<>(sealedDates.keySet());
    }

    /**
     * Seals.
     *
     * @param corrections events that {@code clearing} has booked for earlier days since the last run, in their order
     * @param from the first earlier day that may have changed; null where none did
     */
    public void run(Run run, List<CertificateEvent> corrections, @Nullable LocalDate from) {
        Step step = new Step(run);
        step.begin();
        corrections.forEach(event -> step.book(event, null));
        if (from != null) {
            List<LocalDate> earlier = List.copyOf(sealedDates.tailMap(from).keySet());
            for (LocalDate date : earlier) {
                step.seal(date, run.clearing().retrace(date));
            }
        }
        while (run.clearing().hasNext() && !run.clearing().next().isAfter(run.last())) {
            LocalDate date = run.clearing().next();
            List<IntervalTrace> day = new ArrayList<>();
            run.clearing().clearNext(List.<Consumer<IntervalTrace>>of(day::add), event -> step.book(event, date));
            step.seal(date, day);
        }
        step.months();
        step.rest();
        runs++;
    }

    private long append(Leaf leaf) {
        sink.leaf(next, LeafBytes.of(leaf));
        return next++;
    }

    /** One run. */
    private final class Step {
        private final Run run;
        private final Park park;
        private final BookView book;
        private final DayReader reader;
        private final List<UsagePoint> points;
        private final int perHour;
        private final Hash parkHash;
        private final SortedMap<PointDate, List<byte[]>> events = new TreeMap<>();
        private final List<byte[]> rest = new ArrayList<>();
        private final SortedSet<YearMonth> touched = new TreeSet<>();

        Step(Run run) {
            this.run = run;
            this.park = run.clearing().park();
            this.book = run.clearing().book().view();
            this.reader = new DayReader(run.clearing(), run.readings());
            this.points = ParkLeaf.points(park);
            this.perHour = Math.max(1, Math.toIntExact(Duration.ofHours(1).dividedBy(park.step())));
            this.parkHash = Sha256.ofThread().of(LeafBytes.of(run.park()));
        }

        void begin() {
            if (!run.park().equals(lastPark)) {
                append(run.park());
                lastPark = run.park();
            }
            LocalDate first = sealedDates.isEmpty()
                    ? run.clearing().next()
                    : sealedDates.lastKey().plusDays(1);
            append(new Leaf.Run(
                    runs, run.knownAt(), first.isAfter(run.last()) ? run.last() : first, run.last(), parkHash));
        }

        /** @param date the day that is being cleared; null for a correction, whose event goes to the day of its certificate */
        void book(CertificateEvent event, @Nullable LocalDate date) {
            EventPlace place = EventPlace.of(event, book);
            byte[] bytes = EventEncoder.bytes(event);
            if (place == null) {
                rest.add(bytes);
            } else {
                LocalDate of = date == null ? LocalDate.ofInstant(place.start(), park.zone()) : date;
                events.computeIfAbsent(new PointDate(of, place.point()), d -> new ArrayList<>())
                        .add(bytes);
            }
        }

        void seal(LocalDate date, List<IntervalTrace> day) {
            // The book answers one thread at a time; hashing, which takes longer, is done by all.
            List<DayValues> values = new ArrayList<>();
            points.forEach(point -> values.add(reader.read(point, day)));
            List<DayTree> trees =
                    new ArrayList<>(java.util.Collections.nCopies(points.size(), new DayTree(List.of(), List.of())));
            List<OpeningKey> opening = new ArrayList<>();
            for (UsagePoint point : points) {
                opening.add(key(point.id().value(), date));
            }
            java.util.stream.IntStream.range(0, points.size()).parallel().forEach(p -> {
                trees.set(p, DayTree.of(opening.get(p), values.get(p), perHour));
            });
            intervals(day, trees);
            for (int p = 0; p < points.size(); p++) {
                day(points.get(p).id().value(), date, day.size(), values.get(p), trees.get(p), opening.get(p));
            }
            sealedDates.put(date, day.size());
        }

        private OpeningKey key(String point, LocalDate date) {
            OpeningKey key = keys.day(point, date);
            if (key == null) {
                throw new ErasedKey(point + " " + date);
            }
            return key;
        }

        private void intervals(List<IntervalTrace> day, List<DayTree> trees) {
            for (int t = 0; t < day.size(); t++) {
                List<Hash> commitments = new ArrayList<>(trees.size());
                for (DayTree tree : trees) {
                    commitments.add(tree.slots().get(t));
                }
                Leaf.Interval leaf = ParkLeaf.interval(park, day.get(t), DayTree.root(commitments), parkHash);
                Hash hash = Sha256.ofThread().of(LeafBytes.of(placeless(leaf)));
                Content before = intervals.get(leaf.start());
                if (before == null || !before.hash().equals(hash)) {
                    int revision = before == null ? 0 : before.revision() + 1;
                    long index = append(new Leaf.Interval(
                            leaf.start(),
                            leaf.step(),
                            revision,
                            leaf.parties(),
                            leaf.generation(),
                            leaf.gridImport(),
                            leaf.export(),
                            leaf.charged(),
                            leaf.discharged(),
                            leaf.lost(),
                            leaf.imbalance(),
                            leaf.complete(),
                            leaf.park(),
                            before == null ? null : Long.valueOf(before.index())));
                    intervals.put(leaf.start(), new Content(index, revision, hash));
                }
            }
        }

        /** What an interval says, whichever park leaf it names: a new version of the program alone supersedes nothing. */
        private Leaf.Interval placeless(Leaf.Interval leaf) {
            return new Leaf.Interval(
                    leaf.start(),
                    leaf.step(),
                    0,
                    leaf.parties(),
                    leaf.generation(),
                    leaf.gridImport(),
                    leaf.export(),
                    leaf.charged(),
                    leaf.discharged(),
                    leaf.lost(),
                    leaf.imbalance(),
                    leaf.complete(),
                    Sha256.ofThread().empty(),
                    null);
        }

        private void day(String point, LocalDate date, int slots, DayValues values, DayTree tree, OpeningKey key) {
            PointDate place = new PointDate(date, point);
            Sealed sealed = days.computeIfAbsent(place, d -> new Sealed());
            List<byte[]> added = events.remove(place);
            if (added != null) {
                for (byte[] event : added) {
                    Hash commitment = Commitment.of(key, Label.EVENT, sealed.eventCount++, event);
                    sealed.events.append(Sha256.ofThread().leaf(commitment.toByteArray()));
                }
            }
            Content before = sealed.content;
            int revision = before == null ? 0 : before.revision() + 1;
            Hash eventsRoot = sealed.events.root();
            Leaf.Day blank = new Leaf.Day(
                    point,
                    date,
                    0,
                    slots,
                    tree.slotsRoot(),
                    tree.totalsRoot(),
                    sealed.eventCount,
                    eventsRoot,
                    Sha256.ofThread().empty(),
                    null);
            Hash hash = Sha256.ofThread().of(LeafBytes.of(blank));
            if (before != null && before.hash().equals(hash)) {
                return;
            }
            Leaf.Day leaf = new Leaf.Day(
                    point,
                    date,
                    revision,
                    slots,
                    blank.slotsRoot(),
                    blank.totalsRoot(),
                    sealed.eventCount,
                    eventsRoot,
                    parkHash,
                    before == null ? null : Long.valueOf(before.index()));
            long index = append(leaf);
            sealed.content = new Content(index, revision, hash);
            sealed.leaf = Sha256.ofThread().leaf(LeafBytes.of(leaf));
            if (values instanceof FactoryDay factory) {
                sealed.totals = factory.total();
                sink.day(index, point, date, factory);
                touched.add(YearMonth.from(date));
            }
        }

        /** The months that are sealed from their first to their last day, and of which a day is new. */
        void months() {
            for (YearMonth month : touched) {
                boolean whole =
                        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).allMatch(sealedDates::containsKey);
                if (whole) {
                    month(month);
                }
            }
        }

        private void month(YearMonth month) {
            SortedMap<String, FactoryTotals> totals = new TreeMap<>();
            for (UsagePoint user : run.clearing().roster().users()) {
                FactoryTotals sum = FactoryTotals.NONE;
                for (Sealed day : daysOf(user.id().value(), month)) {
                    sum = sum.plus(day.totals);
                }
                totals.put(user.id().value(), sum);
            }
            for (MonthAccount account : MonthMaker.accounts(run.clearing(), run.rules(), month, totals)) {
                month(account);
            }
        }

        private void month(MonthAccount account) {
            OpeningKey key = keys.month(account.factory(), account.month());
            if (key == null) {
                throw new ErasedKey(account.factory() + " " + account.month());
            }
            byte[] record = account.record();
            Hash commitment = Commitment.of(key, Label.MONTH, 0, record);
            List<Sealed> of = daysOf(account.factory(), account.month());
            Frontier tree = new Frontier(Sha256.ofThread());
            of.forEach(day -> tree.append(day.leaf));
            Hash hash = Sha256.ofThread().node(commitment, tree.root());
            PointMonth place = new PointMonth(account.month(), account.factory());
            Content before = months.get(place);
            if (before != null && before.hash().equals(hash)) {
                return;
            }
            int revision = before == null ? 0 : before.revision() + 1;
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
            sink.month(
                    index,
                    account.factory(),
                    account.month(),
                    record,
                    of.stream().mapToLong(day -> index(day)).toArray());
        }

        private static long index(Sealed day) {
            Content content = day.content;
            return content == null ? -1 : content.index();
        }

        private List<Sealed> daysOf(String factory, YearMonth month) {
            List<Sealed> of = new ArrayList<>();
            month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(date -> {
                Sealed day = days.get(new PointDate(date, factory));
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
