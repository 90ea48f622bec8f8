package greenpark.cli.log;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Inputs;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.input.Refusals;
import greenpark.cli.input.RulesFolder;
import greenpark.cli.terminal.Progress;
import greenpark.cli.terminal.Version;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.park.Park.ReadingsOrigin;
import greenpark.core.seal.Leaf;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.TimeGrid;
import greenpark.ledger.Log;
import greenpark.ledger.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The story of {@code seal}: repeat what the log holds and compare, clear what is new, append its leaves.
 *
 * <p>What happens if we stop: a run that was cut off stands in the log with its beginning; the next {@code seal} repeats it and appends the rest.
 *
 * @param fresh how the log is made where it does not exist yet
 * @param to last local day to seal, or null for the last with readings
 * @param asKnownAt only readings received by then; null for all
 */
record SealRun(
        Path folder,
        LogPlace place,
        NewLog fresh,
        @Nullable LocalDate to,
        @Nullable Instant asKnownAt,
        int threads,
        boolean allowImbalance) {
    /**
     * What came of it.
     *
     * @param before entries of the log
     * @param after entries of the log
     * @param last day that is sealed
     * @param taken programs of runs that this version does not repeat, and how many runs those are
     */
    record Sealed(long before, long after, LocalDate last, SortedMap<String, Integer> taken) {}

    Sealed run(Progress progress) throws IOException {
        ParkFolder files = ParkFolder.open(folder);
        files.mayNotHold(place.folder());
        SealedInputs now = SealedInputs.of(files.tables(), RulesFolder.files());
        if (!place.exists()) {
            first(files, now, progress);
        }
        try (Log log = Log.open(place.folder())) {
            fresh.mustBe(place, log);
            return add(log, files, now, progress);
        }
    }

    /** A log is not made for what would be refused. */
    private void first(ParkFolder files, SealedInputs now, Progress progress) throws IOException {
        if (fresh.origin() == null) {
            place.mustExist();
        }
        ValidatedRuns readings = new ValidatedRuns(Inputs.read(files, now.park(), Digest.sha256(), progress));
        Replay.Asked run = next(List.of(), now, readings.readings());
        if (run != null) {
            check(run, readings.of(run));
        }
        fresh.create(place);
    }

    private Sealed add(Log log, ParkFolder files, SealedInputs now, Progress progress) throws IOException {
        LogReader reader = log.reader();
        List<Replay.Asked> runs = Replay.runs(reader, place.inputs());
        Arrivals arrivals = Arrivals.of(place, runs);
        ValidatedRuns readings = new ValidatedRuns(Inputs.read(files, now.park(), Digest.sha256(), arrivals, progress));
        Replay.Asked next = next(runs, now, readings.readings());
        if (next != null) {
            check(next, readings.of(next));
            now.keep(place.inputs());
            runs.add(next);
        }
        progress.stage("seal");
        OpeningKeys keys = place.keys();
        Openings openings = place.openings();
        NewLeaves leaves = new NewLeaves(log, keys, next == null ? null : arrivals);
        Replay replay = new Replay(reader, keys, openings, leaves::add, difference -> {
            throw differs(difference, arrivals);
        });
        replay.run(runs, readings, threads, progress);
        leaves.append();
        openings.write();
        if (new SisterLog(place).exists()) {
            new SisterLog(place).follow(log);
        }
        place.tellKey(log);
        progress.clear();
        return new Sealed(reader.size(), log.size(), runs.getLast().last(), Replay.taken(runs));
    }

    private BadInput differs(Replay.Difference difference, Arrivals arrivals) {
        List<Problem> problems = new ArrayList<>();
        for (String change : arrivals.changes()) {
            problems.add(new Problem(
                    ParkFolder.READINGS,
                    0,
                    "",
                    "",
                    change,
                    "Restore it as it was when it was sealed; a correction is a row with received_at, or a new file"));
        }
        problems.add(new Problem(
                place.folder().toString(),
                0,
                "entry",
                Long.toString(difference.index()),
                "does not follow from the readings as they are stored, so nothing is added to it",
                "Run greenpark fsck, which compares every entry"));
        return new BadInput(problems);
    }

    /** The run that is to be added; null where the last one knew and sealed the same. */
    private Replay.@Nullable Asked next(List<Replay.Asked> runs, SealedInputs now, MeterReadings readings) {
        Park park = now.park();
        Leaf.Park leaf = now.leaf(runs.isEmpty() ? null : runs.getLast().leaf(), Version.program());
        Instant knownAt = asKnownAt == null ? readings.lastKnown() : asKnownAt;
        if (park.readingsOrigin() == ReadingsOrigin.METERED
                && knownAt.isAfter(Instant.now().plus(Duration.ofDays(1)))) {
            // A log never goes back: with such a run it would take no correction until then.
            throw new BadInput(new Problem(
                    ParkFolder.READINGS,
                    0,
                    "received_at",
                    knownAt.toString(),
                    "is in the future",
                    "Mend the row that says so, or seal what is known by now: --as-known-at"));
        }
        TimeGrid span = Inputs.span(park, readings, knownAt);
        TimeGrid period = Inputs.period(park, span, null, to);
        LocalDate last = LocalDate.ofInstant(period.end().minusSeconds(1), park.zone());
        if (!runs.isEmpty()) {
            Replay.Asked before = runs.getLast();
            if (knownAt.isBefore(before.knownAt()) || last.isBefore(before.last())) {
                throw new BadInput(new Problem(
                        place.folder().toString(),
                        0,
                        "",
                        "",
                        "was sealed to " + before.last() + " with what was known at " + before.knownAt()
                                + "; this would go back to " + last + " and " + knownAt,
                        "A log only grows. Leave --as-known-at and --to out, or name later ones"));
            }
            if (knownAt.equals(before.knownAt()) && last.equals(before.last()) && leaf.equals(before.leaf())) {
                return null;
            }
        }
        return new Replay.Asked(leaf, now, knownAt, last);
    }

    /** What {@code clear} would refuse is not sealed either: a log keeps it for good. */
    private void check(Replay.Asked asked, ValidatedReadings validated) {
        Park park = asked.tables().park();
        Clearing clearing = Clearing.clear(park, validated, validated.grid(), threads, List.of());
        Refusals.check(park, validated, clearing, allowImbalance);
    }
}
