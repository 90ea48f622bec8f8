package greenpark.core.tracing;

import greenpark.core.time.TimeGrid;
import java.util.List;

/**
 * What the meters of a park say, slot by slot: one row of watt-hours per usage point in {@link Roster} order, all ≥ 0.
 *
 * <p>A slot without a reading holds {@link #MISSING}; it is never a zero. The arrays belong to this object once it is made and must not change.
 *
 * @param available per source, what it could have delivered (理论可用发电量) [Wh]; all missing where no meter tells
 * @param generation per source [Wh]
 * @param consumption per user [Wh]
 * @param charge per storage [Wh]
 * @param discharge per storage [Wh]
 * @param gridImport per grid point, from the public grid [Wh]
 * @param gridExport per grid point, to the public grid [Wh]
 */
public record ParkReadings(
        TimeGrid grid,
        long[][] available,
        long[][] generation,
        long[][] consumption,
        long[][] charge,
        long[][] discharge,
        long[][] gridImport,
        long[][] gridExport) {

    /** Stands where there is no reading; negative, so that it cannot be taken for energy. */
    public static final long MISSING = -1;

    /** A copy whose arrays belong to the caller until it hands them on. */
    public ParkReadings copy() {
        return new ParkReadings(
                grid,
                copy(available),
                copy(generation),
                copy(consumption),
                copy(charge),
                copy(discharge),
                copy(gridImport),
                copy(gridExport));
    }

    private static long[][] copy(long[][] rows) {
        long[][] copy = rows.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** All kinds of readings, in the order of the components. */
    public List<long[][]> kinds() {
        return List.of(available, generation, consumption, charge, discharge, gridImport, gridExport);
    }

    /** An empty set of readings, all missing, to be filled by its maker. */
    public static ParkReadings allMissing(TimeGrid grid, Roster roster) {
        return new ParkReadings(
                grid,
                rows(roster.sources().size(), grid.size()),
                rows(roster.sources().size(), grid.size()),
                rows(roster.users().size(), grid.size()),
                rows(roster.storages().size(), grid.size()),
                rows(roster.storages().size(), grid.size()),
                rows(roster.gridPoints().size(), grid.size()),
                rows(roster.gridPoints().size(), grid.size()));
    }

    private static long[][] rows(int n, int size) {
        long[][] rows = new long[n][size];
        for (long[] row : rows) {
            java.util.Arrays.fill(row, MISSING);
        }
        return rows;
    }
}
