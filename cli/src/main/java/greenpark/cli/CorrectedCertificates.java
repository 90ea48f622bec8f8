package greenpark.cli;

import greenpark.cli.input.Inputs;
import greenpark.cli.report.CorrectionSummary;
import greenpark.cli.terminal.Progress;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.clearing.Correction;
import greenpark.core.clearing.SuccessiveClearing;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of {@code correct}: made of the readings that were known first, then brought up to date by one correction for each later
 * instant. Before a correction the days stand that were known then; days that are new are cleared after it.
 */
record CorrectedCertificates(CertificateBook book, List<CorrectionSummary> corrections) {

    /**
     * Makes them, and writes their events in order.
     *
     * @param last the readings as they are known last, on all days
     */
    static CorrectedCertificates make(
            Park park,
            MeterReadings readings,
            Known known,
            ValidatedReadings last,
            int threads,
            EventFiles events,
            Progress progress) {
        TimeGrid grid = last.grid();
        progress.stage("correct");
        Instant first = known.earlier().getFirst();
        SuccessiveClearing clearing =
                new SuccessiveClearing(park, grid, validated(park, readings, grid, first), threads);
        clearing.clearKnown(reason(first), first, events);
        List<CorrectionSummary> corrections = new ArrayList<>();
        int n = known.earlier().size();
        for (int i = 1; i <= n; i++) {
            Instant knownAt = i < n ? known.earlier().get(i) : known.last();
            Instant at = knownAt == null ? latest(readings, known.earlier().getLast()) : knownAt;
            ValidatedReadings later =
                    i < n ? validated(park, readings, grid, known.earlier().get(i)) : last;
            CorrectionTally tally = new CorrectionTally();
            events.correction(i);
            Correction correction = clearing.correct(later, reason(knownAt), at, events.andThen(tally));
            events.newDays();
            int newDays = clearing.clearKnown(reason(knownAt), at, events);
            corrections.add(tally.summary(knownAt, at, correction, newDays));
            progress.advance(i, n);
        }
        return new CorrectedCertificates(clearing.book(), List.copyOf(corrections));
    }

    private static String reason(@Nullable Instant knownAt) {
        return knownAt == null ? "all readings" : "readings known at " + knownAt;
    }

    /** When everything had come. */
    private static Instant latest(MeterReadings readings, Instant before) {
        Instant last = readings.lastKnown();
        return last.isBefore(before) ? before : last;
    }

    /** As {@code clear --as-known-at} would validate them: on the days that were known, as far as they are asked for. */
    private static ValidatedReadings validated(Park park, MeterReadings readings, TimeGrid grid, Instant knownAt) {
        TimeGrid span = Inputs.span(park, readings, knownAt);
        if (!span.start().isBefore(grid.end())) {
            throw new BadInput(new Problem(
                    "--known-at",
                    0,
                    "",
                    knownAt.toString(),
                    "is before any reading of these days came",
                    "Ask for a later instant, or for later days with --to"));
        }
        int end = span.end().isAfter(grid.end()) ? span.slotOf(grid.end()) : span.size();
        TimeGrid days = span.slice(0, end);
        return Validation.validate(park, readings, days, knownAt, Inputs.night(park, days));
    }
}
