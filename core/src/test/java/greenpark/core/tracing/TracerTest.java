package greenpark.core.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tracing by hand, an interval a row. Readings: {@code s1 60} generated, {@code u1 40} used, {@code k+ 5} charged, {@code k- 5}
 * discharged, {@code in 10} and {@code out 10} at the grid; what is not named is 0. Expected: {@code s1>u1 40} straight,
 * {@code s1~u1 5} through storage; what is not named is not checked except that nothing else is green.
 */
class TracerTest {

    private static TestPark twoAndTwo() {
        return new TestPark().source("s1").source("s2").user("u1").user("u2").storage("k", "1,1,1,0,0,fifo,surplus");
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s1 60, u1 40, u2 40, in 20              | s1>u1 30, s1>u2 30, grid>u1 10, grid>u2 10",
                "s1 60, s2 20, u1 30, u2 50              | s1>u1 23, s2>u1 7, s1>u2 37, s2>u2 13",
                "s1 100, u1 30, u2 10, out 60            | s1>u1 30, s1>u2 10, s1>out 60",
                "s1 10, s2 10, u1 10, out 10             | s1>out 5, s2>out 5, s1>u1 5, s2>u1 5",
                "s1 50, u1 20, k+ 30                     | s1>u1 20, s1>k 30",
                "s1 50, u1 60, k+ 20, in 30              | s1>u1 50, grid>u1 10, grid>k 20",
                "u1 7, u2 5, in 12                       | grid>u1 7, grid>u2 5",
                "s1 1, u1 1, u2 1, in 1                  | s1>u1 1, grid>u2 1"
            })
    void pool(String readings, String expected) {
        check(twoAndTwo().read(), expected, readings);
    }

    @ParameterizedTest(name = "{0}: {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pool | s1 60, u1 40, u2 80, in 60 | s1>u1 40, s1>u2 20",
                "pool | s1 60, u2 80, in 20        | s1>u2 60, grid>u2 20",
                "pool | s1 60, u1 40               | s1>u1 40",
                "grid | s1 60, u1 40, u2 80, in 80, out 20 | s1>u1 40, s1>out 20, grid>u2 80"
            })
    void anOwnRoofServesItsOwnerFirst(String surplus, String readings, String expected) {
        Park park = new TestPark()
                .user("u1")
                .user("u2")
                .source("s1", "single-user", "u1", surplus)
                .read();
        check(park, expected, readings);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s1 100, u1 200, u2 200, in 300  | s1>u1 73, s1>u2 27",
                "s1 100, u1 10, u2 200, in 110   | s1>u1 10, s1>u2 90",
                "s1 100, u1 50, u2 10, u3 40     | s1>u1 50, s1>u2 10, s1>u3 40",
                "s1 100, u1 100, u2 100, u3 100, in 200 | s1>u1 65, s1>u2 22, s1>u3 13"
            })
    void contractSharesAreUsedOrLost(String readings, String expected) {
        // u1 holds 60 %, u2 10 %: what one leaves goes to the other, then everything to the pool.
        Park park = new TestPark()
                .source("s1")
                .user("u1")
                .user("u2")
                .user("u3")
                .contract("s1", "u1", "0.6")
                .contract("s1", "u2", "0.1")
                .read();
        check(park, expected, readings);
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "proportional    | s1>u1 10, s1>u2 20, s1>u3 30",
                "equal-spread    | s1>u1 20, s1>u2 20, s1>u3 20",
                "strict-priority | s1>u1 0, s1>u2 0, s1>u3 60"
            })
    void aPoolRuleForEachTaste(String rule, String expected) {
        Park park = new TestPark()
                .source("s1")
                .user("u1", "pool", 3)
                .user("u2", "pool", 2)
                .user("u3", "pool", 1)
                .poolRule(rule)
                .read();
        check(park, expected, "s1 60, u1 20, u2 40, u3 60, in 60");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fifo         | s1~u1 30, s2~u1 10",
                "lifo         | s1~u1 10, s2~u1 30",
                "proportional | s1~u1 20, s2~u1 20"
            })
    void lotsKeepTheirOrigin(String order, String expected) {
        Park park = new TestPark()
                .source("s1")
                .source("s2")
                .user("u1")
                .storage("k", "1,1,1,0,0," + order + ",surplus")
                .read();
        check(park, expected, "s1 30, k+ 30", "s2 30, k+ 30", "u1 40, k- 40");
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {"in 100, k+ 100 | grid~u1 72, grid>u1 8", "s1 50, in 50, k+ 100 | s1~u1 36, grid~u1 36, grid>u1 8"
            })
    void gridEnergyInAStorageStaysGridEnergy(String charge, String expected) {
        // 0.9 in, 0.8 out: 100 charged, 90 inside, 72 delivered.
        Park park = new TestPark()
                .source("s1")
                .user("u1")
                .storage("k", "1,0.9,0.8,0,0,fifo,surplus")
                .read();
        check(park, expected, charge, "u1 80, k- 72, in 8");
    }

    @ParameterizedTest(name = "{0}: {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "none                       | s1 100, u1 90 | s1>u1 90, imbalance 10",
                "fixed-factor               | s1 100, u1 98 | s1>u1 98, loss 2, imbalance 0",
                "'measured-difference,1,0.03' | s1 100, u1 98 | s1>u1 98, loss 2, imbalance 0",
                "'measured-difference,1,0.03' | s1 100, u1 90 | s1>u1 90, loss 3, imbalance 7",
                "'measured-difference,1,0.03' | s1 90, u1 100 | s1>u1 90, grid>u1 10, loss 0, imbalance -10"
            })
    void lossesComeBeforeAllocation(String rule, String readings, String expected) {
        Park park = new TestPark()
                .source("s1")
                .user("u1")
                .loss("s1", "0.02")
                .lossRule(rule)
                .read();
        check(park, expected, readings);
    }

    private static void check(Park park, String expected, String... intervals) {
        Roster roster = Roster.of(park);
        ParkReadings readings = ParkReadings.allMissing(
                new TimeGrid(Instant.parse("2028-01-01T00:00:00Z"), TimeGrid.QUARTER_HOUR, intervals.length), roster);
        for (int t = 0; t < intervals.length; t++) {
            fill(readings, roster, t, intervals[t]);
        }
        List<IntervalTrace> traces = new ArrayList<>();
        new Tracer(park).trace(readings, 1, traces::add);
        IntervalTrace last = traces.getLast();
        long green = 0;
        for (String part : expected.split(", *")) {
            String what = part.substring(0, part.lastIndexOf(' '));
            long wh = Long.parseLong(part.substring(part.lastIndexOf(' ') + 1));
            assertThat(amount(last, roster, what)).as(what).isEqualTo(wh);
            if (what.matches("s\\d[>~]u\\d")) {
                green += wh;
            }
        }
        long traced = 0;
        for (int u = 0; u < roster.users().size(); u++) {
            traced += last.green(u);
        }
        assertThat(traced).isEqualTo(green);
        assertThat(last.balance().closes()).isTrue();
    }

    private static long amount(IntervalTrace trace, Roster roster, String what) {
        if (what.equals("loss")) {
            return trace.balance().losses();
        }
        if (what.equals("imbalance")) {
            return trace.balance().imbalance();
        }
        boolean straight = what.contains(">");
        String[] ends = what.split("[>~]", -1);
        int origin = ends[0].equals("grid") ? roster.grid() : index(roster.sources(), ends[0]);
        if (ends[1].equals("out")) {
            return trace.exported(origin);
        }
        if (ends[1].equals("k")) {
            return trace.charged(origin, 0);
        }
        int user = index(roster.users(), ends[1]);
        if (!straight) {
            return trace.viaStorage(origin, user);
        }
        return origin == roster.grid() ? trace.gridUse(user) : trace.direct(origin, user);
    }

    private static void fill(ParkReadings readings, Roster roster, int t, String text) {
        for (long[][] rows : List.of(
                readings.generation(),
                readings.consumption(),
                readings.charge(),
                readings.discharge(),
                readings.gridImport(),
                readings.gridExport())) {
            for (long[] row : rows) {
                row[t] = 0;
            }
        }
        for (String part : text.split(", *")) {
            String[] words = part.trim().split(" ");
            long wh = Long.parseLong(words[1]);
            switch (words[0]) {
                case "in" -> readings.gridImport()[0][t] = wh;
                case "out" -> readings.gridExport()[0][t] = wh;
                case "k+" -> readings.charge()[0][t] = wh;
                case "k-" -> readings.discharge()[0][t] = wh;
                default -> {
                    boolean source = words[0].startsWith("s");
                    long[][] rows = source ? readings.generation() : readings.consumption();
                    rows[index(source ? roster.sources() : roster.users(), words[0])][t] = wh;
                }
            }
        }
    }

    private static int index(List<UsagePoint> points, String id) {
        return points.stream().map(p -> p.id().value()).toList().indexOf(id);
    }
}
