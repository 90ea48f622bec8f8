package greenpark.core.seal;

import greenpark.core.certificate.BookView;
import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.Match;
import greenpark.core.certificate.StorageChain;
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

    /** Where the readings begin among the slots of the traces; a slot outside of them is missing. */
    private final int offset;

    private final int known;

    DayReader(DailyClearing clearing, ValidatedReadings readings) {
        this.clearing = clearing;
        this.roster = clearing.roster();
        this.book = clearing.book().view();
        this.offset = clearing.grid().slotOf(readings.grid().start());
        this.known = readings.grid().size();
        readings.series().forEach(s -> series.put(s.usagePoint() + " " + s.flow(), s));
        for (int i = 0; i < roster.sources().size(); i++) {
            origins.put(roster.sources().get(i).id().value(), i);
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
                direct[number(origin)][t] = trace.direct(origin, user);
            }
            direct[number(roster.grid())][t] = trace.gridUse(user);
            for (int origin = 0; origin < roster.origins(); origin++) {
                via[number(origin)][t] = trace.viaStorage(origin, user);
            }
            if (trace.consumption(user) > 0) {
                claims(clearing.bundle(point, trace.slot()), claimed, t);
            }
        }
        return new FactoryDay(qualities(point, Flow.IMPORT, day), direct, via, claimed);
    }

    /** As records number an origin of the roster. */
    private int number(int origin) {
        if (origin == roster.grid()) {
            return greenpark.core.seal.Flow.GRID;
        }
        return origin == roster.unattributed()
                ? greenpark.core.seal.Flow.UNKNOWN
                : greenpark.core.seal.Flow.FIRST_PLANT + origin;
    }

    private void claims(BundleId consumption, long[][] claimed, int slot) {
        if (!book.contains(consumption)) {
            return;
        }
        for (Match match : book.matches(consumption)) {
            BundleId bundle = match.production().bundle();
            String plant = book.chain(bundle)
                    .map(StorageChain::charge)
                    .map(charge -> charge.origin())
                    .orElseGet(() -> book.device(bundle));
            Integer origin = origins.get(plant);
            if (origin == null) {
                throw new IllegalStateException("a claim of energy of " + plant + ", which is no plant");
            }
            claimed[number(origin)][slot] += match.production().quantity();
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
