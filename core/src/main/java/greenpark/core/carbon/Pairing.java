package greenpark.core.carbon;

import org.jspecify.annotations.Nullable;

/**
 * Which factor a method multiplies with one part of the electricity.
 *
 * @param method id of the method
 * @param part of the electricity: grid, residual, wind, solar; or heat
 * @param level whose factor: the country's or the province's
 * @param year the year of data where the method fixes it; otherwise null
 */
public record Pairing(
        String method,
        Part part,
        EmissionFactor.Kind factor,
        Level level,
        @Nullable Integer year,
        Citation citation) {

    /** A part of what is used. */
    public enum Part {
        GRID,
        RESIDUAL,
        WIND,
        SOLAR,
        HEAT
    }

    /** Whose factor. */
    public enum Level {
        NATIONAL,
        PROVINCE
    }
}
