package greenpark.core.seal;

import greenpark.core.certificate.BookView;
import greenpark.core.certificate.BundleId;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.UsagePoint;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.StorageStep;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Reads what each usage point did on a day from the traces, the qualities of the readings and the book of certificates. */
final class DayReader {
    private final DailyClearing clearing;
    private final Roster roster;
    private final BookView book;
    private final SortedMap<String, PointSeries> series = new TreeMap<>();
    private final SortedMap<String, Integer> origins = new TreeMap<>();

    /** As records number an origin of the roster. */
    private final int[] numbers;

    /** Where the readings begin among the slots of the traces; a slot outside of them is missing. */
    private final int offset;

    private final int known;

    /** @param leaf says how records number the plants */
    DayReader(DailyClearing clearing, Leaf.Park leaf, ValidatedReadings readings) {
        this.clearing = clearing;
        this.roster = clearing.roster();
        this.book = clearing.book().view();
        this.offset = clearing.grid().slotOf(readings.grid().start());
        this.known = readings.grid().size();
        readings.series().forEach(s -> series.put(s.usagePoint() + " " + s.flow(), s));
        this.numbers = new int[roster.origins()];
        numbers[roster.grid()] = greenpark.core.seal.Flow.GRID;
        numbers[roster.unattributed()] = greenpark.core.seal.Flow.UNKNOWN;
        List<String> plants = leaf.plants().stream().map(Leaf.Plant::id).toList();
        for (int i = 0; i < roster.sources().size(); i++) {
            String plant = roster.sources().get(i).id().value();
            numbers[i] = greenpark.core.seal.Flow.FIRST_PLANT + plants.indexOf(plant);
            origins.put(plant, numbers[i]);
        }
    }

    /** The day of one usage point. */
    DayValues read(UsagePoint point, List<IntervalTrace> day) {
        return switch (point.kind()) {
            case LOAD -> factory(roster.users().indexOf(point), day);
            case SOURCE -> plant(roster.sources().indexOf(point), day);
            case STORAGE -> {
                int k = roster.storages().indexOf(point);
                yield new PointDay(
                        point.kind(),
                        new byte[][] {qualities(point, Flow.IMPORT, day), qualities(point, Flow.EXPORT, day)},
                        new long[][] {
                            column(day, t -> t.storage(k).charged()),
                            column(day, t -> t.storage(k).delivered()),
                            column(day, t -> t.storage(k).internalLoss()),
                            column(day, t -> step(t, k).after())
                        });
            }
            case GRID ->
                new PointDay(
                        point.kind(),
                        new byte[][] {qualities(point, Flow.IMPORT, day), qualities(point, Flow.EXPORT, day)},
                        new long[][] {values(point, Flow.IMPORT, day), values(point, Flow.EXPORT, day)});
        };
    }

    private static StorageStep step(IntervalTrace trace, int storage) {
        return trace.storage(storage);
    }

    private PointDay plant(int source, List<IntervalTrace> day) {
        UsagePoint point = roster.sources().get(source);
        return new PointDay(point.kind(), new byte[][] {qualities(point, Flow.EXPORT, day)}, new long[][] {
            column(day, t -> t.generation(source)),
            column(day, t -> t.exported(source)),
            column(day, t -> t.loss(source)),
            column(day, t -> t.unaccounted(source)),
            column(day, t -> t.generation(source) == 0 ? 0 : book.standing(clearing.bundle(point, t.slot())))
        });
    }

    private FactoryDay factory(int user, List<IntervalTrace> day) {
        UsagePoint point = roster.users().get(user);
        long[][] direct = new long[roster.origins()][day.size()];
        long[][] via = new long[roster.origins()][day.size()];
        long[][] claimed = new long[roster.origins()][day.size()];
        for (int t = 0; t < day.size(); t++) {
            IntervalTrace trace = day.get(t);
            for (int origin = 0; origin < roster.sources().size(); origin++) {
                direct[numbers[origin]][t] = trace.direct(origin, user);
            }
            direct[numbers[roster.grid()]][t] = trace.gridUse(user);
            for (int origin = 0; origin < roster.origins(); origin++) {
                via[numbers[origin]][t] = trace.viaStorage(origin, user);
            }
            if (trace.consumption(user) > 0) {
                claims(clearing.bundle(point, trace.slot()), trace, claimed, t);
            }
        }
        return new FactoryDay(qualities(point, Flow.IMPORT, day), direct, via, claimed);
    }

    private void claims(BundleId consumption, IntervalTrace trace, long[][] claimed, int slot) {
        for (ClaimLine line : ClaimLine.of(book, consumption, trace.start())) {
            Integer origin = origins.get(line.plant());
            if (origin == null) {
                throw new IllegalStateException("a claim of energy of " + line.plant() + ", which is no plant");
            }
            claimed[origin][slot] += line.quantity();
        }
    }

    private byte[] qualities(UsagePoint point, Flow flow, List<IntervalTrace> day) {
        PointSeries of = series(point, flow);
        byte[] qualities = new byte[day.size()];
        for (int t = 0; t < qualities.length; t++) {
            int slot = day.get(t).slot() - offset;
            qualities[t] = slot < 0 || slot >= known ? ReadingQuality.MISSING.code() : of.qualities()[slot];
        }
        return qualities;
    }

    private long[] values(UsagePoint point, Flow flow, List<IntervalTrace> day) {
        PointSeries of = series(point, flow);
        return column(day, t -> {
            int slot = t.slot() - offset;
            return slot < 0 || slot >= known ? 0 : of.wattHours()[slot];
        });
    }

    private PointSeries series(UsagePoint point, Flow flow) {
        PointSeries of = series.get(point.id() + " " + flow);
        if (of == null) {
            throw new IllegalStateException("no series of " + point.id() + " " + flow);
        }
        return of;
    }

    private static long[] column(List<IntervalTrace> day, ToLongFunction<IntervalTrace> value) {
        return day.stream().mapToLong(value).toArray();
    }
}
