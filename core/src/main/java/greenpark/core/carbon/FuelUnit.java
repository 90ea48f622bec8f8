package greenpark.core.carbon;

import java.math.BigDecimal;
import java.math.MathContext;

/** Units in which carriers of energy are counted. */
public enum FuelUnit {
    KG("kg", 0, 0),
    TONNE("t", 0, 3),
    M3("m3", 1, 0),
    TEN_THOUSAND_M3("10^4m3", 1, 4),
    MJ("MJ", 2, 0),
    GJ("GJ", 2, 3),
    KWH("kWh", 3, 0),
    MWH("MWh", 3, 3);

    private final String symbol;
    private final int dimension;
    private final int exponent;

    FuelUnit(String symbol, int dimension, int exponent) {
        this.symbol = symbol;
        this.dimension = dimension;
        this.exponent = exponent;
    }

    public String symbol() {
        return symbol;
    }

    /** @throws IllegalArgumentException for an unknown symbol */
    public static FuelUnit of(String symbol) {
        for (FuelUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("'" + symbol + "' is no unit of an energy carrier");
    }

    public boolean converts(FuelUnit to) {
        return dimension == to.dimension;
    }

    /** @throws IllegalArgumentException where the units measure different things */
    public BigDecimal convert(BigDecimal amount, FuelUnit to) {
        if (!converts(to)) {
            throw new IllegalArgumentException(symbol + " cannot be counted in " + to.symbol);
        }
        return amount.scaleByPowerOfTen(exponent - to.exponent).round(MathContext.DECIMAL128);
    }
}
