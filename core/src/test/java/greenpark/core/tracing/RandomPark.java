package greenpark.core.tracing;

import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A seeded park of random shape and rules, with readings that hardly ever balance; for laws that must hold all the same. */
public final class RandomPark {
    public final Park park;
    public final Roster roster;
    public final ParkReadings readings;

    public RandomPark(long seed, int slots) {
        this(seed, slots, Instant.parse("2025-02-28T16:00:00Z"));
    }

    /** @param start of the readings */
    public RandomPark(long seed, int slots, Instant start) {
        this(new Random(seed), slots, start, null);
    }

    /** A park of one's own with random readings. */
    public RandomPark(Park park, long seed, int slots) {
        this(new Random(seed), slots, Instant.parse("2025-02-28T16:00:00Z"), park);
    }

    private RandomPark(Random random, int slots, Instant start, @Nullable Park own) {
        park = own == null ? park(random) : own;
        roster = Roster.of(park);
        readings = readings(random, roster, slots, start);
    }

    private static Park park(Random random) {
        TestPark park = new TestPark();
        int users = 1 + random.nextInt(6);
        int sources = random.nextInt(5);
        for (int u = 0; u < users; u++) {
            park.user("u" + u, random.nextInt(6) == 0 ? "grid" : "pool", 1 + random.nextInt(3));
        }
        park.user("u9");
        for (int s = 0; s < sources; s++) {
            if (random.nextInt(3) == 0) {
                park.source("s" + s, "single-user", "u9", random.nextBoolean() ? "pool" : "grid");
            } else {
                park.source("s" + s);
                if (random.nextInt(2) == 0) {
                    park.contract("s" + s, "u9", "0.3");
                }
            }
            park.loss("s" + s, random.nextInt(3) == 0 ? "0.0125" : "0");
        }
        String[] orders = {"fifo", "lifo", "proportional"};
        for (int k = random.nextInt(3); k > 0; k--) {
            String terms = String.join(
                    ",",
                    "2",
                    random.nextBoolean() ? "0.95" : "1",
                    random.nextBoolean() ? "0.93" : "1",
                    random.nextBoolean() ? "0.001" : "0",
                    random.nextBoolean() ? "0.7" : "0",
                    orders[random.nextInt(3)],
                    random.nextBoolean() ? "surplus" : "share");
            park.storage("k" + k, terms);
        }
        String[] losses = {"none", "fixed-factor", "measured-difference,1,0.03"};
        String[] pools = {"proportional", "equal-spread", "strict-priority"};
        return park.choice("region", "CN-SX")
                .lossRule(losses[random.nextInt(3)])
                .poolRule(pools[random.nextInt(3)])
                .read();
    }

    private static ParkReadings readings(Random random, Roster roster, int slots, Instant start) {
        TimeGrid grid = new TimeGrid(start, Duration.ofMinutes(15), slots);
        ParkReadings readings = ParkReadings.allMissing(grid, roster);
        int[] sizes = {1, 3, 100, 1000};
        fill(random, readings.available(), sizes[random.nextInt(4)], 0);
        fill(random, readings.generation(), sizes[random.nextInt(4)], 50);
        fill(random, readings.consumption(), sizes[random.nextInt(4)], 50);
        fill(random, readings.charge(), sizes[random.nextInt(4)], 50);
        fill(random, readings.discharge(), sizes[random.nextInt(4)], 50);
        fill(random, readings.gridImport(), sizes[random.nextInt(4)], 50);
        fill(random, readings.gridExport(), sizes[random.nextInt(3)], 50);
        return readings;
    }

    /** @param gaps one reading in so many is missing; 0 for none */
    private static void fill(Random random, long[][] rows, int size, int gaps) {
        for (long[] row : rows) {
            for (int t = 0; t < row.length; t++) {
                boolean gap = gaps > 0 && random.nextInt(gaps) == 0;
                row[t] = gap ? ParkReadings.MISSING : random.nextInt(4) == 0 ? 0 : random.nextInt(size + 1);
            }
        }
    }
}
