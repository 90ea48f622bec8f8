package greenpark.core.park;

import greenpark.core.time.Interval;
import java.math.BigDecimal;

/**
 * A line or transformer between two buses.
 *
 * @param ratedMva thermal limit [MVA]
 */
public record Branch(String id, Kind kind, String from, String to, BigDecimal ratedMva, Interval validity) {

    /** What the branch is. */
    public enum Kind {
        LINE,
        TRANSFORMER
    }
}
