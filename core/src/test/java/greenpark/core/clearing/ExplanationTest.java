package greenpark.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.Evidence;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.RandomPark;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reasons behind an interval: a park solved by hand, and the law that numbers add up on random ones. */
class ExplanationTest {
    private static final int SEEDS = 150;
    private static final int SLOTS = 24;

    /**
     * Own roof s1 of u1: 40, lost 10 % = 4, all 36 to u1. Contract of u1 in s2: 0.5 of 60 = 30, needs 64 after the roof. Pool: 30 of s2, wanted
     * 34 + 16 = 50, fill 0.6: u1 20.4 → 20. Storage: 20 charged from s2 before, 18 inside, 10 withdrawn for 8; needs 14 and 6: u1 5.6 → 6.
     * Grid: 100 − 36 − 30 − 20 − 6 = 8.
     */
    @Test
    void aParkSolvedByHand() {
        Park park = new TestPark()
                .source("s1", "single-user", "u1", "grid")
                .source("s2")
                .user("u1")
                .user("u2")
                .contract("s2", "u1", "0.5")
                .loss("s1", "0.1")
                .lossRule("fixed-factor")
                .storage("k", "1,0.9,0.8,0,0,fifo,surplus")
                .read();
        ParkReadings readings = readings(park, 2);
        set(readings.generation(), 0, 0, 0);
        set(readings.generation(), 1, 0, 20);
        set(readings.charge(), 0, 0, 20);
        set(readings.generation(), 0, 1, 40);
        set(readings.generation(), 1, 1, 60);
        set(readings.consumption(), 0, 1, 100);
        set(readings.consumption(), 1, 1, 16);
        set(readings.discharge(), 0, 1, 8);
        set(readings.gridImport(), 0, 1, 12);
        Reason reason = Explanation.of(park, readings, Evidence.ALL_MEASURED, ReadingQuality.MEASURED, 0, 1);
        assertThat(numbers(reason))
                .containsExactly(
                        "Σ consumption 100",
                        "Σ losses 4",
                        ". losses.factor 4",
                        ". losses.undeclared 0",
                        ". losses.undeclared 0",
                        ". losses.undeclared 0",
                        "Σ own 36",
                        ". own.roof 36",
                        ". . supply.generation 40",
                        ". . supply.loss -4",
                        ". . own.surplus 0",
                        "Σ export 0",
                        "Σ contract 30",
                        ". contract.source 30",
                        ". . contract.entitled 30",
                        "Σ pool 20",
                        ". Σ pool.offered 30",
                        ". . pool.offer 30",
                        ". Σ pool.wanted 50",
                        ". . pool.need 34",
                        ". . pool.others 16",
                        ". . pool.charging 0",
                        ". pool.source 20",
                        "Σ storage 6",
                        ". Σ storage.offered 8",
                        ". . storage.discharge 8",
                        ". . . storage.withdrawn 10",
                        ". . . storage.conversion -2",
                        ". . . supply.loss 0",
                        ". Σ storage.wanted 20",
                        ". . pool.need 14",
                        ". . pool.others 6",
                        ". storage.origin 6",
                        ". . storage.lot 6",
                        "Σ grid 8",
                        ". grid.consumption 100",
                        ". grid.own -36",
                        ". grid.contract -30",
                        ". grid.pool -20",
                        ". grid.storage -6",
                        ". Σ grid.park 12",
                        ". . grid.import 12",
                        ". . grid.loss 0",
                        ". . grid.charge 0",
                        ". . grid.passing 0",
                        ". . grid.unseen 0",
                        ". . grid.unused 0",
                        "Σ sum 100",
                        ". sum.green 92",
                        ". . sum.own 36",
                        ". . sum.contract 30",
                        ". . sum.pool 20",
                        ". . sum.storage 6",
                        ". sum.stored-grid 0",
                        ". sum.stored-unknown 0",
                        ". sum.grid 8",
                        "Σ certificate 100",
                        ". certificate.production 36",
                        ". certificate.production 50",
                        ". certificate.stored 6",
                        ". certificate.rest 8");
    }

    @Test
    void childrenSumToTheirReason() {
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomPark random = new RandomPark(seed, SLOTS);
            int slot = SLOTS - 1 - (int) (seed % 7);
            for (int u = 0; u < random.roster.users().size(); u++) {
                Reason reason = Explanation.of(
                        random.park, random.readings, Evidence.ALL_MEASURED, ReadingQuality.MEASURED, u, slot);
                String where = "seed " + seed + ", slot " + slot + ", user " + u;
                compared += addsUp(reason, where);
                long routes = 0;
                for (String key : List.of("own", "contract", "pool", "storage", "grid")) {
                    routes += number(reason, key);
                }
                assertThat(routes).as(where).isEqualTo(number(reason, "consumption"));
                assertThat(number(reason, "sum")).as(where).isEqualTo(routes);
            }
        }
        assertThat(compared).isGreaterThan(SEEDS * 10);
    }

    private static int addsUp(Reason reason, String where) {
        int compared = 0;
        List<Reason> terms = reason.children().stream().filter(Reason::isTerm).toList();
        if (reason.number().isPresent() && !terms.isEmpty()) {
            long sum = terms.stream().mapToLong(t -> t.number().orElseThrow()).sum();
            assertThat(sum)
                    .as(where + ": " + reason.key())
                    .isEqualTo(reason.number().getAsLong());
            compared++;
        }
        for (Reason child : reason.children()) {
            compared += addsUp(child, where);
        }
        return compared;
    }

    private static long number(Reason root, String key) {
        return root.children().stream()
                .filter(r -> r.key().equals(key))
                .findFirst()
                .orElseThrow()
                .number()
                .orElseThrow();
    }

    /** The reasons with numbers, a line each: a dot per level of depth, Σ for a total. */
    private static List<String> numbers(Reason root) {
        List<String> lines = new ArrayList<>();
        root.children().forEach(section -> numbers(section, "", lines));
        return lines;
    }

    private static void numbers(Reason reason, String depth, List<String> lines) {
        if (reason.number().isPresent()) {
            lines.add(depth + (reason.isTerm() ? "" : "Σ ") + reason.key() + " "
                    + reason.number().getAsLong());
        }
        reason.children().forEach(child -> numbers(child, depth + ". ", lines));
    }

    private static ParkReadings readings(Park park, int slots) {
        ParkReadings readings = ParkReadings.allMissing(
                new TimeGrid(Instant.parse("2028-01-01T00:00:00Z"), TimeGrid.QUARTER_HOUR, slots), Roster.of(park));
        for (long[][] rows : List.of(
                readings.generation(),
                readings.consumption(),
                readings.charge(),
                readings.discharge(),
                readings.gridImport(),
                readings.gridExport())) {
            for (long[] row : rows) {
                Arrays.fill(row, 0);
            }
        }
        return readings;
    }

    private static void set(long[][] rows, int row, int slot, long wattHours) {
        rows[row][slot] = wattHours;
    }
}
