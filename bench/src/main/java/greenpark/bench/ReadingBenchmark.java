package greenpark.bench;

import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.Night;
import greenpark.core.metering.ReadingsReader;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading files that are in memory already, in both native layouts, and validating them; the time of one call for {@link #DAYS} days of 50 meters. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class ReadingBenchmark {
    private static final int DAYS = 100;
    private static final LocalDate FROM = LocalDate.of(2028, 1, 1);

    /** 100 days × 96 × 50 meters: 480,000 readings a call. */
    private final Park park = new BenchPark(8, 39, 1).park;

    private final SortedMap<String, byte[]> dayRows = new TreeMap<>();
    private final SortedMap<String, byte[]> longRows = new TreeMap<>();
    private MeterReadings readings = ReadingsReader.read(park, new TreeMap<>());
    private TimeGrid grid = new TimeGrid(java.time.Instant.EPOCH, TimeGrid.QUARTER_HOUR, 0);

    @Setup
    public void setUp() {
        dayRows.put("days.csv", Table.bytes(dayRowsText()));
        longRows.put("long.csv", Table.bytes(longRowsText()));
        readings = ReadingsReader.read(park, dayRows);
        grid = TimeGrid.days(FROM, FROM.plusDays(DAYS), park.zone(), park.step());
    }

    @Benchmark
    public MeterReadings dayRowsOfRegisters() {
        return ReadingsReader.read(park, dayRows);
    }

    @Benchmark
    public MeterReadings longRowsOfEnergy() {
        return ReadingsReader.read(park, longRows);
    }

    @Benchmark
    public ValidatedReadings validation() {
        return Validation.validate(park, readings, grid, null, Night.NEVER);
    }

    private String dayRowsText() {
        StringBuilder text = new StringBuilder("meter,date,unit,received_at");
        for (int i = 1; i <= 96; i++) {
            text.append(String.format(Locale.ROOT, ",%02d:%02d", i / 4, i % 4 * 15));
        }
        text.append('\n');
        long register = 1_234_567;
        for (int d = 0; d < DAYS; d++) {
            for (Meter meter : park.meters()) {
                text.append(meter.id()).append(',').append(FROM.plusDays(d)).append(",register,");
                for (int i = 0; i < 96; i++) {
                    register = 1_234_567 + (d * 96L + i) * 17;
                    text.append(',')
                            .append(register / 100)
                            .append('.')
                            .append(register / 10 % 10)
                            .append(register % 10);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private String longRowsText() {
        StringBuilder text = new StringBuilder("meter,start,value,unit\n");
        long value = 0;
        for (int d = 0; d < DAYS; d++) {
            for (int i = 0; i < 96; i++) {
                String time = String.format(Locale.ROOT, "%sT%02d:%02d:00+08:00", FROM.plusDays(d), i / 4, i % 4 * 15);
                for (Meter meter : park.meters()) {
                    value = (value + 37) % 9999;
                    text.append(meter.id()).append(',').append(time).append(',');
                    text.append(value / 100).append('.').append(value % 100).append(",kWh\n");
                }
            }
        }
        return text.toString();
    }
}
