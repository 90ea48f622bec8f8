package greenpark.cli.log;

import greenpark.cli.terminal.Days;
import greenpark.cli.terminal.Speech;
import greenpark.core.ledger.Hash;
import greenpark.core.seal.DayTree;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.core.seal.OpeningKey;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.ledger.Log;
import greenpark.ledger.LogReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code greenpark log erase}. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Destroys the keys of a factory's day, and what was kept to show it. The log stays as it is, and nobody can open the day any more.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class LogEraseCommand implements Callable<Integer> {
    @Mixin
    private KeptLog log;

    @Parameters(index = "1", paramLabel = "<factory>", description = "Id of the factory.")
    private String point;

    @Parameters(
            index = "2",
            paramLabel = "<date>",
            converter = Days.Of.class,
            description = "Local day, for instance 2028-03-01.")
    private LocalDate date;

    @Option(
            names = "--yes",
            required = true,
            paramLabel = "DATE",
            converter = Days.Of.class,
            description = "The day once more: what is erased cannot be had back.")
    private LocalDate yes;

    @Mixin
    private Speech speech;

    @Override
    public Integer call() throws IOException {
        LogPlace place = log.place();
        if (!yes.equals(date)) {
            throw refused("is not what --yes says, " + yes, "Name the day twice");
        }
        // Under the log's lock: a seal that runs meanwhile holds the keys in memory and would write this one back.
        try (Log held = Log.open(place.folder())) {
            OpeningKeys keys = place.keys();
            if (!keys.has(point, date)) {
                throw refused("has no key, or it is erased already", "Name a factory's id and a day that is sealed");
            }
            List<Hash> slots = slots(place, held.reader(), keys);
            keys.erase(point, date, slots);
            keys.flush();
            if (!slots.isEmpty()) {
                place.openings().forget(point, date);
            }
        }
        speech.out().println(speech.texts().format("erased", point, date.toString()));
        return 0;
    }

    /** The commitments of the day's slots: the park's intervals need them as long as others of the day may be corrected. */
    private List<Hash> slots(LogPlace place, LogReader log, OpeningKeys keys) throws IOException {
        YearMonth month = YearMonth.from(date);
        LastLeaves leaves = LastLeaves.of(log, point, month).open(keys, point);
        LastLeaves.Day day = leaves.days().stream()
                .filter(d -> d.leaf().date().equals(date))
                .findFirst()
                .orElseThrow(() -> refused("is not sealed", "Name a factory's id and a day that is sealed"));
        if (!(LeafBytes.read(log.entry(Replay.park(log, day.leaf().park()))) instanceof Leaf.Park park)) {
            throw new IllegalStateException("a day leaf that names no park leaf");
        }
        if (!park.hasFactory(point)) {
            throw refused(
                    "is no factory's: what plants, storage and the grid point did is public in each interval",
                    "Name a factory's id");
        }
        if (!place.openings().exists(point, month)
                || !leaves.match(place.openings().stored(point, month))) {
            // What the day was is not kept; its intervals stay as they are.
            return List.of();
        }
        OpeningKey key = Objects.requireNonNull(keys.day(point, date))
                .revision(day.leaf().revision());
        return DayTree.of(key, place.openings().stored(point, month).values(date), park.slotsPerHour())
                .slots();
    }

    private BadInput refused(String message, String hint) {
        return new BadInput(new Problem("log erase", 0, "", point + " " + date, message, hint));
    }
}
