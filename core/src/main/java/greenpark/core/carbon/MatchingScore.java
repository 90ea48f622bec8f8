package greenpark.core.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How well green energy and load meet in time (RC-37), beside the share that only compares sums [Wh].
 *
 * @param matched Σ_h min(green_h, load_h) of what the park's sources delivered
 * @param claimed physical energy and credited purchases of the whole period, whenever they were generated
 * @param load Σ_h load_h
 * @param gridCarbonFree carbon-free energy of the public grid in the rest; null where the grid's share is not known
 */
public record MatchingScore(
        long matched, long claimed, long load, @Nullable Long gridCarbonFree) {

    /** @param gridShare carbon-free share of the public grid, 0 … 1; null where it is not known */
    public static MatchingScore of(long matched, long claimed, long load, @Nullable BigDecimal gridShare) {
        return new MatchingScore(
                matched,
                claimed,
                load,
                gridShare == null
                        ? null
                        : Long.valueOf(BigDecimal.valueOf(load - matched)
                                .multiply(gridShare)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact()));
    }

    MatchingScore plus(MatchingScore other) {
        Long mine = gridCarbonFree;
        Long theirs = other.gridCarbonFree;
        return new MatchingScore(
                matched + other.matched,
                claimed + other.claimed,
                load + other.load,
                mine == null || theirs == null ? null : Long.valueOf(mine + theirs));
    }

    /** Σ_h min(green_h, load_h) / Σ_h load_h; null without load. */
    public @Nullable BigDecimal hourly() {
        return NonFossil.ratio(matched, load);
    }

    /** The same with the grid's carbon-free share in the rest (CFE); null where that share is not known. */
    public @Nullable BigDecimal hourlyWithGrid() {
        return gridCarbonFree == null ? null : NonFossil.ratio(matched + gridCarbonFree, load);
    }

    /** Claimed energy over load, without regard to the hour. */
    public @Nullable BigDecimal volumetric() {
        return NonFossil.ratio(claimed, load);
    }
}
