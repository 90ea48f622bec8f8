package greenpark.core.carbon;

import greenpark.core.park.Name;
import java.math.BigDecimal;

/**
 * A carrier's coefficient of standard coal, GB/T 2589 (RC-36).
 *
 * @param kgcePerUnit [kgce/unit]
 * @param clean whether all of the carrier counts as clean energy in the park indicators
 */
public record StandardCoal(
        String carrier,
        Name name,
        FuelUnit unit,
        BigDecimal kgcePerUnit,
        boolean clean,
        Citation citation,
        Dated validity) {

    /** Standard coal of an amount [tce], exact. */
    public BigDecimal tonnes(BigDecimal amount, FuelUnit of) {
        return of.convert(amount, unit).multiply(kgcePerUnit).movePointLeft(3);
    }
}
