package greenpark.core.directsupply;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import greenpark.core.tracing.Tracer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gauges by hand. Two quarter-hours: the plant s1 generates 60 of 100 kWh it could, the roof s2 of user u1 gives 40; u1 uses 30, u2
 * 50; 20 kWh leave the park. Then a quarter-hour with nothing but 10 kWh from the grid for u2.
 */
class DirectSupplyTest {
    private static final long KWH = 1000;

    private static Park park(String noBackFeedFrom, String noBackFeedTo) {
        return new TestPark()
                .source("s1")
                .source("s2", "single-user", "u1", "pool")
                .user("u1")
                .user("u2")
                .threshold("R1", "0.60")
                .threshold("R2", "0.30")
                .threshold("R3", "0.20")
                .threshold("R4", "1")
                .threshold("R5", "1")
                .threshold("R5-alarm", "0.9")
                .threshold("R6", "0")
                .threshold("R7", "0")
                .threshold("continuous-spot-market", "1")
                .threshold("RC-07", "0.005")
                .noBackFeed(noBackFeedFrom, noBackFeedTo)
                .read();
    }

    private static List<Gauge> gauges(Park park) {
        Roster roster = Roster.of(park);
        TimeGrid grid = new TimeGrid(Instant.parse("2028-01-31T15:30:00Z"), TimeGrid.QUARTER_HOUR, 3);
        ParkReadings r = ParkReadings.allMissing(grid, roster);
        r.available()[0] = new long[] {50 * KWH, 50 * KWH, 0};
        r.generation()[0] = new long[] {30 * KWH, 30 * KWH, 0};
        r.available()[1] = new long[] {20 * KWH, 20 * KWH, 0};
        r.generation()[1] = new long[] {20 * KWH, 20 * KWH, 0};
        r.consumption()[0] = new long[] {15 * KWH, 15 * KWH, 0};
        r.consumption()[1] = new long[] {25 * KWH, 25 * KWH, 10 * KWH};
        r.gridExport()[0] = new long[] {10 * KWH, 10 * KWH, 0};
        r.gridImport()[0] = new long[] {0, 0, 10 * KWH};
        DirectSupply supply = new DirectSupply(park, roster, grid);
        new Tracer(park).trace(r, 1, supply);
        return supply.gauges();
    }

    @ParameterizedTest(name = "{0} {1} of {2} is {3}: {4}")
    @CsvSource({
        // The park: A = 140, G = 100, X = 20, S = 80, L = 90.
        "PARK,        R1, 2028, 0.571429, BREACHED",
        "PARK,        R2, 2028, 0.888889, MET",
        "PARK,        R3, 2028, 0.142857, MET",
        "PARK,        identity, 2028, 0.000000, MET",
        // The roof: A = G = 40, of which 30 stay with u1; what goes on to the pool has left the single-user project.
        "SINGLE_USER, R1, 2028, 0.750000, MET",
        "SINGLE_USER, R2, 2028, 1.000000, MET",
        "SINGLE_USER, R3, 2028, 0.250000, BREACHED",
        // The pool: 60 of s1 and the roof's surplus 10 generate 70, 20 leave; u2 uses 60.
        "POOL,        R1, 2028, 0.454545, BREACHED",
        "POOL,        R2, 2028, 0.833333, MET",
        "POOL,        R3, 2028, 0.181818, MET",
        // Months: January has two quarter-hours, February the third.
        "PARK,        R2, 2028-01, 1.000000, MET",
        "PARK,        R2, 2028-02, 0.000000, BREACHED"
    })
    void ratios(Scope scope, String id, String label, String value, Gauge.State state) {
        Gauge gauge = find(gauges(park("2029-01-01T00:00:00Z", "2029-01-01T01:00:00Z")), scope, id, label);
        assertThat(gauge.value()).isEqualByComparingTo(value);
        assertThat(gauge.state()).isEqualTo(state);
    }

    @Test
    void exportInAForbiddenHourIsABreach() {
        List<Gauge> allowed = gauges(park("2029-01-01T00:00:00Z", "2029-01-01T01:00:00Z"));
        List<Gauge> forbidden = gauges(park("2028-01-31T15:45:00Z", "2028-01-31T16:00:00Z"));
        assertThat(find(allowed, Scope.PARK, "R6", "2028").state()).isEqualTo(Gauge.State.MET);
        assertThat(find(forbidden, Scope.PARK, "R6", "2028").value()).isEqualByComparingTo("10");
        assertThat(find(forbidden, Scope.PARK, "R6", "2028").state()).isEqualTo(Gauge.State.BREACHED);
        // With a continuous spot market back-feed as such is allowed (R7).
        assertThat(find(forbidden, Scope.PARK, "R7", "2028").state()).isEqualTo(Gauge.State.MET);
    }

    @Test
    void theExchangeIsHeldAgainstTheConnection() {
        Gauge r5 = find(gauges(park("2029-01-01T00:00:00Z", "2029-01-01T01:00:00Z")), Scope.PARK, "R5", "2028");
        // 10 kWh in a quarter-hour are 40 kW of 1 GW.
        assertThat(r5.value()).isEqualByComparingTo("0.00004");
        assertThat(r5.numerator()).isEqualTo(10 * KWH);
    }

    private static Gauge find(List<Gauge> gauges, Scope scope, String id, String label) {
        return gauges.stream()
                .filter(g -> g.scope() == scope
                        && g.id().equals(id)
                        && g.period().label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
