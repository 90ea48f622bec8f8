package greenpark.core.seal;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.clearing.DailyClearing;
import greenpark.core.ledger.Hash;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.RandomPark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands in the log after a run, after days were added, and after a correction. */
class SealingTest {
    private static final long SEED = 5;

    @Test
    void everyLeafReadsAsItWasWritten() {
        MemoryLog log = SealedMonths.seal(SealedMonths.park(SEED), SEED);
        for (byte[] leaf : log.leaves) {
            assertThat(LeafBytes.of(LeafBytes.read(leaf))).isEqualTo(leaf);
        }
        assertThat(LeafBytes.read(log.leaves.get(0))).isInstanceOf(Leaf.Park.class);
        assertThat(LeafBytes.read(log.leaves.get(1))).isInstanceOf(Leaf.Run.class);
        assertThat(leaves(log, Leaf.Interval.class)).hasSize(31 * 96);
    }

    @Test
    void theSameRunGivesTheSameLeavesWhateverThePlaceItStops() {
        RandomPark park = SealedMonths.park(SEED);
        MemoryLog once = SealedMonths.seal(park, SEED);
        MemoryLog again = SealedMonths.seal(park, SEED);
        assertThat(again.leaves).hasSameSizeAs(once.leaves);
        for (int i = 0; i < once.leaves.size(); i++) {
            assertThat(again.leaves.get(i)).isEqualTo(once.leaves.get(i));
        }
        // Three runs of some days each seal the same days; only the run leaves, and what follows from their number,
        // differ.
        MemoryLog parts = new MemoryLog(SEED);
        Sealing sealing = new Sealing(parts, parts);
        for (int last : new int[] {3, 17, 31}) {
            sealing.run(SealedMonths.run(park, park.readings, LocalDate.of(2025, 3, last)));
        }
        assertThat(leaves(parts, Leaf.Day.class)).isEqualTo(leaves(once, Leaf.Day.class));
        assertThat(leaves(parts, Leaf.Interval.class)).isEqualTo(leaves(once, Leaf.Interval.class));
        assertThat(leaves(parts, Leaf.Month.class)).isEqualTo(leaves(once, Leaf.Month.class));
        assertThat(leaves(parts, Leaf.Run.class)).hasSize(3);
    }

    /** The auditor's check: with all keys, every interval's parts are those of the days. */
    @Test
    void bothViewsHoldTheSameCommitments() {
        RandomPark park = SealedMonths.park(SEED);
        MemoryLog log = SealedMonths.seal(park, SEED);
        Leaf.Park leaf = (Leaf.Park) LeafBytes.read(log.leaves.get(0));
        SortedMap<String, Leaf.Day> days = new TreeMap<>();
        leaves(log, Leaf.Day.class).forEach(d -> days.put(d.point() + " " + d.date(), d));
        DailyClearing clearing =
                new DailyClearing(park.park, SealedMonths.validated(park, park.readings, park.readings.grid()), 1);
        while (clearing.hasNext()) {
            clearing.clearNext(List.of(), event -> {});
        }
        DayReader reader =
                new DayReader(clearing, leaf, SealedMonths.validated(park, park.readings, park.readings.grid()));
        LocalDate date = LocalDate.of(2025, 3, 9);
        List<DayTree> trees = new ArrayList<>();
        for (var point : ParkLeaf.points(park.park)) {
            DayTree tree = DayTree.of(
                    log.day(point.id().value(), date).revision(0), reader.read(point, clearing.retrace(date)), 4);
            Leaf.Day day = Objects.requireNonNull(days.get(point.id().value() + " " + date));
            assertThat(day.slotsRoot()).isEqualTo(tree.slotsRoot());
            assertThat(day.totalsRoot()).isEqualTo(tree.totalsRoot());
            trees.add(tree);
        }
        assertThat(trees).hasSameSizeAs(leaf.points());
        List<Leaf.Interval> intervals = leaves(log, Leaf.Interval.class).subList(8 * 96, 9 * 96);
        for (int t = 0; t < 96; t++) {
            int slot = t;
            List<Hash> parties =
                    trees.stream().map(tree -> tree.slots().get(slot)).toList();
            assertThat(intervals.get(t).parties()).isEqualTo(DayTree.root(parties));
            assertThat(totals(intervals.get(t)))
                    .as("balance of %s", intervals.get(t))
                    .isNotNegative();
        }
    }

    /** What was used, by the public totals alone. */
    private static long totals(Leaf.Interval i) {
        long generation = i.generation().stream()
                .mapToLong(Leaf.Interval.Output::wattHours)
                .sum();
        return generation + i.gridImport() + i.discharged() - i.charged() - i.export() - i.lost() - i.imbalance();
    }

    @Test
    void aCorrectionAddsSuccessorsAndChangesNothing() {
        RandomPark park = SealedMonths.park(SEED);
        MemoryLog log = new MemoryLog(SEED);
        Sealing sealing = new Sealing(log, log);
        sealing.run(SealedMonths.run(park, park.readings, SealedMonths.LAST));
        List<byte[]> first = List.copyOf(log.leaves);

        ParkReadings readings = park.readings.copy();
        readings.consumption()[0][10 * 96 + 40] = 7;
        LocalDate day = LocalDate.of(2025, 3, 11);
        sealing.run(SealedMonths.run(park, readings, SealedMonths.LAST));

        assertThat(log.leaves.subList(0, first.size())).isEqualTo(first);
        List<Leaf> added = log.leaves.subList(first.size(), log.leaves.size()).stream()
                .map(LeafBytes::read)
                .toList();
        assertThat(added.getFirst()).isInstanceOf(Leaf.Run.class);
        assertThat(added).filteredOn(Leaf.Day.class::isInstance).isNotEmpty().allSatisfy(leaf -> {
            Leaf.Day successor = (Leaf.Day) leaf;
            assertThat(successor.revision()).isEqualTo(1);
            assertThat(successor.date()).isAfterOrEqualTo(day);
            Leaf.Day old = (Leaf.Day) LeafBytes.read(
                    first.get(Objects.requireNonNull(successor.supersedes()).intValue()));
            assertThat(old.point()).isEqualTo(successor.point());
            assertThat(old.date()).isEqualTo(successor.date());
            assertThat(old).isNotEqualTo(successor);
        });
        assertThat(added)
                .filteredOn(Leaf.Day.class::isInstance)
                .extracting(leaf -> ((Leaf.Day) leaf).point())
                .contains("u0");
        assertThat(added)
                .filteredOn(Leaf.Month.class::isInstance)
                .extracting(leaf -> ((Leaf.Month) leaf).point())
                .contains("u0");

        // What a fresh run on the final readings would commit to is what stands in the log now.
        MemoryLog fresh = new MemoryLog(SEED);
        new Sealing(fresh, fresh).run(SealedMonths.run(park, readings, SealedMonths.LAST));
        assertThat(contents(log)).isEqualTo(contents(fresh));
        added.forEach(leaf -> {
            if (leaf instanceof Leaf.Day successor && successor.point().equals("u0")) {
                onlyItsOwnKeyOpens(log, successor);
            }
        });
    }

    /** Another program seals what it finds the same as it stands, though it cannot know how the first one came to it. */
    @Test
    void anotherProgramTakesWhatStandsAndSupersedesOnlyWhatItFindsOtherwise() {
        RandomPark park = SealedMonths.park(SEED);
        MemoryLog log = new MemoryLog(SEED);
        Sealing first = new Sealing(log, log);
        first.run(SealedMonths.run(park, park.readings, LocalDate.of(2025, 3, 20)));
        List<byte[]> before = List.copyOf(log.leaves);

        Sealing next = new Sealing(log, log);
        next.adopt();
        assertThat(next.size()).isEqualTo(before.size());
        next.run(SealedMonths.run("next", park, park.readings, SealedMonths.LAST));
        assertThat(log.leaves.subList(0, before.size())).isEqualTo(before);
        List<Leaf> added = log.leaves.subList(before.size(), log.leaves.size()).stream()
                .map(LeafBytes::read)
                .toList();
        assertThat(added.get(0))
                .isInstanceOfSatisfying(
                        Leaf.Park.class, leaf -> assertThat(leaf.program()).isEqualTo("next"));
        assertThat(added)
                .filteredOn(Leaf.Day.class::isInstance)
                .hasSize(11 * park.park.usagePoints().size())
                .allSatisfy(leaf -> assertThat(((Leaf.Day) leaf).revision()).isZero());
        assertThat(added).filteredOn(Leaf.Interval.class::isInstance).hasSize(11 * 96);
        assertThat(log.days)
                .as("can all be opened")
                .hasSize(31 * park.roster.users().size());

        Sealing again = new Sealing(log, log);
        again.adopt();
        again.adopt();
        ParkReadings readings = park.readings.copy();
        readings.consumption()[0][30 * 96 + 40] = 7;
        int size = log.leaves.size();
        again.run(SealedMonths.run("third", park, readings, SealedMonths.LAST));
        assertThat(log.leaves.subList(size, log.leaves.size()).stream().map(LeafBytes::read))
                .filteredOn(Leaf.Day.class::isInstance)
                .isNotEmpty()
                .allSatisfy(leaf -> {
                    assertThat(((Leaf.Day) leaf).date()).isEqualTo(SealedMonths.LAST);
                    assertThat(((Leaf.Day) leaf).revision()).isEqualTo(1);
                });
    }

    /** What the last revision of each factory's day commits to; the commitments have salts of their own revision. */
    private static SortedMap<String, List<String>> contents(MemoryLog log) {
        SortedMap<String, List<String>> contents = new TreeMap<>();
        log.days.forEach((place, day) -> {
            List<String> records = new ArrayList<>();
            for (int slot = 0; slot < day.values().slots(); slot++) {
                records.add(HexFormat.of().formatHex(day.values().slotRecord(slot)));
            }
            contents.put(place, records);
        });
        return contents;
    }

    /** Who was shown an earlier revision holds its key, and reads nothing of the next with it. */
    private static void onlyItsOwnKeyOpens(MemoryLog log, Leaf.Day successor) {
        OpeningKey key = log.day(successor.point(), successor.date());
        FactoryDay values = Objects.requireNonNull(log.days.get(successor.point() + " " + successor.date()))
                .values();
        assertThat(DayTree.of(key.revision(1), values, 4).slotsRoot()).isEqualTo(successor.slotsRoot());
        DayTree earlier = DayTree.of(key.revision(0), values, 4);
        assertThat(earlier.slotsRoot()).isNotEqualTo(successor.slotsRoot());
        assertThat(earlier.slots())
                .doesNotContainAnyElementsOf(
                        DayTree.of(key.revision(1), values, 4).slots());
    }

    private static <T extends Leaf> List<T> leaves(MemoryLog log, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (byte[] bytes : log.leaves) {
            Leaf leaf = LeafBytes.read(bytes);
            if (type.isInstance(leaf)) {
                T read = type.cast(leaf);
                // The park leaf's hash and indices depend on what stands before.
                found.add(read);
            }
        }
        return found;
    }
}
