package greenpark.core.carbon;

import greenpark.core.quantity.Apportion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A named method of counting the emissions of electricity (RC-30, RC-32). Every figure carries its method; methods are never mixed.
 *
 * @see "docs/equations/carbon.md, eq. 1–5"
 */
public enum CarbonMethod {
    /** L: all grid energy at the average of the province. */
    LOCATION("E = Q_grid · EF_province", Pairing.Part.GRID) {
        @Override
        void terms(Volumes v, NonFossil n, Plants plants, Draft draft) {
            draft.zero(Term.Part.OWN, v.own());
            draft.times(Term.Part.GRID, Pairing.Part.GRID, v.grid());
        }
    },
    /** M, Chinese practice: grid energy without credited purchases, at the average without market-traded non-fossil energy. */
    MARKET("E = (Q_grid − Q_trade − Q_gec) · EF_excl", Pairing.Part.RESIDUAL) {
        @Override
        void terms(Volumes v, NonFossil n, Plants plants, Draft draft) {
            draft.zero(Term.Part.OWN, v.own());
            draft.zero(Term.Part.TRADE, v.trade());
            draft.zero(Term.Part.GEC, v.gec());
            draft.times(Term.Part.RESIDUAL, Pairing.Part.RESIDUAL, v.grid() - v.trade() - v.gec());
        }
    },
    /** F: what the 622号 account leaves, at the fossil factor. Without k nothing is apportioned, and the statement says so. */
    FOSSIL_RESIDUAL("E = (Q − NF) · EF_fossil", Pairing.Part.RESIDUAL) {
        @Override
        void terms(Volumes v, NonFossil n, Plants plants, Draft draft) {
            draft.zero(Term.Part.OWN, v.own());
            draft.zero(Term.Part.TRADE, v.trade());
            draft.zero(Term.Part.GEC, v.gec());
            draft.zero(Term.Part.APPORTIONED, n.apportionedOrZero());
            draft.times(Term.Part.RESIDUAL, Pairing.Part.RESIDUAL, v.consumption() - n.total());
            if (n.apportioned() == null) {
                draft.remark(new Remark(Remark.Key.APPORTIONMENT_UNKNOWN));
            }
        }
    },
    /** P: every source at its life-cycle factor [CO₂e]. For products, not for the inventory of an organisation. */
    FOOTPRINT(
            "E = Q_grid · CFP_avg + Q_wind · CFP_wind + Q_solar · CFP_solar",
            Pairing.Part.GRID,
            Pairing.Part.WIND,
            Pairing.Part.SOLAR) {
        @Override
        void terms(Volumes v, NonFossil n, Plants plants, Draft draft) {
            draft.times(Term.Part.WIND, Pairing.Part.WIND, v.wind());
            draft.times(Term.Part.SOLAR, Pairing.Part.SOLAR, v.solar());
            draft.times(Term.Part.GRID, Pairing.Part.GRID, v.grid());
        }
    },
    /** The published plan's own: footprint factors of one year, and own energy split by installed capacity instead of by meter. */
    ARTICLE_CFP2023(
            "E = (L − S) · CFP_avg + S · (P_wind · CFP_wind + P_solar · CFP_solar) / (P_wind + P_solar)",
            Pairing.Part.GRID,
            Pairing.Part.WIND,
            Pairing.Part.SOLAR) {
        @Override
        void terms(Volumes v, NonFossil n, Plants plants, Draft draft) {
            long[] own = plants.none()
                    ? new long[] {v.wind(), v.solar()}
                    : Apportion.largestRemainder(v.own(), new long[] {plants.windWatts(), plants.solarWatts()});
            draft.times(Term.Part.WIND, Pairing.Part.WIND, own[0]);
            draft.times(Term.Part.SOLAR, Pairing.Part.SOLAR, own[1]);
            draft.times(Term.Part.GRID, Pairing.Part.GRID, v.grid());
        }
    };

    private final String formula;

    /** Unmodifiable. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Pairing.Part> parts;

    CarbonMethod(String formula, Pairing.Part... parts) {
        this.formula = formula;
        this.parts = List.of(parts);
    }

    /** As tables and results write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** With the symbols of docs/equations/carbon.md. */
    public String formula() {
        return formula;
    }

    List<Pairing.Part> parts() {
        return parts;
    }

    abstract void terms(Volumes v, NonFossil n, Plants plants, Draft draft);

    /**
     * Counts the emissions of a party's electricity.
     *
     * @param nonFossil of the same volumes
     * @param plants the park's installed capacity, which only the article's method asks for
     * @return the terms, which sum to the consumption, and the result, rounded once; without a result where a factor is missing
     */
    public Statement count(Volumes volumes, NonFossil nonFossil, Plants plants, Factors factors) {
        Draft draft = new Draft(this, factors);
        terms(volumes, nonFossil, plants, draft);
        return draft.statement();
    }

    /**
     * Installed capacity [W].
     *
     * @param windWatts of the wind plants
     * @param solarWatts of the solar plants
     */
    public record Plants(long windWatts, long solarWatts) {
        static Plants sum(List<Plants> plants) {
            return new Plants(
                    plants.stream().mapToLong(Plants::windWatts).sum(),
                    plants.stream().mapToLong(Plants::solarWatts).sum());
        }

        boolean none() {
            return windWatts == 0 && solarWatts == 0;
        }
    }

    /** A statement in the making. */
    static final class Draft {
        private final CarbonMethod method;
        private final Factors factors;
        private final List<Term> terms = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private BigDecimal grams = BigDecimal.ZERO;
        private boolean known = true;

        private Draft(CarbonMethod method, Factors factors) {
            this.method = method;
            this.factors = factors;
        }

        void zero(Term.Part part, long wattHours) {
            terms.add(new Term(part, wattHours, null));
        }

        void times(Term.Part part, Pairing.Part pair, long wattHours) {
            ChosenFactor factor = factors.of(method.id(), pair);
            if (factor == null) {
                known = false;
                remarks.add(factors.missing(method.id(), pair));
            } else if (factor.standsIn()) {
                remarks.add(new Remark(
                        Remark.Key.FACTOR_STANDS_IN,
                        Remark.word(
                                greenpark.core.table.Table.word(factor.factor().kind())),
                        Remark.word(factor.wantedYear()),
                        Remark.word(factor.factor().year())));
            }
            Term term = new Term(part, wattHours, factor);
            terms.add(term);
            grams = grams.add(term.grams());
        }

        void remark(Remark remark) {
            remarks.add(remark);
        }

        private Statement statement() {
            return new Statement(
                    method,
                    List.copyOf(terms),
                    known ? greenpark.core.quantity.Emissions.ofGrams(grams) : null,
                    remarks.stream().distinct().toList());
        }
    }
}
