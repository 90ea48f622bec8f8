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
    private final SortedMap<PointDate, Sealed> days = new TreeMap<>();
    private final SortedMap<Instant, Content> intervals = new TreeMap<>();
    private final SortedMap<PointMonth, Content> months = new TreeMap<>();
    private final SortedMap<LocalDate, Integer> sealedDates = new TreeMap<>();
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

    /** A leaf in the log, and a hash of what it says but for its place. */
    private record Content(long index, int revision, Hash hash) {}

    /** What is known of a day of a usage point; its events grow when a correction adds some. */
    private static final class Sealed {
        private Frontier events = new Frontier(new Sha256());
        private int eventCount;
        private @Nullable Content content;
        private Hash leaf = Sha256.ofThread().empty();
        private Hash slotsRoot = Sha256.ofThread().empty();
        private Hash totalsRoot = Sha256.ofThread().empty();
        private FactoryTotals totals = FactoryTotals.NONE;

        /** Everything is cleared again, and tells of them again. */
        void forgetEvents() {
            events = new Frontier(new Sha256());
            eventCount = 0;
        }
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
            days.values().forEach(Sealed::forgetEvents);
        }
        of.clearKnown(reason, run.knownAt(), step::booked, step::seal);
        step.months();
        step.rest();
        lastReadings = run.readings();
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
        private final List<UsagePoint> points;
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
            this.reader = new DayReader(daily, run.readings());
            this.points = ParkLeaf.points(park);
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
                    : sealedDates.lastKey().plusDays(1);
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
            for (LocalDate date : List.copyOf(sealedDates.tailMap(from).keySet())) {
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
            // The book answers one thread at a time; hashing, which takes longer, is done by all.
            List<DayValues> values = new ArrayList<>();
            List<@Nullable OpeningKey> opening = new ArrayList<>();
            for (UsagePoint point : points) {
                values.add(reader.read(point, day));
                opening.add(keys.day(point.id().value(), date));
            }
            @Nullable Sealed[] before = new Sealed[points.size()];
            for (int p = 0; p < before.length; p++) {
                before[p] = days.get(new PointDate(date, points.get(p).id().value()));
            }
            @Nullable DayTree[] trees = new DayTree[points.size()];
            IntStream.range(0, points.size()).parallel().forEach(p -> {
                OpeningKey key = opening.get(p);
                boolean told = events.containsKey(
                        new PointDate(date, points.get(p).id().value()));
                trees[p] = key == null ? null : tree(key, values.get(p), before[p], told);
            });
            intervals(day, trees);
            for (int p = 0; p < points.size(); p++) {
                day(points.get(p).id().value(), date, day.size(), values.get(p), trees[p], opening.get(p));
            }
            sealedDates.put(date, day.size());
        }

        /**
         * The commitments as they stand, if the day still says the same; otherwise those of its next revision.
         *
         * @param told whether it has new events, so that its leaf gets a successor in any case
         */
        private DayTree tree(OpeningKey key, DayValues values, @Nullable Sealed sealed, boolean told) {
            Content before = sealed == null ? null : sealed.content;
            if (sealed == null || before == null) {
                return DayTree.of(key.revision(0), values, perHour);
            }
            DayTree standing = DayTree.of(key.revision(before.revision()), values, perHour);
            return !told
                            && standing.slotsRoot().equals(sealed.slotsRoot)
                            && standing.totalsRoot().equals(sealed.totalsRoot)
                    ? standing
                    : DayTree.of(key.revision(before.revision() + 1), values, perHour);
        }

        private void intervals(List<IntervalTrace> day, @Nullable DayTree[] trees) {
            for (int t = 0; t < day.size(); t++) {
                Content before = intervals.get(day.get(t).start());
                Hash parties = parties(day.get(t).start(), t, trees, before != null);
                if (parties == null) {
                    continue;
                }
                Leaf.Interval leaf = ParkLeaf.interval(park, day.get(t), parties, parkHash);
                Hash hash = Sha256.ofThread().of(LeafBytes.of(placeless(leaf)));
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

        /** The root over the parties; where a key was destroyed, the one that stands, or null where none was ever made or it has not changed. */
        private @Nullable Hash parties(Instant start, int slot, @Nullable DayTree[] trees, boolean sealed) {
            List<Hash> commitments = new ArrayList<>(trees.length);
            for (DayTree tree : trees) {
                if (tree == null) {
                    if (standing() instanceof Leaf.Interval leaf && leaf.start().equals(start)) {
                        return leaf.parties();
                    }
                    if (sealed) {
                        return null;
                    }
                    throw new ErasedKey("a party at " + start);
                }
                commitments.add(tree.slots().get(slot));
            }
            return DayTree.root(commitments);
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

        private void day(
                String point,
                LocalDate date,
                int slots,
                DayValues values,
                @Nullable DayTree tree,
                @Nullable OpeningKey key) {
            PointDate place = new PointDate(date, point);
            Sealed sealed = days.computeIfAbsent(place, d -> new Sealed());
            List<byte[]> added = events.remove(place);
            Leaf.Day blank;
            if (tree == null || key == null) {
                sealed.eventCount += added == null ? 0 : added.size();
                Leaf.Day stands = erased(point, date, sealed.content != null);
                if (stands == null) {
                    return;
                }
                blank = stands;
            } else {
                for (byte[] event : added == null ? List.<byte[]>of() : added) {
                    Hash commitment = Commitment.of(key, Label.EVENT, sealed.eventCount++, event);
                    sealed.events.append(Sha256.ofThread().leaf(commitment.toByteArray()));
                }
                blank = blank(
                        point,
                        date,
                        slots,
                        tree.slotsRoot(),
                        tree.totalsRoot(),
                        sealed.eventCount,
                        sealed.events.root());
            }
            Content before = sealed.content;
            int revision = before == null ? 0 : before.revision() + 1;
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
                    blank.events(),
                    blank.eventsRoot(),
                    parkHash,
                    before == null ? null : Long.valueOf(before.index()));
            long index = append(leaf);
            sealed.content = new Content(index, revision, hash);
            sealed.leaf = Sha256.ofThread().leaf(LeafBytes.of(leaf));
            sealed.slotsRoot = leaf.slotsRoot();
            sealed.totalsRoot = leaf.totalsRoot();
            if (values instanceof FactoryDay factory) {
                sealed.totals = factory.total();
                touched.add(YearMonth.from(date));
                if (key != null) {
                    sink.day(index, point, date, factory);
                }
            }
        }

        /** What stands of a day whose key was destroyed; null where it was sealed before and not again. */
        private Leaf.@Nullable Day erased(String point, LocalDate date, boolean sealed) {
            if (standing() instanceof Leaf.Day leaf
                    && leaf.point().equals(point)
                    && leaf.date().equals(date)) {
                return blank(
                        point,
                        date,
                        leaf.slots(),
                        leaf.slotsRoot(),
                        leaf.totalsRoot(),
                        leaf.events(),
                        leaf.eventsRoot());
            }
            if (sealed) {
                return null;
            }
            throw new ErasedKey(point + " " + date);
        }

        /** What a day says, whatever its place. */
        private static Leaf.Day blank(
                String point, LocalDate date, int slots, Hash slotsRoot, Hash totalsRoot, int events, Hash eventsRoot) {
            return new Leaf.Day(
                    point,
                    date,
                    0,
                    slots,
                    slotsRoot,
                    totalsRoot,
                    events,
                    eventsRoot,
                    Sha256.ofThread().empty(),
                    null);
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
            for (UsagePoint user : daily.roster().users()) {
                FactoryTotals sum = FactoryTotals.NONE;
                for (Sealed day : daysOf(user.id().value(), month)) {
                    sum = sum.plus(day.totals);
                }
                totals.put(user.id().value(), sum);
            }
            for (MonthAccount account : MonthMaker.accounts(daily, run.rules(), month, totals)) {
                month(account);
            }
        }

        private void month(MonthAccount account) {
            byte[] record = account.record();
            OpeningKey key = keys.month(account.factory(), account.month());
            List<Sealed> of = daysOf(account.factory(), account.month());
            Frontier tree = new Frontier(Sha256.ofThread());
            of.forEach(day -> tree.append(day.leaf));
            PointMonth place = new PointMonth(account.month(), account.factory());
            Content before = months.get(place);
            if (before != null && key != null) {
                Hash standing = Commitment.of(key.revision(before.revision()), Label.MONTH, 0, record);
                if (before.hash().equals(Sha256.ofThread().node(standing, tree.root()))) {
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
                sink.month(index, account.factory(), account.month(), record);
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
