package greenpark.bench;

import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DeviceRegister;
import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Outcome;
import greenpark.core.certificate.Revisions;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** From traced intervals to a book with issued and claimed certificates, in one thread; the counter is certificates per second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@State(Scope.Benchmark)
public class CertificateBenchmark {

    /** sources x users x slots */
    @Param({"10x46x2976"})
    public String size = "";

    private BenchPark bench = new BenchPark(1, 1, 1);
    private List<IntervalTrace> traces = List.of();

    /** Bundles issued and claims made. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Counters {
        public long certificates;

        @Setup(Level.Iteration)
        public void clear() {
            certificates = 0;
        }
    }

    @Setup
    public void setUp() {
        String[] n = size.split("x", -1);
        bench = new BenchPark(Integer.parseInt(n[0]), Integer.parseInt(n[1]), Integer.parseInt(n[2]));
        List<IntervalTrace> all = new ArrayList<>();
        new Tracer(bench.park).trace(bench.readings, 2, all::add);
        traces = all;
    }

    @Benchmark
    public CertificateBook issueAndClaim(Counters counters) {
        DeviceRegister register = DeviceRegister.of(bench.park);
        CertificateBook book = new CertificateBook(register);
        Certification certification = new Certification(
                register, Roster.of(bench.park), bench.readings.grid(), Evidence.ALL_MEASURED, Revisions.FIRST);
        for (IntervalTrace trace : traces) {
            certification.certify(trace, event -> {
                if (book.apply(event) instanceof Outcome.Refused refused) {
                    throw new IllegalStateException(refused + " of " + event);
                }
                if (event instanceof Issued || event instanceof Claimed) {
                    counters.certificates++;
                }
            });
        }
        return book;
    }
}
