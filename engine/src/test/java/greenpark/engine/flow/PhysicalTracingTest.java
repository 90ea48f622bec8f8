package greenpark.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.park.Branch;
import greenpark.core.park.Bus;
import greenpark.core.park.Name;
import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Physical tracing on the reference park: hand-solved intervals, and exactness on random ones. */
class PhysicalTracingTest {
    private static final Park PARK = park();
    private static final Roster ROSTER = Roster.of(PARK);

    @Test
    void theExportersRoofServesTheExporterAndTheRestOfItsSubstation() {
        ParkReadings readings = zeros(1);
        set(readings.generation(), ROSTER.sources(), "roof-asimco", 0, 600);
        set(readings.consumption(), ROSTER.users(), "asimco", 0, 400);
        set(readings.consumption(), ROSTER.users(), "cathode", 0, 800);
        readings.gridImport()[0][0] = 600;
        long[][] traced = trace(readings);
        assertThat(of(traced, "roof-asimco", "asimco")).isEqualTo(400);
        assertThat(of(traced, "roof-asimco", "cathode")).isEqualTo(200);
        assertThat(of(traced, "grid", "cathode")).isEqualTo(600);
    }

    @Test
    void aSubstationIsGreenerThanTheOtherWhenThePlantStandsBehindIt() {
        // 300 of wind arrive at the 10 kV side that the plant's substation feeds; both factories use 300.
        ParkReadings readings = zeros(1);
        set(readings.generation(), ROSTER.sources(), "wind-yanhu", 0, 300);
        set(readings.consumption(), ROSTER.users(), "cathode", 0, 300);
        set(readings.consumption(), ROSTER.users(), "actuator", 0, 300);
        readings.gridImport()[0][0] = 300;
        long[][] traced = trace(readings);
        long east = of(traced, "wind-yanhu", "cathode");
        long west = of(traced, "wind-yanhu", "actuator");
        assertThat(east + west).isEqualTo(300);
        assertThat(Math.max(east, west)).isEqualTo(300);
    }

    @Test
    void aStorageGivesBackTheMixItTook() {
        ParkReadings readings = zeros(2);
        set(readings.generation(), ROSTER.sources(), "wind-yanhu", 0, 1000);
        set(readings.charge(), ROSTER.storages(), "storage", 0, 1000);
        set(readings.discharge(), ROSTER.storages(), "storage", 1, 900);
        set(readings.consumption(), ROSTER.users(), "cathode", 1, 450);
        set(readings.consumption(), ROSTER.users(), "actuator", 1, 450);
        long[][] traced = trace(readings);
        assertThat(of(traced, "wind-yanhu", "cathode")).isEqualTo(450);
        assertThat(of(traced, "wind-yanhu", "actuator")).isEqualTo(450);
    }

    @Test
    void everyUsersOriginsSumToItsConsumption() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            ParkReadings readings = zeros(40);
            for (long[][] rows :
                    List.of(readings.generation(), readings.consumption(), readings.charge(), readings.discharge())) {
                for (long[] row : rows) {
                    for (int t = 0; t < row.length; t++) {
                        row[t] = random.nextInt(4) == 0 ? 0 : random.nextInt(100_000);
                    }
                }
            }
            long[][] traced = trace(readings);
            for (int u = 0; u < ROSTER.users().size(); u++) {
                long sum = 0;
                for (long[] ofOrigin : traced) {
                    assertThat(ofOrigin[u]).isNotNegative();
                    sum += ofOrigin[u];
                }
                long metered = Stream.of(readings.consumption()[u])
                        .flatMapToLong(java.util.Arrays::stream)
                        .sum();
                assertThat(sum).as("seed %d, user %d", seed, u).isEqualTo(metered);
            }
        }
    }

    /** A second connection in the west: where the west hangs on it alone, and where a line leads to the first one as well. */
    @ParameterizedTest(name = "the west is connected to the east: {0}")
    @CsvSource({"false", "true"})
    void aSecondGridConnectionSuppliesItsBus(boolean connected) {
        SortedMap<String, byte[]> tables = tables();
        append(tables, "usage_points.csv", "grid2,网,Grid 2,grid,grid-company,sub-west-110,200000,grid,,,1,2026-07-01,");
        append(tables, "meters.csv", "g2i,grid2,import,1,8,2,2026-07-01,");
        append(tables, "meters.csv", "g2e,grid2,export,1,8,2,2026-07-01,");
        if (!connected) {
            tables.computeIfPresent(
                    "branches.csv",
                    (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                            .replaceAll("(?m)^line-west,.*$", "")
                            .getBytes(StandardCharsets.UTF_8));
        }
        Park park = ParkReader.read(tables);
        Roster roster = Roster.of(park);
        ParkReadings readings = zeros(park, roster, 1);
        set(readings.consumption(), roster.users(), "actuator", 0, 800);
        set(readings.consumption(), roster.users(), "cathode", 0, 500);
        set(readings.gridImport(), roster.gridPoints(), "grid", 0, 500);
        set(readings.gridImport(), roster.gridPoints(), "grid2", 0, 800);
        PhysicalTracing physical = new PhysicalTracing(park, roster);
        new Tracer(park).trace(readings, 1, physical);
        long[][] traced = physical.wattHours();
        assertThat(traced[roster.grid()][index(roster.users(), "actuator")]).isEqualTo(800);
        assertThat(traced[roster.grid()][index(roster.users(), "cathode")]).isEqualTo(500);
    }

    /** Wind in the west leaves through the west's own connection and reaches nobody in the east. */
    @Test
    void whatLeavesAtASecondConnectionDoesNotReachTheFirst() {
        SortedMap<String, byte[]> tables = tables();
        append(tables, "usage_points.csv", "grid2,网,Grid 2,grid,grid-company,sub-west-110,200000,grid,,,1,2026-07-01,");
        append(tables, "meters.csv", "g2i,grid2,import,1,8,2,2026-07-01,");
        append(tables, "meters.csv", "g2e,grid2,export,1,8,2,2026-07-01,");
        Park park = ParkReader.read(tables);
        Roster roster = Roster.of(park);
        String west = roster.sources().stream()
                .filter(p -> p.bus().equals("sub-west-110"))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        ParkReadings readings = zeros(park, roster, 1);
        set(readings.generation(), roster.sources(), west, 0, 700);
        set(readings.gridExport(), roster.gridPoints(), "grid2", 0, 700);
        set(readings.consumption(), roster.users(), "cathode", 0, 500);
        set(readings.gridImport(), roster.gridPoints(), "grid", 0, 500);
        PhysicalTracing physical = new PhysicalTracing(park, roster);
        new Tracer(park).trace(readings, 1, physical);
        assertThat(physical.wattHours()[roster.grid()][index(roster.users(), "cathode")])
                .isEqualTo(500);
    }

    private static void append(SortedMap<String, byte[]> tables, String name, String line) {
        tables.computeIfPresent(
                name,
                (n, bytes) ->
                        (new String(bytes, StandardCharsets.UTF_8) + line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLoopOfBranchesIsRefused() {
        List<Bus> buses = List.of(bus("a"), bus("b"), bus("c"));
        List<Branch> loop = List.of(line("x", "a", "b"), line("y", "b", "c"), line("z", "c", "a"));
        assertThatThrownBy(() -> RadialFlow.of(buses, loop, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("closes a loop");
    }

    private static Bus bus(String id) {
        return new Bus(id, new Name(id, id), BigDecimal.TEN);
    }

    private static Branch line(String id, String from, String to) {
        return new Branch(id, Branch.Kind.LINE, from, to, BigDecimal.ONE, new Interval(Instant.EPOCH, Validity.OPEN));
    }

    private static long[][] trace(ParkReadings readings) {
        PhysicalTracing physical = new PhysicalTracing(PARK, ROSTER);
        new Tracer(PARK).trace(readings, 1, physical);
        return physical.wattHours();
    }

    private static long of(long[][] traced, String origin, String user) {
        int o = 0;
        while (!ROSTER.originId(o).equals(origin)) {
            o++;
        }
        return traced[o][index(ROSTER.users(), user)];
    }

    private static void set(long[][] rows, List<UsagePoint> points, String id, int slot, long wh) {
        rows[index(points, id)][slot] = wh;
    }

    private static int index(List<UsagePoint> points, String id) {
        return points.stream().map(p -> p.id().value()).toList().indexOf(id);
    }

    private static ParkReadings zeros(int slots) {
        return zeros(PARK, ROSTER, slots);
    }

    private static ParkReadings zeros(Park park, Roster roster, int slots) {
        ParkReadings readings = ParkReadings.allMissing(
                new TimeGrid(Instant.parse("2028-05-31T16:00:00Z"), park.step(), slots), roster);
        for (long[][] rows : List.of(
                readings.generation(),
                readings.consumption(),
                readings.charge(),
                readings.discharge(),
                readings.gridImport(),
                readings.gridExport())) {
            for (long[] row : rows) {
                java.util.Arrays.fill(row, 0);
            }
        }
        return readings;
    }

    private static Park park() {
        return ParkReader.read(tables());
    }

    private static SortedMap<String, byte[]> tables() {
        Path folder = Path.of(System.getProperty("greenpark.root", ".."), "parks", "yuncheng");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".csv")).toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
