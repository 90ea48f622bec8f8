package greenpark.core.carbon;

import java.math.BigDecimal;

/** A single number of a rule, for as long as it holds. */
public record Parameter(Key key, BigDecimal value, String unit, Citation citation, Dated validity) {

    /** Which number. */
    public enum Key {
        /** Hours of a month in the capacity payment of direct supply, 1192号 (RC-08) [h]. */
        DIRECT_SUPPLY_MONTH_HOURS("h"),
        /** The part of free allocation that the EU keeps in a year (RC-42). */
        CBAM_FREE_ALLOCATION("");

        private final String unit;

        Key(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }
    }
}
