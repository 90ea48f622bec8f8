package greenpark.core.carbon;

import greenpark.core.park.EnergyActivity;
import greenpark.core.park.IndicatorInput;
import greenpark.core.park.Park;
import greenpark.core.quantity.Emissions;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one core and five guiding indicators of a zero-carbon park (零碳园区, 910号; RC-34, RC-35) for a calendar year.
 *
 * @param year of the accounts
 * @param energyTce comprehensive energy use [tce]; null where the year is incomplete
 * @param emissions of the park by the method of 910号's annex 4; null where the year is incomplete or a factor is missing
 * @param statements the core indicator first
 */
public record ParkIndicators(
        int year, @Nullable BigDecimal energyTce, @Nullable Emissions emissions, List<IndicatorStatement> statements) {
    static final String METHOD = "zero-carbon-park";
    static final List<Pairing.Part> PARTS = List.of(Pairing.Part.RESIDUAL, Pairing.Part.HEAT);
    static final String ELECTRICITY = "electricity";
    private static final String CORE = "core";
    private static final String CLEAN = "clean-energy";
    private static final String HEAT = "heat";

    /**
     * Whether the park may be called a zero-carbon park: the core indicator is met, and each guiding one is met or explained. Nobody says
     * the word where this is false.
     */
    public boolean qualifies() {
        return statements.stream()
                .allMatch(s -> s.state() == IndicatorStatement.State.MET
                        || (s.state() == IndicatorStatement.State.NOT_APPLICABLE
                                && !s.indicator().equals(CORE)));
    }

    /**
     * The share of non-fossil energy that an all-electric park needs to meet the core threshold (rules §5.3):
     * {@code s_min = 1 − θ · c / EF}.
     *
     * @param threshold θ [tCO₂/tce]
     * @param kgcePerKwh standard coal of electricity [kgce/kWh]
     * @param kgPerKwh factor of the rest [kg/kWh]
     * @return six decimals, at least 0
     */
    public static BigDecimal shareNeeded(BigDecimal threshold, BigDecimal kgcePerKwh, BigDecimal kgPerKwh) {
        return BigDecimal.ONE
                .subtract(threshold.multiply(kgcePerKwh).divide(kgPerKwh, MathContext.DECIMAL128))
                .max(BigDecimal.ZERO)
                .setScale(6, RoundingMode.HALF_UP);
    }

    /**
     * @param account of the same park and rules; its year decides
     * @param complete whether the year is accounted for from its first to its last interval
     * @throws BadInput for a carrier or unit that the rules do not know
     */
    public static ParkIndicators of(Park park, RuleBook book, PeriodCarbon account, Factors factors, boolean complete) {
        return new Maker(park, book, account, factors).indicators(complete);
    }

    private static final class Maker {
        private final Park park;
        private final RuleBook book;
        private final PeriodCarbon account;
        private final Factors factors;
        private final int year;
        private final List<Remark> remarks = new ArrayList<>();
        private BigDecimal tce = BigDecimal.ZERO;
        private BigDecimal cleanTce = BigDecimal.ZERO;
        private Emissions emissions = Emissions.ZERO;

        Maker(Park park, RuleBook book, PeriodCarbon account, Factors factors) {
            this.park = park;
            this.book = book;
            this.account = account;
            this.factors = factors;
            this.year = factors.year();
        }

        private ParkIndicators indicators(boolean complete) {
            ChosenFactor residual = factors.of(METHOD, Pairing.Part.RESIDUAL);
            if (!complete || residual == null) {
                remarks.add(
                        complete
                                ? factors.missing(METHOD, Pairing.Part.RESIDUAL)
                                : new Remark(Remark.Key.YEAR_INCOMPLETE, Remark.word(year)));
                List<IndicatorStatement> unknown = new ArrayList<>();
                unknown.add(IndicatorStatement.judge(CORE, null, null, remarks));
                unknown.add(IndicatorStatement.judge(CLEAN, rule(CLEAN), null, remarks));
                guiding(unknown);
                return new ParkIndicators(year, null, null, List.copyOf(unknown));
            }
            StandardCoal electricity = coal(ELECTRICITY);
            electricity(residual, electricity);
            park.energyActivities().stream().filter(a -> a.year() == year).forEach(this::activity);
            remarks.add(new Remark(Remark.Key.PROCESS_NOT_DECLARED));
            List<IndicatorStatement> statements = new ArrayList<>();
            statements.add(core(residual, electricity));
            statements.add(IndicatorStatement.judge(CLEAN, rule(CLEAN), share(cleanTce, tce), ofEnergy()));
            guiding(statements);
            return new ParkIndicators(year, tce.setScale(3, RoundingMode.HALF_UP), emissions, List.copyOf(statements));
        }

        /** The remarks that are about energy and not about its emissions. */
        private List<Remark> ofEnergy() {
            return remarks.stream()
                    .filter(r -> r.key() != Remark.Key.FACTOR_STANDS_IN
                            && r.key() != Remark.Key.FACTOR_MISSING
                            && r.key() != Remark.Key.PROCESS_NOT_DECLARED)
                    .toList();
        }

        /** {@code E_elec = max(0, Q_in − Q_out − Q_nonfossil) · EF}; own energy that is used inside never was in Q_in. */
        private void electricity(ChosenFactor factor, StandardCoal coal) {
            NonFossil nonFossil = account.park().nonFossil();
            long acquired = nonFossil.total() - nonFossil.physical();
            long rest = Math.max(0, account.gridImport() - account.export() - acquired);
            emissions = emissions.plus(Emissions.ofGrams(
                    BigDecimal.valueOf(rest).multiply(factor.factor().value())));
            if (factor.standsIn()) {
                remarks.add(new Remark(
                        Remark.Key.FACTOR_STANDS_IN,
                        Remark.word(
                                greenpark.core.table.Table.word(factor.factor().kind())),
                        Remark.word(year),
                        Remark.word(factor.factor().year())));
            }
            if (nonFossil.apportioned() == null) {
                remarks.add(new Remark(Remark.Key.APPORTIONMENT_UNKNOWN));
            }
            tce = tce.add(coal.tonnes(
                    BigDecimal.valueOf(account.park().volumes().consumption()).movePointLeft(3), FuelUnit.KWH));
            cleanTce = cleanTce.add(
                    coal.tonnes(BigDecimal.valueOf(nonFossil.total()).movePointLeft(3), FuelUnit.KWH));
        }

        private void activity(EnergyActivity activity) {
            FuelUnit unit = unit(activity);
            StandardCoal coal = coal(activity.carrier());
            if (!unit.converts(coal.unit())) {
                throw wrong("unit", activity.unit(), "does not fit the carrier " + activity.carrier());
            }
            BigDecimal amount = coal.tonnes(activity.amount(), unit);
            tce = tce.add(amount);
            cleanTce = cleanTce.add(coal.clean() ? amount : BigDecimal.ZERO);
            Fuel fuel = book.fuel(activity.carrier(), year);
            if (fuel != null) {
                emissions = emissions.plus(fuel.burn(activity.amount(), unit));
            } else if (activity.carrier().equals(HEAT)) {
                ChosenFactor heat = factors.of(METHOD, Pairing.Part.HEAT);
                if (heat == null) {
                    remarks.add(factors.missing(METHOD, Pairing.Part.HEAT));
                } else {
                    emissions = emissions.plus(Emissions.ofTonnes(unit.convert(activity.amount(), FuelUnit.GJ)
                            .multiply(heat.factor().value())));
                }
            }
            Remark invented = new Remark(Remark.Key.INPUT_PLACEHOLDER, Remark.word("energy_activities.csv"));
            if (activity.placeholder() && !remarks.contains(invented)) {
                remarks.add(invented);
            }
        }

        private IndicatorStatement core(ChosenFactor factor, StandardCoal coal) {
            BigDecimal value = share(emissions.tonnes(), tce);
            List<IndicatorRule> classes = book.indicator(CORE, year);
            IndicatorRule rule =
                    classes.stream().filter(r -> r.holdsFor(tce)).findFirst().orElse(null);
            List<Remark> said = new ArrayList<>(remarks);
            if (classes.isEmpty()) {
                said.add(new Remark(Remark.Key.NO_THRESHOLD, Remark.word(year)));
            } else if (rule == null) {
                said.add(new Remark(
                        Remark.Key.NO_SIZE_CLASS, new Remark.Amount(tce.setScale(0, RoundingMode.HALF_UP), "tce")));
            }
            BigDecimal present = account.park().nonFossil().share();
            for (IndicatorRule each : rule == null ? classes : List.of(rule)) {
                said.add(new Remark(
                        Remark.Key.SHARE_NEEDED,
                        new Remark.Amount(each.threshold(), each.unit()),
                        new Remark.Amount(
                                shareNeeded(
                                        each.threshold(),
                                        coal.kgcePerUnit(),
                                        factor.factor().value()),
                                ""),
                        new Remark.Amount(present == null ? BigDecimal.ZERO : present, "")));
            }
            return IndicatorStatement.judge(CORE, rule, value, said);
        }

        private void guiding(List<IndicatorStatement> into) {
            for (String indicator : RuleReader.INDICATORS) {
                if (indicator.equals(CORE) || indicator.equals(CLEAN)) {
                    continue;
                }
                IndicatorInput input = park.indicatorInputs().stream()
                        .filter(i -> i.indicator().equals(indicator) && i.year() == year)
                        .findFirst()
                        .orElse(null);
                IndicatorRule rule = rule(indicator);
                if (input == null) {
                    into.add(IndicatorStatement.judge(
                            indicator,
                            rule,
                            null,
                            List.of(new Remark(Remark.Key.INPUT_MISSING, Remark.word(indicator), Remark.word(year)))));
                } else if (!input.applicable()) {
                    into.add(new IndicatorStatement(
                            indicator,
                            rule,
                            null,
                            null,
                            IndicatorStatement.State.NOT_APPLICABLE,
                            List.of(new Remark(Remark.Key.NOT_APPLICABLE, Remark.word(input.source())))));
                } else {
                    into.add(IndicatorStatement.judge(
                            indicator,
                            rule,
                            share(input.numerator(), input.denominator()),
                            input.placeholder()
                                    ? List.of(new Remark(
                                            Remark.Key.INPUT_PLACEHOLDER, Remark.word("indicator_inputs.csv")))
                                    : List.of()));
                }
            }
        }

        private @Nullable IndicatorRule rule(String indicator) {
            return book.indicator(indicator, year).stream().findFirst().orElse(null);
        }

        private StandardCoal coal(String carrier) {
            StandardCoal coal = book.coal(carrier, year);
            if (coal == null) {
                throw wrong("carrier", carrier, "is not in tce.csv of the rules for " + year);
            }
            return coal;
        }

        private static FuelUnit unit(EnergyActivity activity) {
            try {
                return FuelUnit.of(activity.unit());
            } catch (IllegalArgumentException e) {
                throw wrong("unit", activity.unit(), "is not known", e);
            }
        }

        private static BadInput wrong(String field, String value, String message, Throwable... cause) {
            BadInput bad = new BadInput(
                    new Problem("energy_activities.csv", 0, field, value, message, "See docs/formats/rules.md"));
            for (Throwable each : cause) {
                bad.initCause(each);
            }
            return bad;
        }

        private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
            return whole.signum() == 0 ? null : part.divide(whole, 6, RoundingMode.HALF_UP);
        }
    }
}
