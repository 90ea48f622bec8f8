package greenpark.core.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An amount of energy in whole watt-hours [Wh]; negative where the text says so (an imbalance).
 *
 * <p>The range is ±9.2 EWh; every operation that would leave it throws {@link ArithmeticException}.
 *
 * @param wattHours [Wh]
 */
public record Energy(long wattHours) implements Comparable<Energy> {
    public static final Energy ZERO = new Energy(0);

    /** From the smallest unit, each a thousand times the one before. */
    private static final List<String> UNITS = List.of("Wh", "kWh", "MWh", "GWh", "TWh");

    public static Energy ofWattHours(long wattHours) {
        return wattHours == 0 ? ZERO : new Energy(wattHours);
    }

    /**
     * Reads a decimal text in a unit, exactly.
     *
     * @param amount a plain decimal, for instance {@code 12.5}
     * @param unit one of Wh, kWh, MWh, GWh, TWh
     * @throws IllegalArgumentException for an unknown unit, text that is no number, or a fraction of a watt-hour
     */
    public static Energy of(String amount, String unit) {
        int step = UNITS.indexOf(unit);
        if (step < 0) {
            throw new IllegalArgumentException("'" + unit + "' is not a unit of energy. Maybe one of " + UNITS);
        }
        try {
            return ofWattHours(
                    new BigDecimal(amount).scaleByPowerOfTen(3 * step).longValueExact());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + amount + "' is not a number", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + amount + " " + unit + "' is not a whole number of watt-hours", e);
        }
    }

    public static Energy ofMegawattHours(String amount) {
        return of(amount, "MWh");
    }

    public Energy plus(Energy other) {
        return ofWattHours(Math.addExact(wattHours, other.wattHours));
    }

    public Energy minus(Energy other) {
        return ofWattHours(Math.subtractExact(wattHours, other.wattHours));
    }

    public Energy negated() {
        return ofWattHours(Math.negateExact(wattHours));
    }

    /** The exact amount in kilowatt-hours [kWh]. */
    public BigDecimal kilowattHours() {
        return BigDecimal.valueOf(wattHours, 3);
    }

    /** For people: four significant digits in the unit that fits, for instance {@code 565.0 GWh}. Not for records. */
    public String readable() {
        BigDecimal abs = BigDecimal.valueOf(wattHours).abs();
        int step = 0;
        while (step < UNITS.size() - 1 && abs.compareTo(BigDecimal.valueOf(1000, -3 * step)) >= 0) {
            step++;
        }
        BigDecimal scaled = BigDecimal.valueOf(wattHours).scaleByPowerOfTen(-3 * step);
        int integerDigits = scaled.precision() - scaled.scale();
        int decimals = step == 0 ? 0 : Math.max(0, 4 - Math.max(1, integerDigits));
        return scaled.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " " + UNITS.get(step);
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(wattHours, other.wattHours);
    }

    @Override
    public String toString() {
        return wattHours + " Wh";
    }
}
