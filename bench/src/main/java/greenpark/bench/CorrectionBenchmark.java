package greenpark.bench;

import greenpark.core.certificate.Evidence;
import greenpark.core.clearing.Correction;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.tracing.ParkReadings;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One corrected reading in the middle of a cleared park-year, 11 plants and 45 factories with storage. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2)
@Measurement(iterations = 8)
@State(Scope.Benchmark)
public class CorrectionBenchmark {
    private static final int SLOTS = 35_040;

    /** Which reading of an interval six months old is corrected. */
    @Param({"generation", "consumption", "charge"})
    public String kind = "";

    private final BenchPark bench = new BenchPark(11, 45, SLOTS);
    private DailyClearing clearing = new DailyClearing(bench.park, bench.readings, Evidence.ALL_MEASURED, 1);
    private ParkReadings next = bench.readings;
    private final BitSet changes = new BitSet();
    private int n;

    @Setup(Level.Trial)
    public void clearTheYear() {
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), event -> {});
        }
    }

    /** Another slot each time, noon of a day in the middle of the year. */
    @Setup(Level.Invocation)
    public void nextCorrection() {
        int slot = SLOTS / 2 + 96 * n + 48;
        n++;
        long[][] rows = switch (kind) {
            case "generation" -> bench.readings.generation();
            case "consumption" -> bench.readings.consumption();
            default -> bench.readings.charge();
        };
        long[] row = rows[rows.length > 1 ? 1 : 0];
        long[] corrected = row.clone();
        corrected[slot] = row[slot] + 12_345;
        long[][] copy = rows.clone();
        copy[rows.length > 1 ? 1 : 0] = corrected;
        ParkReadings r = bench.readings;
        next = new ParkReadings(
                r.grid(),
                r.available(),
                kind.equals("generation") ? copy : r.generation(),
                kind.equals("consumption") ? copy : r.consumption(),
                kind.equals("charge") ? copy : r.charge(),
                r.discharge(),
                r.gridImport(),
                r.gridExport());
        changes.clear();
        changes.set(slot);
        if (n > 1) {
            changes.set(slot - 96);
        }
    }

    @Benchmark
    public Correction correct() {
        return clearing.correct(next, Evidence.ALL_MEASURED, changes, "bench", Instant.EPOCH, event -> {});
    }
}
