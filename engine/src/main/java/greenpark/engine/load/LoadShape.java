package greenpark.engine.load;

import greenpark.core.park.UsagePointId;

/**
 * What drives a factory's load: one line of {@code load_shapes.csv}.
 *
 * @param pattern shifts
 * @param loadFactor the calibration year's energy over nominal power times hours, 0 … 1
 * @param base part of the load that never rests, 0 … 1
 * @param saturday part of a working day's shift load on Saturdays
 * @param sunday the same on Sundays
 * @param holiday the same on holidays
 * @param process what the lines do while they work
 * @param batchHours length of a batch [h]
 * @param batchShare part of the shift load that follows the batches, 0 … 1
 * @param noise standard deviation over mean, hour by hour
 * @param coolingPerK growth per kelvin of air temperature above 22 °C [1/K]
 */
public record LoadShape(
        UsagePointId usagePoint,
        DayPattern pattern,
        double loadFactor,
        double base,
        double saturday,
        double sunday,
        double holiday,
        BatchPattern process,
        double batchHours,
        double batchShare,
        double noise,
        double coolingPerK) {}
