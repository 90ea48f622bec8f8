package greenpark.core.carbon;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * CBAM certificates of goods (RC-42), before the deduction of a carbon price paid abroad: how that is converted is in acts that were not read.
 * Whether goods are in scope at all, and with which emissions, is decided elsewhere.
 *
 * @see "docs/equations/carbon.md, CBAM; IR (EU) 2025/2620"
 */
public final class Cbam {
    private Cbam() {}

    /**
     * What of a good's emissions free allocation covers, by the simple route: SEFA = CBAM_y · CSCF · BM.
     *
     * @param correction cross-sectoral correction factor of the year
     * @param benchmark [tCO₂e/t]
     * @return [tCO₂e/t], exact; null where the rules hold no factor of the year
     */
    public static @Nullable BigDecimal freeAllocation(
            RuleBook book, int year, BigDecimal correction, BigDecimal benchmark) {
        Parameter kept = book.parameter(Parameter.Key.CBAM_FREE_ALLOCATION, LocalDate.of(year, 1, 1));
        return kept == null ? null : kept.value().multiply(correction).multiply(benchmark);
    }

    /**
     * Certificates to surrender: mass · max(0, SEE − SEFA).
     *
     * @param mass [t], ≥ 0
     * @param embedded specific embedded emissions SEE [tCO₂e/t]
     * @param freeAllocation SEFA [tCO₂e/t]
     * @return [tCO₂e], exact
     */
    public static BigDecimal certificates(BigDecimal mass, BigDecimal embedded, BigDecimal freeAllocation) {
        if (mass.signum() < 0) {
            throw new IllegalArgumentException("a mass of " + mass + " t");
        }
        return mass.multiply(embedded.subtract(freeAllocation).max(BigDecimal.ZERO));
    }
}
