package greenpark.core.clearing;

import greenpark.core.directsupply.DirectSupply;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.Tracer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Clears a period of a park: trace, then put to account.
 *
 * <p>Tracing begins where the readings begin, because a storage's lots have a history; only the intervals of the period go to the
 * accounts. So the result of a day does not depend on which other days were asked for.
 *
 * @param energy who used which energy
 * @param directSupply the gauges of direct supply
 */
public record Clearing(EnergyAccount energy, DirectSupply directSupply) {

    /**
     * @param period the slots to account for, inside the grid of the readings
     * @param more receive every interval of the period too, in order of time
     * @throws IllegalStateException where a tier of the park has no rule in the period
     */
    public static Clearing clear(
            Park park, ValidatedReadings readings, TimeGrid period, int threads, List<Consumer<IntervalTrace>> more) {
        return clear(park, ReadingsAssembly.of(Roster.of(park), readings), period, threads, more);
    }

    /** The same from readings that are laid out already. */
    public static Clearing clear(
            Park park, ParkReadings readings, TimeGrid period, int threads, List<Consumer<IntervalTrace>> more) {
        Tracer tracer = new Tracer(park);
        EnergyAccount energy = new EnergyAccount(tracer.roster(), period, park.zone());
        DirectSupply directSupply = new DirectSupply(park, tracer.roster(), period);
        int first = readings.grid().slotOf(period.start());
        tracer.trace(readings, threads, trace -> {
            if (trace.slot() >= first) {
                energy.accept(trace);
                directSupply.accept(trace);
                more.forEach(account -> account.accept(trace));
            }
        });
        return new Clearing(energy, directSupply);
    }
}
