package greenpark.core.directsupply;

import greenpark.core.directsupply.Forecast.Method;
import greenpark.core.directsupply.Forecast.Outlook;
import greenpark.core.directsupply.Gauge.Comparison;
import greenpark.core.park.MonthlyProfile;
import greenpark.core.park.MonthlyProfile.Quantity;
import greenpark.core.park.Park;
import greenpark.core.park.Threshold;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Extends the ratios R1 to R3 of a year that has only begun to its end: what is measured stays, and each month that is not is taken from an
 * earlier year, else from the declared monthly profile, else from the mean so far.
 *
 * @see "docs/equations/direct-supply.md, eq. F1–F4"
 */
public final class YearEnd {
    /** The range is that of the last months, at most so many. */
    private static final int LAST_MONTHS = 6;

    private static final List<Quantity> QUANTITIES = List.of(Quantity.values());

    private final Park park;
    private final DirectSupply supply;
    private final int year;
    private final Period measured;
    private final SortedMap<Month, Method> methods = new TreeMap<>();

    private YearEnd(Park park, DirectSupply supply, Period measured) {
        this.park = park;
        this.supply = supply;
        this.measured = measured;
        this.year = Integer.parseInt(measured.label());
    }

    /**
     * @param supply what has been measured, of this year and, where readings exist, of earlier ones
     * @param year to extend
     * @return for each scope that has sources or users; empty where the year is measured to its end, or not at all
     */
    public static List<Forecast> forecasts(Park park, DirectSupply supply, int year) {
        for (Period period : supply.periods()) {
            if (period.kind() == Period.Kind.YEAR && period.label().equals(Integer.toString(year))) {
                return new YearEnd(park, supply, period).forecasts();
            }
        }
        return List.of();
    }

    private List<Forecast> forecasts() {
        List<Forecast> forecasts = new ArrayList<>();
        for (Month month : Month.values()) {
            if (missing(month).isPositive()) {
                methods.put(month, method(month));
            }
        }
        if (methods.isEmpty()) {
            return List.of();
        }
        for (Scope scope : Scope.values()) {
            Tally soFar = supply.sums(measured, scope);
            if (soFar.available() == 0 && soFar.consumption() == 0) {
                continue;
            }
            Tally rest = rest(scope, soFar);
            forecasts.add(forecast(scope, "R1", soFar, rest, Comparison.AT_LEAST));
            forecasts.add(forecast(scope, "R2", soFar, rest, Comparison.AT_LEAST));
            forecasts.add(forecast(scope, "R3", soFar, rest, Comparison.AT_MOST));
        }
        return List.copyOf(forecasts);
    }

    private Method method(Month month) {
        if (earlier(month) != null) {
            return Method.EARLIER_YEAR;
        }
        boolean profile = QUANTITIES.stream().allMatch(q -> factor(q, month) != null);
        return profile ? Method.MONTHLY_PROFILE : Method.YEAR_TO_DATE;
    }

    /** The energy that the months not measured are expected to bring. */
    private Tally rest(Scope scope, Tally soFar) {
        Tally rest = new Tally();
        for (var entry : methods.entrySet()) {
            Month month = entry.getKey();
            Method method = entry.getValue();
            rest.add(
                    expected(scope, Quantity.AVAILABLE, month, method, soFar),
                    expected(scope, Quantity.GENERATION, month, method, soFar),
                    0,
                    expected(scope, Quantity.EXPORT, month, method, soFar),
                    expected(scope, Quantity.CONSUMPTION, month, method, soFar));
        }
        return rest;
    }

    /** What the part of a month that is not measured is expected to bring [Wh]. */
    private long expected(Scope scope, Quantity quantity, Month month, Method method, Tally soFar) {
        BigDecimal missing = seconds(missing(month));
        BigDecimal amount = switch (method) {
            case EARLIER_YEAR -> ofEarlier(scope, quantity, month, missing);
            case MONTHLY_PROFILE ->
                perSecond(amount(soFar, quantity), quantity, true)
                        .multiply(missing)
                        .multiply(orOne(factor(quantity, month)));
            case YEAR_TO_DATE ->
                perSecond(amount(soFar, quantity), quantity, false).multiply(missing);
        };
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private BigDecimal ofEarlier(Scope scope, Quantity quantity, Month month, BigDecimal missing) {
        Period period = earlier(month);
        if (period == null) {
            throw new IllegalStateException("no earlier " + month);
        }
        return BigDecimal.valueOf(amount(supply.sums(period, scope), quantity))
                .multiply(missing)
                .divide(
                        seconds(Duration.between(
                                period.interval().start(), period.interval().end())),
                        MathContext.DECIMAL128);
    }

    /** The mean so far [Wh/s]; of a month with factor 1 where a profile is used. */
    private BigDecimal perSecond(long amount, Quantity quantity, boolean profile) {
        BigDecimal weight = BigDecimal.ZERO;
        for (Month month : Month.values()) {
            BigDecimal covered = seconds(length(YearMonth.of(year, month)).minus(missing(month)));
            weight = weight.add(profile ? covered.multiply(orOne(factor(quantity, month))) : covered);
        }
        return BigDecimal.valueOf(amount).divide(weight, MathContext.DECIMAL128);
    }

    private Forecast forecast(Scope scope, String id, Tally soFar, Tally rest, Comparison comparison) {
        long numerator = numerator(id, soFar);
        long denominator = denominator(id, soFar);
        BigDecimal whole = BigDecimal.valueOf(denominator).add(BigDecimal.valueOf(denominator(id, rest)));
        BigDecimal expected = ratio(BigDecimal.valueOf(numerator).add(BigDecimal.valueOf(numerator(id, rest))), whole);
        List<BigDecimal> spread = lastMonths(scope, id);
        BigDecimal low = null;
        BigDecimal high = null;
        if (spread.size() >= 2 && expected != null) {
            low = expected.min(extended(numerator, rest, id, Collections.min(spread), whole));
            high = expected.max(extended(numerator, rest, id, Collections.max(spread), whole));
        }
        Threshold threshold = park.threshold(id, start(YearMonth.of(year, 1))).orElse(null);
        return new Forecast(
                scope,
                year,
                id,
                ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)),
                expected,
                low,
                high,
                Collections.unmodifiableSortedMap(methods),
                threshold,
                comparison,
                outlook(low, high, threshold, comparison));
    }

    /** The year's ratio if the rest had this ratio. */
    private static BigDecimal extended(long numerator, Tally rest, String id, BigDecimal ratio, BigDecimal whole) {
        return BigDecimal.valueOf(denominator(id, rest))
                .multiply(ratio)
                .add(BigDecimal.valueOf(numerator))
                .divide(whole, 6, RoundingMode.HALF_UP);
    }

    private static Outlook outlook(
            @Nullable BigDecimal low, @Nullable BigDecimal high, @Nullable Threshold threshold, Comparison comparison) {
        if (low == null || high == null || threshold == null) {
            return Outlook.UNKNOWN;
        }
        boolean least = comparison == Comparison.AT_LEAST
                ? low.compareTo(threshold.value()) >= 0
                : low.compareTo(threshold.value()) <= 0;
        boolean greatest = comparison == Comparison.AT_LEAST
                ? high.compareTo(threshold.value()) >= 0
                : high.compareTo(threshold.value()) <= 0;
        return least && greatest ? Outlook.ON_TRACK : least || greatest ? Outlook.AT_RISK : Outlook.OFF_TRACK;
    }

    /** The ratios of the last complete months up to the end of what is measured, of earlier years too. */
    private List<BigDecimal> lastMonths(Scope scope, String id) {
        List<BigDecimal> ratios = new ArrayList<>();
        for (Period period : supply.periods().reversed()) {
            if (period.kind() == Period.Kind.MONTH
                    && ratios.size() < LAST_MONTHS
                    && complete(period)
                    && !period.interval().end().isAfter(measured.interval().end())) {
                Tally sums = supply.sums(period, scope);
                BigDecimal ratio =
                        ratio(BigDecimal.valueOf(numerator(id, sums)), BigDecimal.valueOf(denominator(id, sums)));
                if (ratio != null) {
                    ratios.add(ratio);
                }
            }
        }
        return ratios;
    }

    private @Nullable Period earlier(Month month) {
        Period latest = null;
        for (Period period : supply.periods()) {
            if (period.kind() == Period.Kind.MONTH && complete(period)) {
                YearMonth of = YearMonth.parse(period.label());
                if (of.getMonth() == month && of.getYear() < year) {
                    latest = period;
                }
            }
        }
        return latest;
    }

    private boolean complete(Period month) {
        YearMonth of = YearMonth.parse(month.label());
        return month.interval().equals(new Interval(start(of), start(of.plusMonths(1))));
    }

    /** The part of a month of the year that is not measured. */
    private Duration missing(Month month) {
        YearMonth of = YearMonth.of(year, month);
        Instant from = start(of);
        Instant to = start(of.plusMonths(1));
        Instant first =
                measured.interval().start().isAfter(from) ? measured.interval().start() : from;
        Instant last =
                measured.interval().end().isBefore(to) ? measured.interval().end() : to;
        return first.isBefore(last) ? length(of).minus(Duration.between(first, last)) : length(of);
    }

    private Duration length(YearMonth month) {
        return Duration.between(start(month), start(month.plusMonths(1)));
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(park.zone()).toInstant();
    }

    private @Nullable BigDecimal factor(Quantity quantity, Month month) {
        return park.monthlyProfiles().stream()
                .filter(p -> p.quantity() == quantity && p.month() == month.getValue())
                .map(MonthlyProfile::factor)
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal orOne(@Nullable BigDecimal factor) {
        return factor == null ? BigDecimal.ONE : factor;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds());
    }

    private static long amount(Tally sums, Quantity quantity) {
        return switch (quantity) {
            case AVAILABLE -> sums.available();
            case GENERATION -> sums.generation();
            case EXPORT -> sums.export();
            case CONSUMPTION -> sums.consumption();
        };
    }

    private static long numerator(String id, Tally sums) {
        return id.equals("R3") ? sums.export() : sums.selfUse();
    }

    private static long denominator(String id, Tally sums) {
        return id.equals("R2") ? sums.consumption() : sums.available();
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : numerator.divide(denominator, 6, RoundingMode.HALF_UP);
    }
}
