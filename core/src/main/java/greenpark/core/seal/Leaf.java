package greenpark.core.seal;

import greenpark.core.ledger.Hash;
import greenpark.core.ledger.Sha256;
import greenpark.core.park.Name;
import greenpark.core.park.Park.ReadingsOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log. {@link LeafBytes} gives its bytes.
 *
 * <p>Where a leaf has {@code park}, it is the hash of the park leaf by which it was made; where it has {@code supersedes}, that is the index of the
 * leaf it replaces, or null. Nothing in the log is ever changed.
 *
 * @see "docs/formats/log.md, Leaves"
 */
public sealed interface Leaf {
    /** In the place of the park leaf's hash before it is known. */
    Hash NO_PARK = Sha256.ofThread().empty();

    /**
     * By which park, rules and program the leaves after it were made.
     *
     * @param step settlement interval [s]
     * @param points all usage points in order of id
     * @param plants the origins, in their order
     * @param tables digest of the park's tables
     * @param rules digest of the rules
     */
    record Park(
            String id,
            Name name,
            String zone,
            int step,
            ReadingsOrigin readings,
            List<Point> points,
            List<Plant> plants,
            Hash tables,
            Hash rules,
            String program)
            implements Leaf {
        public Park {
            points = List.copyOf(points);
            plants = List.copyOf(plants);
        }

        /** Slots of an hour; where a step is longer than an hour, one. */
        public int slotsPerHour() {
            return Math.max(1, 3600 / step);
        }

        /** Whether a usage point is a factory. */
        public boolean hasFactory(String point) {
            return points.stream().anyMatch(p -> p.id().equals(point) && p.kind() == Point.FACTORY);
        }
    }

    /** @param kind 1 plant, 2 factory, 3 storage, 4 grid point */
    record Point(String id, int kind) {
        public static final int PLANT = 1;
        public static final int FACTORY = 2;
        public static final int STORAGE = 3;
        public static final int GRID = 4;
    }

    /** @param capacity [W] */
    record Plant(String id, Name name, String technology, long capacity) {}

    /**
     * The beginning of a sealing.
     *
     * @param number from 0
     * @param knownAt readings received by then count
     * @param first of the days it seals for the first time
     * @param last of the days that are sealed after it
     */
    record Run(int number, Instant knownAt, LocalDate first, LocalDate last, Hash park) implements Leaf {}

    /**
     * A day of a usage point.
     *
     * @param slots how many
     * @param events commitment to the number and the root of its certificate events
     */
    record Day(
            String point,
            LocalDate date,
            int revision,
            int slots,
            Hash slotsRoot,
            Hash totalsRoot,
            Hash events,
            Hash park,
            @Nullable Long supersedes)
            implements Leaf {

        /** The same in its place in the log. */
        Day at(Hash byPark, @Nullable Long replaced) {
            return new Day(point, date, revision, slots, slotsRoot, totalsRoot, events, byPark, replaced);
        }
    }

    /**
     * An interval of the park, with what everybody may know [Wh].
     *
     * @param step [s]
     * @param parties root over the commitments of the usage points that have a day leaf of this day
     * @param generation of the plants that gave something, in order of their numbers as origins
     * @param imbalance signed
     * @param complete whether every usage point has a reading
     */
    record Interval(
            Instant start,
            int step,
            int revision,
            Hash parties,
            List<Output> generation,
            long gridImport,
            long export,
            long charged,
            long discharged,
            long lost,
            long imbalance,
            boolean complete,
            Hash park,
            @Nullable Long supersedes)
            implements Leaf {
        public Interval {
            generation = List.copyOf(generation);
        }

        /** Of a plant [Wh], by its number as an origin. */
        public record Output(int origin, long wattHours) {}

        /** The same in its place in the log. */
        Interval at(int number, Hash byPark, @Nullable Long replaced) {
            return new Interval(
                    start,
                    step,
                    number,
                    parties,
                    generation,
                    gridImport,
                    export,
                    charged,
                    discharged,
                    lost,
                    imbalance,
                    complete,
                    byPark,
                    replaced);
        }

        /** Whether another one says the same, whatever its place. */
        boolean says(Interval other) {
            return at(0, NO_PARK, null).equals(other.at(0, NO_PARK, null));
        }
    }

    /**
     * A month of a factory.
     *
     * @param commitment of its account
     * @param days number of its day leaves
     * @param daysRoot over their bytes
     */
    record Month(
            String point,
            YearMonth month,
            int revision,
            Hash commitment,
            int days,
            Hash daysRoot,
            Hash park,
            @Nullable Long supersedes)
            implements Leaf {}

    /** Events of certificates that belong to no day of a usage point. */
    record Rest(int run, int events, Hash eventsRoot, Hash park) implements Leaf {}

    /**
     * That the same entries stand in a sister log with other algorithms; the leaf stands in both.
     *
     * @param origin of the sister
     * @param size entries before this leaf, in both
     * @param root of this log then
     * @param sisterRoot of the sister then
     */
    record Sister(String origin, long size, Hash root, Hash sisterRoot) implements Leaf {}

    /**
     * A key takes over.
     *
     * @param role 1 the log's
     * @param key verifier key text
     */
    record Key(int role, String key, @Nullable Long supersedes) implements Leaf {
        public static final int LOG = 1;
    }
}
