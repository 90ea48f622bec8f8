package greenpark.core.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A mass of CO₂ or CO₂e in whole grams [g].
 *
 * <p>1 Wh at 1 kg/kWh is 1 g, so energy times a published factor is an exact decimal of grams; it is rounded once, half up.
 * The range is ±9.2 Tt; leaving it throws {@link ArithmeticException}.
 *
 * @param grams [g]
 */
public record Emissions(long grams) implements Comparable<Emissions> {
    public static final Emissions ZERO = new Emissions(0);

    /** Rounds an exact amount [g], half up (976 Art. 12). */
    public static Emissions ofGrams(BigDecimal grams) {
        return new Emissions(grams.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Rounds an exact amount [t], half up to the gram. */
    public static Emissions ofTonnes(BigDecimal tonnes) {
        return ofGrams(tonnes.movePointRight(6));
    }

    public Emissions plus(Emissions other) {
        return new Emissions(Math.addExact(grams, other.grams));
    }

    public Emissions minus(Emissions other) {
        return new Emissions(Math.subtractExact(grams, other.grams));
    }

    /** Exact, in tonnes [t]. */
    public BigDecimal tonnes() {
        return BigDecimal.valueOf(grams, 6);
    }

    /** Per energy [kg/kWh], six decimals. */
    public BigDecimal perKilowattHour(long wattHours) {
        return BigDecimal.valueOf(grams).divide(BigDecimal.valueOf(wattHours), 6, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Emissions other) {
        return Long.compare(grams, other.grams);
    }
}
