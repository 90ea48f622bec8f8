package greenpark.core.clearing;

import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.directsupply.DirectSupply;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.Tracer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a period of a park came to.
 *
 * <p>Clearing begins where the readings begin, because a storage's lots have a history; only the intervals of the period go to the
 * accounts. So the result of a day does not depend on which other days were asked for.
 *
 * @param energy who used which energy
 * @param directSupply the gauges of direct supply
 * @param certificates all certificates from the first reading on; null where none were made
 */
public record Clearing(
        EnergyAccount energy,
        DirectSupply directSupply,
        @Nullable CertificateBook certificates) {

    /**
     * Clears with certificates. While a day is certified on a thread of its own, the next is traced on the caller's.
     *
     * @param period the slots to account for, inside the grid of the readings
     * @param more receive every interval of the period too, in order of time, on the caller's thread
     * @param events receives every event of a certificate, from the first reading on, in order, on another thread
     */
    public static Clearing clear(
            Park park,
            ValidatedReadings readings,
            TimeGrid period,
            int threads,
            List<Consumer<IntervalTrace>> more,
            Consumer<CertificateEvent> events) {
        DailyClearing daily = new DailyClearing(park, readings, Math.max(1, threads - 1));
        Accounts accounts = new Accounts(park, period, more);
        int first = readings.grid().slotOf(period.start());
        try (ExecutorService certifier = Executors.newSingleThreadExecutor()) {
            Future<?> before = CompletableFuture.completedFuture(null);
            while (daily.hasNext()) {
                List<IntervalTrace> day = daily.traceNext();
                Future<?> now = certifier.submit(() -> daily.certify(day, events));
                for (IntervalTrace trace : day) {
                    if (trace.slot() >= first) {
                        accounts.accept(trace);
                    }
                }
                await(before);
                before = now;
            }
            await(before);
        }
        return new Clearing(accounts.energy, accounts.directSupply, daily.book());
    }

    /** Clears without certificates. */
    public static Clearing clear(
            Park park, ValidatedReadings readings, TimeGrid period, int threads, List<Consumer<IntervalTrace>> more) {
        return clear(park, ReadingsAssembly.of(Roster.of(park), readings), period, threads, more);
    }

    /** The same from readings that are laid out already. */
    public static Clearing clear(
            Park park, ParkReadings readings, TimeGrid period, int threads, List<Consumer<IntervalTrace>> more) {
        Tracer tracer = new Tracer(park);
        Accounts accounts = new Accounts(park, period, more);
        int first = readings.grid().slotOf(period.start());
        tracer.trace(readings, threads, trace -> {
            if (trace.slot() >= first) {
                accounts.accept(trace);
            }
        });
        return new Clearing(accounts.energy, accounts.directSupply, null);
    }

    /** Everything that sums up intervals. */
    private static final class Accounts implements Consumer<IntervalTrace> {
        private final EnergyAccount energy;
        private final DirectSupply directSupply;
        private final List<Consumer<IntervalTrace>> more;

        Accounts(Park park, TimeGrid period, List<Consumer<IntervalTrace>> more) {
            Roster roster = Roster.of(park);
            this.energy = new EnergyAccount(roster, period, park.zone());
            this.directSupply = new DirectSupply(park, roster, period);
            this.more = List.copyOf(more);
        }

        @Override
        public void accept(IntervalTrace trace) {
            energy.accept(trace);
            directSupply.accept(trace);
            more.forEach(account -> account.accept(trace));
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while certifying", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("certifying failed", e.getCause());
        }
    }
}
