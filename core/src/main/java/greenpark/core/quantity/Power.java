package greenpark.core.quantity;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A power in whole watts [W]. It becomes energy only over a duration.
 *
 * @param watts [W]
 */
public record Power(long watts) implements Comparable<Power> {

    /**
     * Reads kilowatts, exactly.
     *
     * @throws IllegalArgumentException for text that is no number or a fraction of a watt
     */
    public static Power ofKilowatts(String kilowatts) {
        try {
            return new Power(new BigDecimal(kilowatts).movePointRight(3).longValueExact());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + kilowatts + "' is not a number", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + kilowatts + " kW' is not a whole number of watts", e);
        }
    }

    /** The energy this power delivers in {@code duration}, rounded down to the watt-hour [Wh]. */
    public Energy over(Duration duration) {
        return Energy.ofWattHours(Math.multiplyExact(watts, duration.toSeconds()) / 3600);
    }

    public BigDecimal kilowatts() {
        return BigDecimal.valueOf(watts, 3);
    }

    @Override
    public int compareTo(Power other) {
        return Long.compare(watts, other.watts);
    }

    @Override
    public String toString() {
        return watts + " W";
    }
}
