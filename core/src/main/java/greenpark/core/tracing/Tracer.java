package greenpark.core.tracing;

import greenpark.core.park.Park;
import greenpark.core.quantity.Apportion;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Traces a period: every interval by itself first, on any number of threads, then through the storages' lots in order of time on
 * the caller's thread. The results are the same whatever the number of threads.
 */
public final class Tracer {
    /** Slots per task: a day, large enough that handing it over costs nothing. */
    private static final int CHUNK = 96;

    private final Park park;
    private final Roster roster;
    private final List<LotBook> books = new ArrayList<>();
    private @Nullable TracePlan lastPlan;
    private Instant lastFrom = Instant.MAX;
    private Instant lastUntil = Instant.MIN;

    public Tracer(Park park) {
        this.park = park;
        this.roster = Roster.of(park);
        for (int i = 0; i < roster.storages().size(); i++) {
            books.add(new LotBook(roster.unattributed(), park.step().toMinutes()));
        }
    }

    public Roster roster() {
        return roster;
    }

    /** The books of a storage, as they stand after the last interval traced. */
    public LotBook book(int storage) {
        return books.get(storage);
    }

    /** Where the books of all storages stand. */
    public List<LotBook.State> lots() {
        return books.stream().map(LotBook::state).toList();
    }

    /** Puts the books of all storages where they stood at some time; the next interval traced is the one after. */
    public void restore(List<LotBook.State> lots) {
        for (int k = 0; k < books.size(); k++) {
            books.get(k).restore(lots.get(k));
        }
    }

    /** Traces all slots of the readings. */
    public void trace(ParkReadings readings, int threads, Consumer<IntervalTrace> sink) {
        trace(readings, 0, readings.grid().size(), threads, sink);
    }

    /**
     * Traces the slots {@code from} (inclusive) to {@code to} (exclusive), going on from where the storages' books stand.
     *
     * @param sink receives every interval once, in order of time, on the caller's thread
     * @throws IllegalStateException where a tier of the park has no rule in the period
     */
    public void trace(ParkReadings readings, int from, int to, int threads, Consumer<IntervalTrace> sink) {
        Plans plans = new Plans(readings, from, to);
        int chunks = Math.ceilDiv(to - from, CHUNK);
        if (threads <= 1) {
            DirectTracing tracing = new DirectTracing(roster);
            for (int c = 0; c < chunks; c++) {
                fold(c, direct(tracing, plans, readings, c), plans, readings, sink);
            }
            return;
        }
        ThreadLocal<DirectTracing> tracing = ThreadLocal.withInitial(() -> new DirectTracing(roster));
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            Queue<Future<DirectTrace[]>> ahead = new ArrayDeque<>();
            int next = 0;
            for (int c = 0; c < chunks; c++) {
                for (; next < chunks && ahead.size() < 4 * threads; next++) {
                    int chunk = next;
                    ahead.add(executor.submit(() -> direct(tracing.get(), plans, readings, chunk)));
                }
                fold(c, result(ahead.remove()), plans, readings, sink);
            }
        }
    }

    /** One plan per slot; neighbours share it until something of the park changes. */
    private final class Plans {
        private final int from;
        private final int to;
        private final List<TracePlan> plans;

        Plans(ParkReadings readings, int from, int to) {
            this.from = from;
            this.to = to;
            this.plans = new ArrayList<>(to - from);
            List<Instant> changes = List.copyOf(park.changes());
            Instant until = Instant.MIN;
            for (int t = from; t < to; t++) {
                Instant start = readings.grid().startOf(t);
                if (start.isBefore(until)) {
                    plans.add(plans.getLast());
                } else {
                    plans.add(planAt(start));
                    until = changes.stream().filter(start::isBefore).findFirst().orElse(Instant.MAX);
                }
            }
        }

        TracePlan of(int slot) {
            return plans.get(slot - from);
        }

        int first(int chunk) {
            return from + chunk * CHUNK;
        }

        int end(int chunk) {
            return Math.min(from + (chunk + 1) * CHUNK, to);
        }
    }

    /** Days are traced one by one; the plan of the last one mostly holds. */
    private TracePlan planAt(Instant start) {
        TracePlan known = lastPlan;
        if (known != null && !start.isBefore(lastFrom) && start.isBefore(lastUntil)) {
            return known;
        }
        TracePlan plan = TracePlan.at(park, roster, start);
        lastPlan = plan;
        lastFrom = start;
        lastUntil = park.changes().stream().filter(start::isBefore).findFirst().orElse(Instant.MAX);
        return plan;
    }

    private static DirectTrace[] direct(DirectTracing tracing, Plans plans, ParkReadings readings, int chunk) {
        int from = plans.first(chunk);
        int to = plans.end(chunk);
        DirectTrace[] traces = new DirectTrace[to - from];
        for (int t = from; t < to; t++) {
            traces[t - from] = tracing.trace(plans.of(t), readings, t);
        }
        return traces;
    }

    private void fold(
            int chunk, DirectTrace[] traces, Plans plans, ParkReadings readings, Consumer<IntervalTrace> sink) {
        for (int i = 0; i < traces.length; i++) {
            int t = plans.first(chunk) + i;
            sink.accept(throughStorages(t, traces[i], plans.of(t), readings));
        }
    }

    private IntervalTrace throughStorages(int t, DirectTrace trace, TracePlan plan, ParkReadings readings) {
        int s = roster.sources().size();
        int users = roster.users().size();
        int origins = roster.origins();
        int takers = users + books.size();
        long[] delivered = new long[origins];
        List<StorageStep> steps = new ArrayList<>(books.size());
        for (int k = 0; k < books.size(); k++) {
            long[] charged = new long[origins];
            for (int i = 0; i < s; i++) {
                charged[i] = trace.direct()[i * takers + users + k];
            }
            charged[roster.grid()] = trace.gridCharge()[k];
            long discharge = DirectTracing.known(readings.discharge()[k][t]);
            StorageStep step = books.get(k).step(t, plan.units()[k], discharge, charged);
            for (LotDraw draw : step.draws()) {
                delivered[draw.origin()] += draw.delivered();
            }
            steps.add(step);
        }
        long[] viaStorage = new long[origins * users];
        long[] export = new long[origins];
        long[] parts = new long[origins];
        long[] scratch = new long[origins];
        for (int user = 0; user < users; user++) {
            if (trace.storageUse()[user] > 0) {
                Apportion.largestRemainder(trace.storageUse()[user], delivered, origins, parts, scratch);
                for (int origin = 0; origin < origins; origin++) {
                    delivered[origin] -= parts[origin];
                    viaStorage[origin * users + user] = parts[origin];
                }
            }
        }
        if (trace.storageExport() > 0) {
            Apportion.largestRemainder(trace.storageExport(), delivered, origins, export, scratch);
        }
        return new IntervalTrace(t, roster, readings, trace, viaStorage, export, steps);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tracing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("tracing failed", e.getCause());
        }
    }
}
