package greenpark.bench;

import greenpark.core.tracing.Tracer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Tracing a park of several sizes; the time of one call, which traces all its slots. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class TracingBenchmark {

    /** sources x users x slots */
    @Param({"50x200x96", "12x100x8760", "12x100x35040", "12x50x35040", "12x200x35040"})
    public String size = "";

    @Param({"1", "2"})
    public int threads;

    private BenchPark bench = new BenchPark(1, 1, 1);

    @Setup
    public void setUp() {
        String[] n = size.split("x", -1);
        bench = new BenchPark(Integer.parseInt(n[0]), Integer.parseInt(n[1]), Integer.parseInt(n[2]));
    }

    @Benchmark
    public long trace() {
        long[] green = new long[1];
        new Tracer(bench.park).trace(bench.readings, threads, trace -> green[0] += trace.green(0));
        return green[0];
    }
}
