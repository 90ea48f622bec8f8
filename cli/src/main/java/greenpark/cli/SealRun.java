package greenpark.cli;

import greenpark.core.clearing.Clearing;
import greenpark.core.ledger.KeyType;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Park;
import greenpark.core.seal.Leaf;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.TimeGrid;
import greenpark.ledger.Log;
import greenpark.ledger.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of {@code seal}: repeat what the log holds and compare, clear what is new, append its leaves.
 *
 * <p>What happens if we stop: a run that was cut off stands in the log with its beginning; the next {@code seal} repeats it and appends the rest.
 *
 * @param origin for a log that does not exist yet; null where it must
 * @param cosigners types of keys that sign beside a new log's own
 * @param sister whether a new log gets a sister of SM3 and SM2
 * @param to last local day to seal, or null for the last with readings
 * @param asKnownAt only readings received by then; null for all
 */
record SealRun(
        Path folder,
        LogPlace place,
        @Nullable String origin,
        List<KeyType> cosigners,
        boolean sister,
        @Nullable LocalDate to,
        @Nullable Instant asKnownAt,
        int threads,
        boolean allowImbalance) {
    /** Leaves that become durable together. */
    private static final int BATCH = 10_000;

    /**
     * What came of it.
     *
     * @param before entries of the log
     * @param after entries of the log
     * @param last day that is sealed
     */
    record Sealed(long before, long after, LocalDate last) {}

    Sealed run(Progress progress) throws IOException {
        ParkFolder files = ParkFolder.open(folder);
        files.mayNotHold(place.folder());
        SealedInputs now = SealedInputs.of(files.tables(), RulesFolder.files());
        MeterReadings readings = Inputs.read(files, now.park(), Digest.sha256(), progress);
        if (!place.exists()) {
            if (origin == null) {
                place.mustExist();
            }
            create();
        }
        try (Log log = Log.open(place.folder())) {
            long before = log.size();
            List<byte[]> pending = new ArrayList<>();
            OpeningKeys keys = place.keys();
            Openings openings = place.openings();
            Replay replay = new Replay(
                    log.reader(),
                    place.inputs(),
                    keys,
                    openings,
                    leaf -> {
                        pending.add(leaf);
                        if (pending.size() == BATCH) {
                            append(log, keys, pending);
                        }
                    },
                    difference -> {
                        throw new BadInput(new Problem(
                                place.folder().toString(),
                                0,
                                "entry",
                                Long.toString(difference.index()),
                                "does not follow from the readings as they are stored, so nothing is added to it",
                                "Run greenpark fsck, which compares every entry"));
                    });
            progress.stage("seal");
            List<Replay.Asked> runs = replay.runs();
            Replay.Asked next = next(runs, now, readings);
            if (next != null) {
                check(next, replay.validated(next, readings));
                now.keep(place.inputs());
                runs.add(next);
            }
            replay.run(runs, readings, threads, progress);
            append(log, keys, pending);
            openings.write();
            if (new SisterLog(place).exists()) {
                new SisterLog(place).follow(log);
            }
            String key = log.signers().getFirst() + "\n";
            if (!Files.exists(place.logKey())
                    || !Files.readString(place.logKey(), StandardCharsets.UTF_8).equals(key)) {
                Files.writeString(place.logKey(), key, StandardCharsets.UTF_8);
            }
            progress.clear();
            return new Sealed(before, log.size(), runs.getLast().last());
        }
    }

    private void create() throws IOException {
        if (origin != null) {
            Log.create(place.folder(), origin, Suite.SHA256, cosigners).close();
            if (sister) {
                new SisterLog(place).create(origin);
            }
        }
    }

    /** The run that is to be added; null where the last one knew and sealed the same. */
    private Replay.@Nullable Asked next(List<Replay.Asked> runs, SealedInputs now, MeterReadings readings) {
        Park park = now.park();
        Leaf.Park leaf = now.leaf("greenpark " + Version.text());
        Instant knownAt = asKnownAt == null ? readings.lastKnown() : asKnownAt;
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

    /** First the keys, then the leaves that only they can open. */
    private static void append(Log log, OpeningKeys keys, List<byte[]> pending) {
        if (pending.isEmpty()) {
            return;
        }
        try {
            keys.flush();
            log.append(List.copyOf(pending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending.clear();
    }
}
