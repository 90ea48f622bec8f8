package greenpark.core.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What direct supply pays a month for transmission and distribution, by the two ways of 发改价格〔2025〕1192号 [yuan]. Which is open to a project, and
 * the province's average load factor, no document that we read says: they are the caller's.
 *
 * @see "docs/equations/direct-supply.md, Fees"
 */
public final class TransmissionFee {
    private TransmissionFee() {}

    /**
     * The capacity payment (RC-08): C · (p_cap + p_energy · LF · h); energy drawn from the grid then pays none.
     *
     * @param capacity connected to the public grid [kVA]
     * @param loadFactor of the province's two-part users of 110 kV and more, 0 … 1
     * @param monthHours [h], {@link Parameter.Key#DIRECT_SUPPLY_MONTH_HOURS}
     */
    public static BigDecimal byCapacity(
            TransmissionPrice price, BigDecimal capacity, BigDecimal loadFactor, BigDecimal monthHours) {
        if (loadFactor.signum() < 0 || loadFactor.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a load factor of " + loadFactor + ". Maybe it is a percentage");
        }
        return yuan(capacity.multiply(
                price.capacity().add(price.energy().multiply(loadFactor).multiply(monthHours))));
    }

    /**
     * The two-part payment for full back-up (RC-09): C · p_cap + p_energy · (M + S).
     *
     * @param grid M, drawn from the grid in the month [kWh]
     * @param selfUsed S [kWh]
     */
    public static BigDecimal twoPart(
            TransmissionPrice price, BigDecimal capacity, BigDecimal grid, BigDecimal selfUsed) {
        return yuan(capacity.multiply(price.capacity()).add(price.energy().multiply(grid.add(selfUsed))));
    }

    /** Rounded once, at the end (RC-47). */
    private static BigDecimal yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
