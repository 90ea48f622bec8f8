package greenpark.core.directsupply;

import greenpark.core.directsupply.Gauge.Comparison;
import greenpark.core.park.Threshold;
import java.math.BigDecimal;
import java.time.Month;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a ratio is expected to stand at the end of a year that has only been measured in part. It is never a measured value and never a
 * verdict; those are {@link Gauge}s.
 *
 * @param id R1, R2 or R3
 * @param soFar the ratio of what has been measured; null where its denominator is zero
 * @param expected six decimals; null where nothing was measured that it could rest on
 * @param low if the rest of the year were like the least of the last measured months; null where fewer than two months are complete
 * @param high the same with the greatest
 * @param methods how each month that is not measured to its end was extended
 */
public record Forecast(
        Scope scope,
        int year,
        String id,
        @Nullable BigDecimal soFar,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        SortedMap<Month, Method> methods,
        @Nullable Threshold threshold,
        Comparison comparison,
        Outlook outlook) {

    /** Where a month's energy is taken from. */
    public enum Method {
        /** The same month of the latest earlier year that was measured to its end. */
        EARLIER_YEAR,
        /** The daily mean of the year so far, spread over the months by the park's declared profile. */
        MONTHLY_PROFILE,
        /** The daily mean of the year so far. */
        YEAR_TO_DATE
    }

    /** How the range lies to the threshold. */
    public enum Outlook {
        /** All of it on the good side. */
        ON_TRACK,
        /** On both sides. */
        AT_RISK,
        /** All of it on the bad side. */
        OFF_TRACK,
        /** No range or no threshold. */
        UNKNOWN
    }
}
