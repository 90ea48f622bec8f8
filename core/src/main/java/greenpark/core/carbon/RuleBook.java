package greenpark.core.carbon;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a country as dated data, whole and consistent: made by {@link RuleReader} only.
 *
 * @param regions sorted by id; exactly one, the country, lies within no other
 */
public record RuleBook(
        List<Region> regions,
        List<EmissionFactor> factors,
        List<Fuel> fuels,
        List<StandardCoal> coals,
        List<IndicatorRule> indicators,
        List<Pairing> pairings,
        List<TransmissionPrice> transmissionPrices,
        List<Parameter> parameters) {

    public @Nullable Region region(String id) {
        return regions.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }

    /** The region that lies within no other. */
    public Region country() {
        return regions.stream()
                .filter(r -> r.within().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no country. Maybe the book was not read by RuleReader"));
    }

    /**
     * The factor of a year: its own; where that is not published the latest earlier one; else the earliest later one.
     *
     * @return null where the region has no factor of this kind at all
     */
    public @Nullable ChosenFactor factor(EmissionFactor.Kind kind, String region, int year) {
        LocalDate day = LocalDate.of(year, 1, 1);
        List<EmissionFactor> known = factors.stream()
                .filter(f -> f.kind() == kind && f.region().equals(region))
                .sorted(Comparator.comparing(f -> f.validity().from()))
                .toList();
        EmissionFactor best = null;
        for (EmissionFactor factor : known) {
            if (best == null || !factor.validity().from().isAfter(day)) {
                best = factor;
            }
        }
        return best == null ? null : new ChosenFactor(best, year);
    }

    public @Nullable Fuel fuel(String id, int year) {
        LocalDate day = LocalDate.of(year, 1, 1);
        return fuels.stream()
                .filter(f -> f.id().equals(id) && f.validity().contains(day))
                .findFirst()
                .orElse(null);
    }

    public @Nullable StandardCoal coal(String carrier, int year) {
        LocalDate day = LocalDate.of(year, 1, 1);
        return coals.stream()
                .filter(c -> c.carrier().equals(carrier) && c.validity().contains(day))
                .findFirst()
                .orElse(null);
    }

    /** The classes of an indicator that hold in a year, smallest first. */
    public List<IndicatorRule> indicator(String id, int year) {
        LocalDate day = LocalDate.of(year, 12, 31);
        return indicators.stream()
                .filter(i -> i.indicator().equals(id) && i.validity().contains(day))
                .sorted(Comparator.comparing(
                        IndicatorRule::sizeFromTce, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** The price of a region and voltage level on a day; null where the rules hold none. */
    public @Nullable TransmissionPrice transmissionPrice(String region, String voltage, LocalDate day) {
        return transmissionPrices.stream()
                .filter(p -> p.region().equals(region)
                        && p.voltage().equals(voltage)
                        && p.validity().contains(day))
                .findFirst()
                .orElse(null);
    }

    /** A number of a rule on a day; null where the rules hold none. */
    public @Nullable Parameter parameter(Parameter.Key key, LocalDate day) {
        return parameters.stream()
                .filter(p -> p.key() == key && p.validity().contains(day))
                .findFirst()
                .orElse(null);
    }

    /** The pair of a method and a part. Every method has all its pairs once the book is read. */
    public Pairing pairing(String method, Pairing.Part part) {
        return Objects.requireNonNull(
                pairings.stream()
                        .filter(p -> p.method().equals(method) && p.part() == part)
                        .findFirst()
                        .orElse(null),
                () -> "no pairing of " + method + " and " + part);
    }
}
