package greenpark.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.certificate.Evidence;
import greenpark.core.certificate.Quality;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.RandomPark;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** I7: whatever is corrected, in whatever order, the books end as if the final readings had been there from the start. */
class CorrectionTest {
    /** Forty quarter-hours around a midnight of the park: two days, inside a month, because what was converted at its end stays. */
    private static final int SLOTS = 40;

    private static final Instant START = Instant.parse("2025-02-25T11:00:00Z");

    @Test
    void tenThousandSequencesOfCorrectionsEndAsAFreshRun() {
        assertThat(LongStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(CorrectionTest::sequence)
                        .filter(complaint -> !complaint.isEmpty())
                        .limit(3)
                        .toList())
                .isEmpty();
    }

    /** One sequence; what is wrong with it, or nothing. */
    private static String sequence(long seed) {
        try {
            Random random = new Random(~seed);
            RandomPark park = new RandomPark(seed, SLOTS, START);
            BitSet estimated = new BitSet();
            BookDump corrected = new BookDump();
            DailyClearing clearing = new DailyClearing(park.park, park.readings.copy(), evidence(estimated), 1);
            while (clearing.hasNext()) {
                clearing.clearNext(List.of(), corrected);
            }
            ParkReadings readings = park.readings;
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                readings = readings.copy();
                estimated = (BitSet) estimated.clone();
                BitSet changes = change(random, readings, estimated);
                clearing.correct(readings, evidence(estimated), changes, "correction", START, corrected);
                if (!clearing.book().balance().closes()) {
                    return "seed " + seed + ": " + clearing.book().balance().complaints();
                }
            }
            BookDump fresh = new BookDump();
            DailyClearing again = new DailyClearing(park.park, readings, evidence(estimated), 1);
            while (again.hasNext()) {
                again.clearNext(List.of(), fresh);
            }
            String expected = fresh.of(again.book());
            String actual = corrected.of(clearing.book());
            return actual.equals(expected) ? "" : "seed " + seed + ":\n" + firstDifference(actual, expected);
        } catch (RuntimeException e) {
            throw new IllegalStateException("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static BitSet change(Random random, ParkReadings readings, BitSet estimated) {
        BitSet changes = new BitSet();
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
            int slot = random.nextInt(SLOTS);
            changes.set(slot);
            if (random.nextInt(5) == 0) {
                estimated.flip(slot);
                continue;
            }
            List<long[][]> kinds = List.of(
                    readings.generation(),
                    readings.consumption(),
                    readings.charge(),
                    readings.discharge(),
                    readings.gridImport(),
                    readings.gridExport());
            long[][] rows = kinds.get(random.nextInt(kinds.size()));
            if (rows.length > 0) {
                rows[random.nextInt(rows.length)][slot] = switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> ParkReadings.MISSING;
                    default -> random.nextInt(1000);
                };
            }
        }
        return changes;
    }

    /** In a slot that is estimated, the reading of every other usage point is. */
    private static Evidence evidence(BitSet estimated) {
        return (usagePoint, flow, slot) ->
                estimated.get(slot) && usagePoint.value().hashCode() % 2 == 0 ? Quality.ESTIMATED : Quality.MEASURED;
    }

    private static String firstDifference(String actual, String expected) {
        List<String> a = actual.lines().toList();
        List<String> b = expected.lines().toList();
        int at = IntStream.range(0, Math.min(a.size(), b.size()))
                .filter(i -> !a.get(i).equals(b.get(i)))
                .findFirst()
                .orElse(Math.min(a.size(), b.size()));
        return "is  " + (at < a.size() ? a.get(at) : "(end)") + "\nnot " + (at < b.size() ? b.get(at) : "(end)");
    }
}
