package greenpark.core.carbon;

import greenpark.core.carbon.Remark.Amount;
import greenpark.core.park.Park;
import greenpark.core.park.PlanFigure;
import greenpark.core.park.Published;
import greenpark.core.quantity.Emissions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the published plan beside what follows from its own inputs and beside an accounted year, with the reasons for the
 * differences (rules §4.4, §4.5). Every figure is by {@link CarbonMethod#ARTICLE_CFP2023}; it says nothing by another method.
 */
public record ArticleComparison(List<Line> lines) {

    /**
     * One figure three times.
     *
     * @param published as printed
     * @param recomputed from the plan's other figures; null where it is an input itself
     * @param accounted of the year; null where the accounts do not hold it
     * @param why why the three differ, or agree
     */
    public record Line(
            String key,
            String unit,
            BigDecimal published,
            @Nullable BigDecimal recomputed,
            @Nullable BigDecimal accounted,
            List<Remark> why) {}

    /**
     * Price of the energy that is not supplied directly, which a plan's two prices imply: {@code (L·p − S·p_direct) / (L − S)}.
     *
     * @param demand L [Wh]
     * @param direct S [Wh], below L
     * @return six decimals
     */
    public static BigDecimal restPrice(long demand, long direct, BigDecimal composite, BigDecimal directPrice) {
        return BigDecimal.valueOf(demand)
                .multiply(composite)
                .subtract(BigDecimal.valueOf(direct).multiply(directPrice))
                .divide(BigDecimal.valueOf(Math.subtractExact(demand, direct)), 6, RoundingMode.HALF_UP);
    }

    /**
     * What consumption would emit if all of it came from the grid, less what it emits, by the plan's method.
     *
     * @return null where a factor is missing
     */
    public static @Nullable Emissions avoided(Statement article) {
        if (article.method() != CarbonMethod.ARTICLE_CFP2023) {
            throw new IllegalArgumentException(article.method() + " is not the article's method");
        }
        Emissions emissions = article.emissions();
        for (Term term : article.terms()) {
            ChosenFactor grid = term.factor();
            if (term.part() == Term.Part.GRID && grid != null && emissions != null) {
                return Emissions.ofGrams(BigDecimal.valueOf(article.consumption())
                                .multiply(grid.factor().value()))
                        .minus(emissions);
            }
        }
        return null;
    }

    /**
     * @param account a calendar year of the park, of which the factories' use is compared
     * @return a line for each figure that the plan gives; none where it gives neither demand nor self-supply
     */
    public static ArticleComparison of(Park park, RuleBook book, PeriodCarbon account) {
        return new Maker(park, book, account.users()).comparison();
    }

    private static final class Maker {
        private final Park park;
        private final RuleBook book;
        private final PartyCarbon account;
        private final List<Line> lines = new ArrayList<>();

        Maker(Park park, RuleBook book, PartyCarbon account) {
            this.park = park;
            this.book = book;
            this.account = account;
        }

        private ArticleComparison comparison() {
            Long demand = published("demand");
            Long own = published("self-supplied");
            if (demand == null || own == null || demand <= own) {
                return new ArticleComparison(List.of());
            }
            Volumes accounted = account.volumes();
            List<Remark> demandDiffers = differs(Remark.Key.DEMAND_DIFFERS, demand, accounted.consumption());
            List<Remark> supplyDiffers = differs(Remark.Key.SELF_SUPPLY_DIFFERS, own, accounted.own());
            line("demand", "GWh", gwh(demand), null, gwh(accounted.consumption()), demandDiffers);
            line("self-supplied", "GWh", gwh(own), null, gwh(accounted.own()), supplyDiffers);
            List<Remark> differ = join(demandDiffers, supplyDiffers);
            shares(demand, own, differ);
            carbon(demand, own, differ);
            prices(demand, own);
            return new ArticleComparison(List.copyOf(lines));
        }

        private void shares(long demand, long own, List<Remark> differ) {
            PlanFigure traded = figure(PlanFigure.Key.TRADED_GREEN);
            if (traded == null) {
                return;
            }
            long trade = traded.value().movePointRight(9).longValueExact();
            List<Remark> tradeDiffers =
                    differs(Remark.Key.TRADE_DIFFERS, trade, account.volumes().trade());
            line(
                    "traded-green",
                    "GWh",
                    traded.value(),
                    null,
                    gwh(account.volumes().trade()),
                    tradeDiffers);
            PlanFigure share = figure(PlanFigure.Key.GREEN_SHARE);
            if (share != null) {
                BigDecimal recomputed = Objects.requireNonNull(NonFossil.ratio(own + trade, demand));
                Volumes v = account.volumes();
                line(
                        "green-share",
                        "",
                        share.value(),
                        recomputed,
                        NonFossil.ratio(v.own() + v.trade() + v.gec(), v.consumption()),
                        join(backSolved(share, recomputed), join(differ, tradeDiffers)));
            }
        }

        private void carbon(long demand, long own, List<Remark> differ) {
            PlanFigure wind = figure(PlanFigure.Key.WIND_CAPACITY);
            PlanFigure solar = figure(PlanFigure.Key.SOLAR_CAPACITY);
            if (wind == null || solar == null) {
                return;
            }
            CarbonMethod.Plants plants = new CarbonMethod.Plants(watts(wind), watts(solar));
            Volumes volumes = new Volumes(own, 0, demand - own, 0, 0, 0);
            // The method fixes its own year of data; province and year of use do not matter to it.
            Factors factors = new Factors(book, book.country().id(), 0, null);
            Statement recomputed =
                    CarbonMethod.ARTICLE_CFP2023.count(volumes, NonFossil.of(volumes, null), plants, factors);
            Statement accounted = account.statement(CarbonMethod.ARTICLE_CFP2023);
            List<Remark> method = List.of(
                    new Remark(Remark.Key.ARTICLE_REPRODUCED),
                    new Remark(Remark.Key.ARTICLE_IS_LIFE_CYCLE),
                    new Remark(Remark.Key.ARTICLE_TRADE_WITHOUT_CREDIT),
                    new Remark(
                            Remark.Key.ARTICLE_MIX_BY_CAPACITY,
                            new Amount(wind.value(), wind.unit()),
                            new Amount(solar.value(), solar.unit()),
                            new Amount(gwh(account.volumes().wind()), "GWh"),
                            new Amount(gwh(account.volumes().solar()), "GWh")));
            List<Remark> why = join(method, differ);
            PlanFigure intensity = figure(PlanFigure.Key.CARBON_INTENSITY);
            if (intensity != null) {
                line(
                        "carbon-intensity",
                        intensity.unit(),
                        intensity.value(),
                        recomputed.intensity(),
                        accounted.intensity(),
                        why);
            }
            PlanFigure avoided = figure(PlanFigure.Key.AVOIDED_EMISSIONS);
            if (avoided != null) {
                line(
                        "avoided-emissions",
                        avoided.unit(),
                        avoided.value(),
                        tonnes(avoided(recomputed)),
                        tonnes(avoided(accounted)),
                        why);
            }
        }

        private void prices(long demand, long own) {
            PlanFigure composite = figure(PlanFigure.Key.COMPOSITE_PRICE);
            PlanFigure direct = figure(PlanFigure.Key.DIRECT_PRICE);
            if (composite == null || direct == null) {
                return;
            }
            List<Remark> why = List.of(new Remark(Remark.Key.NO_PRICES));
            line("direct-price", direct.unit(), direct.value(), null, null, why);
            line("composite-price", composite.unit(), composite.value(), null, null, why);
            BigDecimal rest = restPrice(demand, own, composite.value(), direct.value());
            line("rest-price", composite.unit(), rest.setScale(4, RoundingMode.HALF_UP), rest, null, why);
        }

        private void line(
                String key,
                String unit,
                BigDecimal published,
                @Nullable BigDecimal recomputed,
                @Nullable BigDecimal accounted,
                List<Remark> why) {
            lines.add(new Line(key, unit, published, recomputed, accounted, why));
        }

        private @Nullable Long published(String key) {
            Optional<Published> found =
                    park.published().stream().filter(p -> p.key().equals(key)).findFirst();
            return found.map(p -> Long.valueOf(p.amount().wattHours())).orElse(null);
        }

        private @Nullable PlanFigure figure(PlanFigure.Key key) {
            return park.planFigures().stream()
                    .filter(f -> f.key() == key)
                    .findFirst()
                    .orElse(null);
        }

        /** Said where the two are not the same. */
        private static List<Remark> differs(Remark.Key key, long plan, long account) {
            return plan == account
                    ? List.of()
                    : List.of(new Remark(key, new Amount(gwh(plan), "GWh"), new Amount(gwh(account), "GWh")));
        }

        /** Said where the plan's own inputs give the published share to the digit. */
        private static List<Remark> backSolved(PlanFigure share, BigDecimal recomputed) {
            return share.value().compareTo(recomputed) == 0
                    ? List.of(new Remark(Remark.Key.ARTICLE_BACK_SOLVED, new Amount(recomputed, "")))
                    : List.of();
        }

        private static List<Remark> join(List<Remark> first, List<Remark> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }

        private static long watts(PlanFigure megawatts) {
            return megawatts.value().movePointRight(6).longValueExact();
        }

        private static BigDecimal gwh(long wattHours) {
            return BigDecimal.valueOf(wattHours, 9);
        }

        private static @Nullable BigDecimal tonnes(@Nullable Emissions emissions) {
            return emissions == null ? null : emissions.tonnes();
        }
    }
}
