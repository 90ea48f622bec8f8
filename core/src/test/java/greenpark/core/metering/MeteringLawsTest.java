package greenpark.core.metering;

import static greenpark.core.metering.MeteringPark.load;
import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for any readings; the seed of a failure is in its message. */
class MeteringLawsTest {
    private static final int DAYS = 6;
    private static final String FROM = "2028-03-01";
    private static final String TO = "2028-03-07";

    /** Registers of a meter that rolls over often, swapped in the middle, with an odd multiplier. */
    @Test
    void registers_telescope_over_any_partition() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            BigDecimal multiplier = new BigDecimal(random.nextBoolean() ? "0.37" : "1.3333");
            int swap = 96 * 3;
            MeteringPark park = new MeteringPark()
                    .meters(
                            "m,f,import," + multiplier + ",4,2,2020-01-01,2028-03-04",
                            "m2,f,import," + multiplier + ",4,2,2028-03-04,");
            List<String> rows = new ArrayList<>();
            // Cumulative hundredths of a unit at each boundary, unwrapped, per meter.
            long[] old = new long[96 * DAYS + 1];
            long[] fresh = new long[96 * DAYS + 1];
            old[0] = random.nextInt(1_000_000);
            for (int slot = 0; slot < 96 * DAYS; slot++) {
                int use = random.nextInt(15_000);
                old[slot + 1] = old[slot] + (slot < swap ? use : 0);
                fresh[slot + 1] = fresh[slot] + (slot < swap ? 0 : use);
            }
            boolean gaps = seed % 2 == 0;
            for (int slot = 0; slot <= 96 * DAYS; slot++) {
                boolean kept = !gaps || slot % 96 == 0 || random.nextInt(5) > 0;
                if (kept && slot <= swap) {
                    rows.add(register("m", slot, old[slot]));
                }
                if (kept && slot >= swap) {
                    rows.add(register("m2", slot, fresh[slot]));
                }
            }
            PointSeries f = load(park.rows(rows).validate(FROM, TO));
            assertThat(f.count(ReadingQuality.MISSING)).as("seed %s", seed).isZero();
            for (int day = 0; day < DAYS; day++) {
                long sum = 0;
                for (int slot = 96 * day; slot < 96 * day + 96; slot++) {
                    sum += f.wattHours()[slot];
                }
                long[] of = day < 3 ? old : fresh;
                assertThat(sum)
                        .as("seed %s day %s", seed, day)
                        .isEqualTo(wattHours(of[96 * day + 96], multiplier) - wattHours(of[96 * day], multiplier));
            }
            if (!gaps) {
                for (int slot = 0; slot < 96 * DAYS; slot++) {
                    long[] of = slot < swap ? old : fresh;
                    assertThat(f.wattHours()[slot])
                            .as("seed %s slot %s", seed, slot)
                            .isEqualTo(wattHours(of[slot + 1], multiplier) - wattHours(of[slot], multiplier));
                }
            }
        }
    }

    private static String register(String meter, int slot, long hundredths) {
        return meter + "," + ValidationTest.at(slot) + "," + BigDecimal.valueOf(hundredths % 1_000_000, 2)
                + ",register,";
    }

    private static long wattHours(long hundredths, BigDecimal multiplier) {
        return BigDecimal.valueOf(hundredths, 2)
                .multiply(multiplier)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    @Test
    void shuffling_files_and_rows_changes_nothing() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<String> rows = randomRows(random);
            ValidatedReadings straight = new MeteringPark().rows(rows).validate(FROM, TO);
            Collections.shuffle(rows, random);
            MeteringPark shuffled = new MeteringPark();
            int files = 1 + random.nextInt(5);
            for (int i = 0; i < files; i++) {
                int file = i;
                List<String> some = new ArrayList<>();
                for (int k = 0; k < rows.size(); k++) {
                    if (k % files == file) {
                        some.add(rows.get(k));
                    }
                }
                shuffled.file("part" + i + ".csv", MeteringPark.LONG + String.join("\n", some));
            }
            same(shuffled.validate(FROM, TO), straight, "seed " + seed);
        }
    }

    @Test
    void as_known_at_equals_reading_only_what_was_there() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<String> rows = randomRows(random);
            Instant known = ValidationTest.at(96 * 4 + random.nextInt(96 * 6));
            List<String> then = rows.stream()
                    .filter(row -> !Instant.parse(row.substring(row.lastIndexOf(',') + 1))
                            .isAfter(known))
                    .toList();
            same(
                    new MeteringPark().rows(rows).validate(FROM, TO, known, Night.NEVER),
                    new MeteringPark().rows(then).validate(FROM, TO),
                    "seed " + seed);
        }
    }

    @Test
    void a_day_alone_equals_the_day_out_of_all() {
        for (long seed = 0; seed < 20; seed++) {
            MeteringPark park = new MeteringPark().rows(randomRows(new Random(seed)));
            Park read = park.park();
            MeterReadings readings = park.readings();
            PointSeries all = load(park.validate(FROM, TO));
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = LocalDate.parse(FROM).plusDays(day);
                TimeGrid grid = TimeGrid.day(date, read.zone(), read.step());
                PointSeries one = load(Validation.validate(read, readings, grid, null, Night.NEVER));
                for (int slot = 0; slot < 96; slot++) {
                    String where = "seed " + seed + " day " + day + " slot " + slot;
                    assertThat(one.wattHours()[slot]).as(where).isEqualTo(all.wattHours()[96 * day + slot]);
                    assertThat(one.qualities()[slot]).as(where).isEqualTo(all.qualities()[96 * day + slot]);
                }
            }
        }
    }

    /** Registers of m with gaps, wild values, late values and revisions, each received at its own time; energies of pv. */
    private static List<String> randomRows(Random random) {
        List<String> rows = new ArrayList<>();
        SortedMap<Integer, Integer> registers = new TreeMap<>();
        int register = 90_000;
        for (int slot = 0; slot <= 96 * DAYS; slot++) {
            registers.put(slot, register % 100_000);
            register += random.nextInt(250);
        }
        boolean out = false;
        for (var entry : registers.entrySet()) {
            out = random.nextInt(60) == 0 ? !out : out;
            int slot = entry.getKey();
            if (out && random.nextInt(3) > 0) {
                continue;
            }
            int value = random.nextInt(100) == 0 ? random.nextInt(100_000) : entry.getValue();
            long moved = random.nextInt(10) == 0 ? random.nextInt(300) - 150 : 0;
            Instant time = ValidationTest.at(slot).plusSeconds(moved);
            Instant received = time.plusSeconds(60 + (random.nextInt(8) == 0 ? random.nextInt(400_000) : 0));
            rows.add("m," + time + "," + value + ",register," + received);
            if (random.nextInt(20) == 0) {
                int revised = random.nextBoolean() ? value : entry.getValue();
                rows.add(
                        "m," + time + "," + revised + ",register," + received.plusSeconds(1 + random.nextInt(100_000)));
            }
            if (random.nextInt(20) > 0) {
                rows.add("pv-export," + ValidationTest.at(slot) + "," + random.nextInt(310) + ".5,kWh," + received);
            }
        }
        return rows;
    }

    private static void same(ValidatedReadings actual, ValidatedReadings expected, String as) {
        assertThat(actual.meters()).as(as).isEqualTo(expected.meters());
        assertThat(actual.alarms()).as(as).isEqualTo(expected.alarms());
        for (int i = 0; i < expected.series().size(); i++) {
            assertThat(actual.series().get(i).wattHours())
                    .as(as)
                    .isEqualTo(expected.series().get(i).wattHours());
            assertThat(actual.series().get(i).qualities())
                    .as(as)
                    .isEqualTo(expected.series().get(i).qualities());
        }
    }
}
