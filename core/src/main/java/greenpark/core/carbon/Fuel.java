package greenpark.core.carbon;

import greenpark.core.park.Name;
import greenpark.core.quantity.Emissions;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A fuel's combustion, GB/T 32151 (RC-29): {@code E = AD · NCV · CC · OF · 44/12}.
 *
 * @param unit what the amount is counted in
 * @param ncvGjPerUnit net calorific value [GJ/unit]
 * @param ccTcPerGj carbon content [tC/GJ]
 * @param oxidation oxidised part of the carbon, 0 … 1
 */
public record Fuel(
        String id,
        Name name,
        FuelUnit unit,
        BigDecimal ncvGjPerUnit,
        BigDecimal ccTcPerGj,
        BigDecimal oxidation,
        Citation citation,
        Dated validity) {
    /** Molar masses of carbon dioxide and carbon. */
    private static final BigDecimal CO2_MASS = BigDecimal.valueOf(44);

    private static final BigDecimal C_MASS = BigDecimal.valueOf(12);

    /**
     * Burns an amount.
     *
     * @param amount activity data AD, in {@code of}
     * @throws IllegalArgumentException where the unit measures something else than the fuel's
     */
    public Emissions burn(BigDecimal amount, FuelUnit of) {
        BigDecimal carbon = of.convert(amount, unit)
                .multiply(ncvGjPerUnit)
                .multiply(ccTcPerGj)
                .multiply(oxidation);
        return Emissions.ofTonnes(carbon.multiply(CO2_MASS).divide(C_MASS, MathContext.DECIMAL128));
    }
}
