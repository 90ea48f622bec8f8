package greenpark.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole in millionths, rounded half up: exact enough for four digits of a percentage, and an integer. */
final class Share {
    private Share() {}

    /** @param whole not 0 */
    static long millionths(long part, long whole) {
        return BigDecimal.valueOf(part, -6)
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
