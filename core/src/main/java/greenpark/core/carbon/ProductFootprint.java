package greenpark.core.carbon;

import greenpark.core.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The electricity part of a product's footprint, GB/T 24067 (RC-38): {@code PCF = Σ_src Q_src · CFP_src / output}.
 *
 * @param kgPerUnit [kg CO₂e per unit of output], six decimals; null where a source has no published factor
 * @param factors of the sources, in their order
 * @param remarks factors of another year, factors that are missing
 */
public record ProductFootprint(@Nullable BigDecimal kgPerUnit, List<ChosenFactor> factors, List<Remark> remarks) {

    /**
     * Electricity of one kind.
     *
     * @param source its footprint factor
     * @param wattHours [Wh], ≥ 0
     */
    public record SourceUse(EmissionFactor.Kind source, long wattHours) {
        public SourceUse {
            if (!source.footprint() || wattHours < 0) {
                throw new IllegalArgumentException(
                        source + " with " + wattHours + " Wh is no use of a footprint. Maybe take a FOOTPRINT factor");
            }
        }
    }

    /**
     * @param uses what went into the product, by source
     * @param year of production
     * @param output units made, positive
     */
    public static ProductFootprint electricity(List<SourceUse> uses, RuleBook book, int year, BigDecimal output) {
        if (output.signum() <= 0) {
            throw new IllegalArgumentException("output must be positive: " + output);
        }
        String country = book.country().id();
        List<ChosenFactor> factors = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        BigDecimal grams = BigDecimal.ZERO;
        boolean known = true;
        for (SourceUse use : uses) {
            ChosenFactor factor = book.factor(use.source(), country, year);
            if (factor == null) {
                known = false;
                remarks.add(new Remark(
                        Remark.Key.FACTOR_MISSING,
                        Remark.word(Table.word(use.source())),
                        Remark.word(country),
                        Remark.word(year)));
                continue;
            }
            factors.add(factor);
            if (factor.standsIn()) {
                remarks.add(new Remark(
                        Remark.Key.FACTOR_STANDS_IN,
                        Remark.word(Table.word(use.source())),
                        Remark.word(year),
                        Remark.word(factor.factor().year())));
            }
            grams = grams.add(
                    BigDecimal.valueOf(use.wattHours()).multiply(factor.factor().value()));
        }
        return new ProductFootprint(
                known ? grams.movePointLeft(3).divide(output, 6, RoundingMode.HALF_UP) : null,
                List.copyOf(factors),
                List.copyOf(remarks));
    }
}
