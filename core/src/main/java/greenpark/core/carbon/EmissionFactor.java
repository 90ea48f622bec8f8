package greenpark.core.carbon;

import java.math.BigDecimal;

/**
 * A published emission factor.
 *
 * @param region where it holds
 * @param value with its published digits [kind.unit()]
 * @param validity the year of data that it describes
 */
public record EmissionFactor(Kind kind, String region, BigDecimal value, Gas gas, Citation citation, Dated validity) {

    /** What the mass counts. */
    public enum Gas {
        CO2,
        /** All greenhouse gases over the life cycle. */
        CO2E
    }

    /** What the factor describes. */
    public enum Kind {
        CO2_AVERAGE("kg/kWh"),
        CO2_EXCL_MARKET_NON_FOSSIL("kg/kWh"),
        CO2_FOSSIL("kg/kWh"),
        FOOTPRINT_AVERAGE("kg/kWh"),
        FOOTPRINT_WIND("kg/kWh"),
        FOOTPRINT_SOLAR("kg/kWh"),
        FOOTPRINT_BIOMASS("kg/kWh"),
        FOOTPRINT_COAL("kg/kWh"),
        FOOTPRINT_GAS("kg/kWh"),
        FOOTPRINT_HYDRO("kg/kWh"),
        FOOTPRINT_NUCLEAR("kg/kWh"),
        FOOTPRINT_CSP("kg/kWh"),
        HEAT("t/GJ");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        public String unit() {
            return unit;
        }

        boolean footprint() {
            return name().startsWith("FOOTPRINT");
        }
    }

    /** The year of data. */
    public int year() {
        return validity.from().getYear();
    }
}
