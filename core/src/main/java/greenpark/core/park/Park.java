package greenpark.core.park;

import greenpark.core.quantity.Power;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A park, whole and consistent: made by {@link ParkReader} only, which has checked every reference, validity and capacity.
 *
 * @param step settlement interval
 * @param noBackFeed periods in which the province forbids export (新能源消纳困难时段, R6)
 * @param certificateTerms what certificates state that no other table has
 * @param readingsOrigin where the readings come from
 * @param published yearly energies of the park's plan, for comparison
 * @param planFigures its other figures
 * @param carbonChoices region, factors and shares of the carbon accounts
 * @param greenPurchases traded green power and retired certificates, by user and month
 * @param energyActivities fuels and heat, by user and year
 * @param indicatorInputs for the guiding indicators of a zero-carbon park
 * @param monthlyProfiles for forecasts of the year's end
 * @param holidays local days without work, for load shapes and for estimates by type of day
 */
public record Park(
        String id,
        Name name,
        ZoneId zone,
        BigDecimal latitude,
        BigDecimal longitude,
        BigDecimal altitudeM,
        Duration step,
        ReadingsOrigin readingsOrigin,
        List<Tenant> tenants,
        List<Bus> buses,
        List<Branch> branches,
        List<UsagePoint> usagePoints,
        List<Device> devices,
        List<Meter> meters,
        List<Contract> contracts,
        List<StorageUnit> storages,
        List<LossFactor> lossFactors,
        List<TracingRule> rules,
        List<Threshold> thresholds,
        List<CertificateTerm> certificateTerms,
        List<Interval> noBackFeed,
        SortedSet<LocalDate> holidays,
        List<Published> published,
        List<PlanFigure> planFigures,
        List<CarbonChoice> carbonChoices,
        List<GreenPurchase> greenPurchases,
        List<EnergyActivity> energyActivities,
        List<IndicatorInput> indicatorInputs,
        List<MonthlyProfile> monthlyProfiles) {

    /** Whether the park's readings come from meters or from a model; every result says which. */
    public enum ReadingsOrigin {
        METERED,
        SIMULATED
    }

    public List<UsagePoint> usagePoints(UsagePoint.Kind kind) {
        return usagePoints.stream().filter(p -> p.kind() == kind).toList();
    }

    public Optional<UsagePoint> usagePoint(UsagePointId id) {
        return usagePoints.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** Nominal power of the devices behind a usage point at an instant [W]; 0 before commissioning. */
    public Power capacity(UsagePointId usagePoint, Instant at) {
        return new Power(devices.stream()
                .filter(d -> d.usagePoint().equals(usagePoint) && d.validity().contains(at))
                .mapToLong(d -> d.pNom().watts())
                .sum());
    }

    /** The number with this key that holds at an instant. */
    public Optional<Threshold> threshold(String key, Instant at) {
        return thresholds.stream()
                .filter(t -> t.key().equals(key) && t.validity().contains(at))
                .findFirst();
    }

    /** What certificates state of a usage point at an instant: its own term, otherwise the park's. */
    public Optional<String> certificateTerm(CertificateTerm.Key key, UsagePointId usagePoint, Instant at) {
        Optional<String> general = Optional.empty();
        for (CertificateTerm term : certificateTerms) {
            if (term.key() == key && term.validity().contains(at)) {
                if (usagePoint.equals(term.usagePoint())) {
                    return Optional.of(term.value());
                }
                if (term.usagePoint() == null) {
                    general = Optional.of(term.value());
                }
            }
        }
        return general;
    }

    /** The park's choice that holds at an instant. */
    public Optional<CarbonChoice> choice(CarbonChoice.Key key, Instant at) {
        return carbonChoices.stream()
                .filter(c -> c.key() == key && c.validity().contains(at))
                .findFirst();
    }

    /** Every instant at which something that tracing depends on begins or ends; between two of them the park does not change. */
    public SortedSet<Instant> changes() {
        SortedSet<Instant> changes = new TreeSet<>();
        addBounds(changes, usagePoints, UsagePoint::validity);
        addBounds(changes, contracts, Contract::validity);
        addBounds(changes, storages, StorageUnit::validity);
        addBounds(changes, lossFactors, LossFactor::validity);
        addBounds(changes, rules, TracingRule::validity);
        return changes;
    }

    private static <T> void addBounds(SortedSet<Instant> into, List<T> items, Function<T, Interval> validity) {
        for (T item : items) {
            Stream.of(validity.apply(item).start(), validity.apply(item).end()).forEach(into::add);
        }
    }
}
