package greenpark.core.carbon;

import org.jspecify.annotations.Nullable;

/**
 * The factors a park uses in one year.
 *
 * @param province the park's region
 * @param year whose energy is accounted for
 * @param factorYear the year of data the park has chosen; null for the year's own
 */
public record Factors(
        RuleBook book, String province, int year, @Nullable Integer factorYear) {

    /** The factor of a method's part; null where none is published for the region. */
    @Nullable
    ChosenFactor of(String method, Pairing.Part part) {
        Pairing pairing = book.pairing(method, part);
        String region = region(pairing);
        Integer fixed = pairing.year();
        if (fixed != null) {
            return book.factor(pairing.factor(), region, fixed);
        }
        ChosenFactor chosen = book.factor(pairing.factor(), region, factorYear == null ? year : factorYear);
        return chosen == null ? null : new ChosenFactor(chosen.factor(), year);
    }

    private String region(Pairing pairing) {
        return pairing.level() == Pairing.Level.PROVINCE
                ? province
                : book.country().id();
    }

    Remark missing(String method, Pairing.Part part) {
        Pairing pairing = book.pairing(method, part);
        return new Remark(
                Remark.Key.FACTOR_MISSING,
                Remark.word(greenpark.core.table.Table.word(pairing.factor())),
                Remark.word(region(pairing)),
                Remark.word(year));
    }
}
