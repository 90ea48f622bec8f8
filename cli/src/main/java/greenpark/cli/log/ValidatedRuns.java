package greenpark.cli.log;

import greenpark.cli.input.Inputs;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Park;
import greenpark.core.seal.Leaf;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The readings of runs, validated as they were known then. Whoever asks for the same run twice in a row gets the same. */
final class ValidatedRuns {
    private final MeterReadings readings;
    private final Map<Known, LocalDate> firstDays = new HashMap<>();
    private Replay.@Nullable Asked last;
    private @Nullable ValidatedReadings validated;

    private record Known(Leaf.Park leaf, Instant at) {}

    ValidatedRuns(MeterReadings readings) {
        this.readings = readings;
    }

    MeterReadings readings() {
        return readings;
    }

    ValidatedReadings of(Replay.Asked asked) {
        ValidatedReadings known = validated;
        if (known == null || !asked.equals(last)) {
            Park park = asked.tables().park();
            TimeGrid days = TimeGrid.days(firstDay(asked), asked.last().plusDays(1), park.zone(), park.step());
            known = Validation.validate(park, readings, days, asked.knownAt(), Inputs.night(park, days));
            last = asked;
            validated = known;
        }
        return known;
    }

    /** The days that any run under the same park knows. */
    TimeGrid grid(List<Replay.Asked> runs, Replay.Asked of) {
        Park park = of.tables().park();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (Replay.Asked run : runs) {
            if (run.leaf().equals(of.leaf())) {
                LocalDate start = firstDay(run);
                first = start.isBefore(first) ? start : first;
                last = run.last().isAfter(last) ? run.last() : last;
            }
        }
        return TimeGrid.days(first, last.plusDays(1), park.zone(), park.step());
    }

    private LocalDate firstDay(Replay.Asked run) {
        // Looks at every reading, and is asked for every run by every run.
        return firstDays.computeIfAbsent(new Known(run.leaf(), run.knownAt()), k -> {
            Park park = run.tables().park();
            return LocalDate.ofInstant(
                    Inputs.span(park, readings, run.knownAt()).start(), park.zone());
        });
    }
}
