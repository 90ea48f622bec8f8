package greenpark.cli.log;

import greenpark.cli.terminal.Progress;
import greenpark.cli.terminal.Version;
import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.seal.ClaimLine;
import greenpark.core.seal.FactoryDay;
import greenpark.core.seal.Leaf;
import greenpark.core.seal.LeafBytes;
import greenpark.core.seal.SealSink;
import greenpark.core.seal.Sealing;
import greenpark.ledger.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the runs that a log holds, from the stored readings, tables and keys, and compares each leaf with what stands there; what goes beyond
 * the end is handed on. So whoever seals has checked everything before it.
 */
final class Replay implements SealSink {
    private final LogReader log;
    private final OpeningKeys keys;
    private final Openings openings;
    private final Consumer<byte[]> beyond;
    private final Consumer<Difference> differences;
    private String listed = "";
    private List<ClaimLine> list = List.of();
    private List<byte[]> bundle = List.of();
    private long bundleStart;

    /**
     * A leaf that the replay makes otherwise.
     *
     * @param made null where it makes none
     */
    record Difference(long index, @Nullable Leaf made) {}

    /**
     * @param beyond takes leaves that are not in the log yet, in their order
     * @param differences is told of every leaf that stands otherwise
     */
    Replay(
            LogReader log,
            OpeningKeys keys,
            Openings openings,
            Consumer<byte[]> beyond,
            Consumer<Difference> differences) {
        this.log = log;
        this.keys = keys;
        this.openings = openings;
        this.beyond = beyond;
        this.differences = differences;
    }

    /**
     * A run, in the log or to be made.
     *
     * @param leaf by which park, rules and program
     * @param tables what the leaf names
     */
    record Asked(Leaf.Park leaf, SealedInputs tables, Instant knownAt, LocalDate last) {
        /** Whether this program made it; what another version sealed need not follow from the readings by the rules of this one. */
        boolean repeats() {
            return leaf.program().equals(Version.program());
        }
    }

    /**
     * The runs that stand in a log, the last of them maybe not whole.
     *
     * @param inputs folder of the kept tables
     */
    static List<Asked> runs(LogReader log, Path inputs) throws IOException {
        List<Asked> runs = new ArrayList<>();
        SortedMap<String, Leaf.Park> parks = new TreeMap<>();
        SortedMap<String, SealedInputs> kept = new TreeMap<>();
        for (long index = 0; index < log.size(); ) {
            for (byte[] entry : log.entriesFrom(index)) {
                index++;
                Class<? extends Leaf> kind = LeafBytes.kind(entry);
                if (kind == Leaf.Park.class && LeafBytes.read(entry) instanceof Leaf.Park park) {
                    parks.put(Sha256.ofThread().of(entry).hex(), park);
                } else if (kind == Leaf.Run.class && LeafBytes.read(entry) instanceof Leaf.Run run) {
                    Leaf.Park park = parks.get(run.park().hex());
                    if (park == null) {
                        throw new IOException("run " + run.number() + " names a park leaf that is not in the log");
                    }
                    String name = park.tables().hex() + park.rules().hex();
                    SealedInputs tables = kept.get(name);
                    if (tables == null) {
                        tables = SealedInputs.kept(inputs, park);
                        kept.put(name, tables);
                    }
                    runs.add(new Asked(park, tables, run.knownAt(), run.last()));
                }
            }
        }
        return runs;
    }

    /** Keeps the certificates of one month of a factory, as the last run that sealed it lists them. */
    void listClaims(String factory, YearMonth month) {
        listed = factory + " " + month;
    }

    /** What was listed; empty before the run. */
    List<ClaimLine> listedClaims() {
        return list;
    }

    /** The programs whose runs are not repeated, and how many those are. */
    static SortedMap<String, Integer> taken(List<Asked> runs) {
        SortedMap<String, Integer> taken = new TreeMap<>();
        runs.stream()
                .filter(run -> !run.repeats())
                .forEach(run -> taken.merge(run.leaf().program(), 1, Integer::sum));
        return taken;
    }

    /** Repeats, or makes, these runs. */
    void run(List<Asked> runs, ValidatedRuns readings, int threads, Progress progress) throws IOException {
        Sealing sealing = new Sealing(keys, this);
        keys.makeWhile(() -> sealing.size() >= log.size());
        try {
            for (int i = 0; i < runs.size(); i++) {
                Asked asked = runs.get(i);
                progress.advance(i, runs.size());
                if (!asked.repeats()) {
                    sealing.adopt();
                    continue;
                }
                sealing.run(new Sealing.Run(
                        asked.leaf(),
                        asked.tables().park(),
                        asked.tables().ruleBook(),
                        asked.knownAt(),
                        readings.grid(runs, asked),
                        readings.of(asked),
                        threads));
            }
            for (long index = sealing.size(); index < log.size(); index++) {
                if (!isForeign(index)) {
                    differences.accept(new Difference(index, null));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public byte @Nullable [] stored(long index) {
        if (index >= log.size()) {
            return null;
        }
        if (index < bundleStart || index >= bundleStart + bundle.size()) {
            try {
                bundle = log.entriesFrom(index);
                bundleStart = index;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bundle.get(Math.toIntExact(index - bundleStart));
    }

    @Override
    public void leaf(long index, byte[] leaf) {
        byte[] there = stored(index);
        if (there == null) {
            beyond.accept(leaf);
        } else if (!Arrays.equals(there, leaf)) {
            differences.accept(new Difference(index, LeafBytes.read(leaf)));
        }
    }

    @Override
    public void day(long index, String factory, LocalDate date, FactoryDay day) {
        openings.fresh(factory, YearMonth.from(date)).day(date, index, day);
    }

    @Override
    public void month(long index, String factory, YearMonth month, byte[] account, List<ClaimLine> claims) {
        openings.fresh(factory, month).account(index, account);
        if (listed.equals(factory + " " + month)) {
            list = claims;
        }
    }

    /** The index of the park leaf with this hash. */
    static long park(LogReader log, Hash park) throws IOException {
        for (long index = 0; index < log.size(); ) {
            for (byte[] entry : log.entriesFrom(index)) {
                if (LeafBytes.kind(entry) == Leaf.Park.class
                        && Sha256.ofThread().of(entry).equals(park)) {
                    return index;
                }
                index++;
            }
        }
        throw new IOException("the log has no park leaf " + park.hex());
    }
}
