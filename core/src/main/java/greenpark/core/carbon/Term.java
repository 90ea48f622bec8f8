package greenpark.core.carbon;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One part of a method's volumes.
 *
 * @param wattHours [Wh], ≥ 0
 * @param factor what it is multiplied with; null where the method counts the part as zero
 */
public record Term(Part part, long wattHours, @Nullable ChosenFactor factor) {

    /** The parts in which methods see a party's electricity. */
    public enum Part {
        OWN,
        WIND,
        SOLAR,
        TRADE,
        GEC,
        APPORTIONED,
        GRID,
        RESIDUAL
    }

    /** Exact [g]: 1 Wh at 1 kg/kWh is 1 g. */
    BigDecimal grams() {
        return factor == null
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(wattHours).multiply(factor.factor().value());
    }

    boolean sameAs(Term other) {
        return part == other.part && java.util.Objects.equals(factor, other.factor);
    }
}
