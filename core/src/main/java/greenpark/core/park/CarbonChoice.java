package greenpark.core.park;

import greenpark.core.time.Interval;

/**
 * A choice of the park's carbon accounts, as dated data.
 *
 * @param key which choice
 * @param value a region, a year or a decimal number, as the key asks
 * @param placeholder whether the value is a stand-in that no document gives; the user is told
 */
public record CarbonChoice(
        Key key, String value, String source, String confidence, boolean placeholder, Interval validity) {

    /** What a park can choose. What is not chosen is unknown, and the accounts say so. */
    public enum Key {
        /** Region of the factors, for instance CN-SX. */
        REGION,
        /** Year of data of the factors; without it each year takes its own or the latest published. */
        FACTOR_YEAR,
        /** Share of non-fossil energy in what the province hands down (k, 622号 附件2). */
        APPORTIONMENT_K,
        /** Carbon-free share of the public grid's energy, for the hourly score. */
        GRID_CFE_SHARE
    }
}
