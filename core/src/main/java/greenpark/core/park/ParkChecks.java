package greenpark.core.park;

import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What must hold between the tables of a park: references, validity, capacities. Each failure names the line that can be mended. */
final class ParkChecks {
    private final Park park;
    private final SortedMap<String, Table.Row> rowOf;
    private final List<Problem> problems;
    private final SortedMap<UsagePointId, UsagePoint> points = new TreeMap<>();

    private ParkChecks(Park park, SortedMap<String, Table.Row> rowOf, List<Problem> problems) {
        this.park = park;
        this.rowOf = rowOf;
        this.problems = problems;
        park.usagePoints().forEach(p -> points.put(p.id(), p));
    }

    static void check(Park park, SortedMap<String, Table.Row> rowOf, List<Problem> problems) {
        ParkChecks checks = new ParkChecks(park, rowOf, problems);
        checks.branches();
        checks.usagePoints();
        checks.devices();
        checks.meters();
        checks.contracts();
        checks.storages();
        checks.rules();
        checks.factorsAndThresholds();
        checks.certificateTerms();
        checks.accounts();
    }

    private void branches() {
        for (Branch branch : park.branches()) {
            String key = "branch " + branch.id();
            reference(key, "from_bus", branch.from(), hasBus(branch.from()), "buses.csv");
            reference(key, "to_bus", branch.to(), hasBus(branch.to()), "buses.csv");
            if (branch.from().equals(branch.to())) {
                wrong(key, "to_bus", branch.to(), "is the bus the branch starts from", "");
            }
        }
    }

    private void usagePoints() {
        for (UsagePoint point : park.usagePoints()) {
            String key = "usage_point " + point.id();
            reference(
                    key,
                    "tenant",
                    point.tenant(),
                    park.tenants().stream().anyMatch(t -> t.id().equals(point.tenant())),
                    "tenants.csv");
            reference(key, "bus", point.bus(), hasBus(point.bus()), "buses.csv");
            boolean single = point.mode() == SupplyMode.SINGLE_USER;
            if (single && (point.kind() != UsagePoint.Kind.SOURCE || point.directUser() == null)) {
                wrong(key, "supply_mode", "single-user", "is for a source with a direct_user", "");
            }
            if ((point.kind() == UsagePoint.Kind.GRID) != (point.mode() == SupplyMode.GRID)
                    && point.kind() != UsagePoint.Kind.LOAD) {
                wrong(
                        key,
                        "supply_mode",
                        Table.word(point.mode()),
                        "does not fit a " + Table.word(point.kind()),
                        "The grid point is 'grid', sources are 'pool' or 'single-user', a storage is 'pool'");
            }
            UsagePointId direct = point.directUser();
            if (direct != null) {
                kind(key, "direct_user", direct, UsagePoint.Kind.LOAD, point.validity());
                if (!single) {
                    wrong(key, "direct_user", direct.value(), "needs supply_mode single-user", "");
                }
            }
            if (point.surplus() == SupplyMode.SINGLE_USER && !single) {
                wrong(key, "surplus_to", "single-user", "is no place for a surplus", "Use pool or grid");
            }
            if (single && point.surplus() == SupplyMode.SINGLE_USER) {
                wrong(key, "surplus_to", "", "is empty", "Say where a single-user source's surplus goes: pool or grid");
            }
        }
        for (UsagePoint.Kind kind : List.of(UsagePoint.Kind.LOAD, UsagePoint.Kind.GRID)) {
            if (park.usagePoints(kind).isEmpty()) {
                problems.add(new Problem(
                        "usage_points.csv",
                        0,
                        "kind",
                        Table.word(kind),
                        "is missing",
                        "A park has at least one load and its grid connection"));
            }
        }
    }

    private void devices() {
        for (Device device : park.devices()) {
            String key = "device " + device.id();
            UsagePoint point = points.get(device.usagePoint());
            if (point == null) {
                reference(key, "usage_point", device.usagePoint().value(), false, "usage_points.csv");
                continue;
            }
            UsagePoint.Kind fits = switch (device.technology()) {
                case WIND, SOLAR_GROUND, SOLAR_ROOF -> UsagePoint.Kind.SOURCE;
                case BATTERY -> UsagePoint.Kind.STORAGE;
                case LOAD -> UsagePoint.Kind.LOAD;
            };
            if (point.kind() != fits) {
                wrong(
                        key,
                        "technology",
                        Table.word(device.technology()),
                        "does not fit the " + Table.word(point.kind()) + " " + point.id(),
                        "");
            }
            within(key, device.validity(), point);
        }
        for (UsagePoint point : park.usagePoints()) {
            SortedSet<Instant> instants = new TreeSet<>();
            park.devices().stream()
                    .filter(d -> d.usagePoint().equals(point.id()))
                    .forEach(d -> instants.add(d.validity().start()));
            for (Instant at : instants) {
                if (park.capacity(point.id(), at).compareTo(point.limit()) > 0) {
                    wrong(
                            "usage_point " + point.id(),
                            "limit_kw",
                            point.limit().kilowatts().toPlainString(),
                            "is below the "
                                    + park.capacity(point.id(), at).kilowatts().toPlainString()
                                    + " kW of devices behind it from "
                                    + at.atZone(park.zone()).toLocalDate(),
                            "Raise the connection capacity or mend devices.csv");
                    break;
                }
            }
            if (instants.isEmpty() && point.kind() != UsagePoint.Kind.GRID) {
                wrong(
                        "usage_point " + point.id(),
                        "",
                        "",
                        "has no device",
                        "Every source, storage and load needs a line in devices.csv");
            }
        }
    }

    private void meters() {
        SortedMap<String, List<Meter>> byRegister = new TreeMap<>();
        for (Meter meter : park.meters()) {
            String key = "meter " + meter.id();
            UsagePoint point = points.get(meter.usagePoint());
            if (point == null) {
                reference(key, "usage_point", meter.usagePoint().value(), false, "usage_points.csv");
                continue;
            }
            boolean fits = switch (point.kind()) {
                case SOURCE -> meter.flow() != Meter.Flow.IMPORT;
                case LOAD -> meter.flow() == Meter.Flow.IMPORT;
                case STORAGE, GRID -> meter.flow() != Meter.Flow.AVAILABLE;
            };
            if (!fits) {
                wrong(
                        key,
                        "flow",
                        Table.word(meter.flow()),
                        "does not fit the " + Table.word(point.kind()) + " " + point.id(),
                        "A source exports (and may have 'available'), a load imports, storage and grid do both");
            }
            byRegister
                    .computeIfAbsent(point.id() + " " + Table.word(meter.flow()), k -> new ArrayList<>())
                    .add(meter);
        }
        byRegister
                .values()
                .forEach(list -> disjoint(list, Meter::validity, m -> "meter " + m.id(), "meters of one register"));
        for (UsagePoint point : park.usagePoints()) {
            List<Meter.Flow> needed = switch (point.kind()) {
                case SOURCE -> List.of(Meter.Flow.EXPORT);
                case LOAD -> List.of(Meter.Flow.IMPORT);
                case STORAGE, GRID -> List.of(Meter.Flow.IMPORT, Meter.Flow.EXPORT);
            };
            for (Meter.Flow flow : needed) {
                if (!byRegister.containsKey(point.id() + " " + Table.word(flow))) {
                    wrong(
                            "usage_point " + point.id(),
                            "",
                            "",
                            "has no meter for " + Table.word(flow),
                            "Add one to meters.csv (650 (十四), 688 (八): every point is metered)");
                }
            }
        }
    }

    private void contracts() {
        for (Contract contract : park.contracts()) {
            String key = "contract " + contract.id();
            kind(key, "source", contract.source(), UsagePoint.Kind.SOURCE, contract.validity());
            kind(key, "user", contract.user(), UsagePoint.Kind.LOAD, contract.validity());
            UsagePoint user = points.get(contract.user());
            if (user != null && user.mode() == SupplyMode.GRID) {
                wrong(
                        key,
                        "user",
                        contract.user().value(),
                        "is not eligible for direct supply",
                        "Its supply_mode is grid (RC-16)");
            }
            for (Contract other : park.contracts()) {
                boolean same =
                        other.source().equals(contract.source()) && other.user().equals(contract.user());
                if (same
                        && other.id().compareTo(contract.id()) < 0
                        && other.validity().overlaps(contract.validity())) {
                    wrong(
                            key,
                            "valid_from",
                            "",
                            "overlaps " + other.id() + " of the same source and user",
                            "End one before the other begins");
                }
            }
            long total = park.contracts().stream()
                    .filter(c -> c.source().equals(contract.source())
                            && c.validity().contains(contract.validity().start()))
                    .mapToLong(Contract::shareMillionths)
                    .sum();
            if (total > 1_000_000) {
                wrong(
                        key,
                        "share",
                        rowText(key, "share"),
                        "brings the shares of " + contract.source() + " above 1",
                        "The shares of a source sum to at most 1 at any time");
            }
        }
    }

    private void storages() {
        SortedMap<UsagePointId, List<StorageUnit>> byPoint = new TreeMap<>();
        for (StorageUnit unit : park.storages()) {
            String key = "storage " + unit.usagePoint() + unit.validity().start();
            kind(key, "usage_point", unit.usagePoint(), UsagePoint.Kind.STORAGE, unit.validity());
            byPoint.computeIfAbsent(unit.usagePoint(), k -> new ArrayList<>()).add(unit);
            if (unit.eNom().wattHours() <= 0) {
                wrong(key, "e_nom_kwh", unit.eNom().kilowattHours().toPlainString(), "is not positive", "");
            }
            if (unit.opening().compareTo(unit.eNom()) > 0) {
                wrong(key, "opening_kwh", unit.opening().kilowattHours().toPlainString(), "is more than e_nom_kwh", "");
            }
        }
        byPoint.values()
                .forEach(list -> disjoint(
                        list,
                        StorageUnit::validity,
                        s -> "storage " + s.usagePoint() + s.validity().start(),
                        "rules of one storage"));
        for (UsagePoint point : park.usagePoints(UsagePoint.Kind.STORAGE)) {
            boolean covered = byPoint.getOrDefault(point.id(), List.of()).stream()
                    .anyMatch(
                            s -> !s.validity().start().isAfter(point.validity().start()));
            if (!covered) {
                wrong(
                        "usage_point " + point.id(),
                        "valid_from",
                        "",
                        "has no rule in storage.csv from its first day",
                        "");
            }
        }
    }

    private void rules() {
        for (TracingRule.Tier tier : TracingRule.Tier.values()) {
            List<TracingRule> ofTier =
                    park.rules().stream().filter(r -> r.tier() == tier).toList();
            disjoint(
                    ofTier,
                    TracingRule::validity,
                    r -> "rule " + Table.word(tier) + r.validity().start(),
                    "rules of one tier");
            if (ofTier.isEmpty()) {
                problems.add(new Problem(
                        "rules.csv",
                        0,
                        "tier",
                        Table.word(tier),
                        "has no rule",
                        "One of: " + String.join(", ", tier.kinds())));
            }
        }
    }

    private void factorsAndThresholds() {
        SortedMap<UsagePointId, List<LossFactor>> losses = new TreeMap<>();
        for (LossFactor factor : park.lossFactors()) {
            String key = "loss " + factor.usagePoint() + factor.validity().start();
            UsagePoint point = points.get(factor.usagePoint());
            if (point == null) {
                reference(key, "usage_point", factor.usagePoint().value(), false, "usage_points.csv");
            } else if (point.kind() == UsagePoint.Kind.LOAD) {
                wrong(
                        key,
                        "usage_point",
                        point.id().value(),
                        "is a load",
                        "Losses are declared for the way from a source, a storage or the grid");
            }
            losses.computeIfAbsent(factor.usagePoint(), k -> new ArrayList<>()).add(factor);
        }
        losses.values()
                .forEach(list -> disjoint(
                        list,
                        LossFactor::validity,
                        l -> "loss " + l.usagePoint() + l.validity().start(),
                        "factors of one usage point"));
        SortedMap<String, List<Threshold>> thresholds = new TreeMap<>();
        park.thresholds()
                .forEach(t -> thresholds
                        .computeIfAbsent(t.key(), k -> new ArrayList<>())
                        .add(t));
        thresholds
                .values()
                .forEach(list -> disjoint(
                        list,
                        Threshold::validity,
                        t -> "threshold " + t.key() + t.validity().start(),
                        "values of one key"));
    }

    private void accounts() {
        for (CarbonChoice.Key choice : CarbonChoice.Key.values()) {
            disjoint(
                    park.carbonChoices().stream().filter(c -> c.key() == choice).toList(),
                    CarbonChoice::validity,
                    c -> "choice " + Table.word(c.key()) + c.validity().start(),
                    "values of one key");
        }
        for (GreenPurchase purchase : park.greenPurchases()) {
            String key = "purchase " + purchase.user() + " " + purchase.month() + " " + Table.word(purchase.kind());
            load(key, purchase.user());
            if (purchase.mechanism().compareTo(purchase.amount()) > 0) {
                wrong(
                        key,
                        "mechanism_kwh",
                        rowText(key, "mechanism_kwh"),
                        "is more than kwh",
                        "It is the part of kwh that was generated under the mechanism price");
            }
        }
        for (EnergyActivity activity : park.energyActivities()) {
            load("activity " + activity.user() + " " + activity.year() + " " + activity.carrier(), activity.user());
        }
        for (MonthlyProfile.Quantity quantity : MonthlyProfile.Quantity.values()) {
            long months = park.monthlyProfiles().stream()
                    .filter(p -> p.quantity() == quantity)
                    .count();
            if (months != 0 && months != 12) {
                problems.add(new Problem(
                        "monthly_profiles.csv",
                        0,
                        "quantity",
                        Table.word(quantity),
                        "has " + months + " of 12 months",
                        "Give all months, or none"));
            }
        }
    }

    private void load(String key, UsagePointId user) {
        UsagePoint point = points.get(user);
        if (point == null || point.kind() != UsagePoint.Kind.LOAD) {
            wrong(
                    key,
                    "usage_point",
                    user.value(),
                    point == null ? "is not in usage_points.csv" : "is a " + Table.word(point.kind()) + ", not a load",
                    "");
        }
    }

    private void certificateTerms() {
        SortedMap<String, List<CertificateTerm>> groups = new TreeMap<>();
        for (CertificateTerm term : park.certificateTerms()) {
            UsagePointId point = term.usagePoint();
            groups.computeIfAbsent(termKey(term), k -> new ArrayList<>()).add(term);
            if (point != null && !points.containsKey(point)) {
                reference(termRow(term), "usage_point", point.value(), false, "usage_points.csv");
            }
        }
        groups.values()
                .forEach(list -> disjoint(
                        list, CertificateTerm::validity, ParkChecks::termRow, "terms of one key and usage point"));
        for (CertificateTerm.Key key : CertificateTerm.Key.values()) {
            if (key.isRequired()) {
                covered(key, groups.getOrDefault(Table.word(key) + " ", List.of()));
            }
        }
    }

    /** A required term holds from the first usage point on. */
    private void covered(CertificateTerm.Key key, List<CertificateTerm> terms) {
        Instant at = points.values().stream()
                .map(p -> p.validity().start())
                .min(Instant::compareTo)
                .orElse(Validity.OPEN);
        while (at.isBefore(Validity.OPEN)) {
            Instant from = at;
            List<CertificateTerm> now = Validity.at(from, terms, CertificateTerm::validity);
            if (now.isEmpty()) {
                problems.add(new Problem(
                        "certificates.csv",
                        0,
                        "key",
                        Table.word(key),
                        "has no value for the whole park on "
                                + from.atZone(park.zone()).toLocalDate(),
                        "Leave usage_point empty and valid_to open"));
                return;
            }
            at = now.getFirst().validity().end();
        }
    }

    private static String termKey(CertificateTerm term) {
        UsagePointId point = term.usagePoint();
        return Table.word(term.key()) + " " + (point == null ? "" : point.value());
    }

    private static String termRow(CertificateTerm term) {
        return "term " + termKey(term) + term.validity().start();
    }

    // ---- helpers ----

    private boolean hasBus(String bus) {
        return park.buses().stream().anyMatch(b -> b.id().equals(bus));
    }

    private void kind(String key, String column, UsagePointId id, UsagePoint.Kind kind, Interval validity) {
        UsagePoint point = points.get(id);
        if (point == null) {
            reference(key, column, id.value(), false, "usage_points.csv");
        } else if (point.kind() != kind) {
            wrong(key, column, id.value(), "is a " + Table.word(point.kind()) + ", not a " + Table.word(kind), "");
        } else {
            within(key, validity, point);
        }
    }

    private void within(String key, Interval validity, UsagePoint point) {
        if (validity.start().isBefore(point.validity().start())) {
            wrong(
                    key,
                    "valid_from",
                    rowText(key, "valid_from"),
                    "is before usage point " + point.id() + " exists",
                    "That begins on "
                            + point.validity().start().atZone(park.zone()).toLocalDate());
        }
    }

    private <T> void disjoint(List<T> items, Function<T, Interval> validity, Function<T, String> key, String what) {
        for (int i = 0; i < items.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (validity.apply(items.get(i)).overlaps(validity.apply(items.get(j)))) {
                    wrong(
                            key.apply(items.get(i)),
                            "valid_from",
                            rowText(key.apply(items.get(i)), "valid_from"),
                            "overlaps line " + line(key.apply(items.get(j))) + " (" + what + ")",
                            "Ends are exclusive: end one on the day the next begins");
                }
            }
        }
    }

    private void reference(String key, String column, String value, boolean found, String where) {
        if (!found) {
            wrong(key, column, value, "is not in " + where, "");
        }
    }

    private String rowText(String key, String column) {
        Table.Row row = rowOf.get(key);
        return row == null ? "" : row.text(column);
    }

    private long line(String key) {
        Table.Row row = rowOf.get(key);
        return row == null ? 0 : row.line();
    }

    private void wrong(String key, String column, @Nullable String value, String message, String hint) {
        Table.Row row = rowOf.get(key);
        String text = value == null ? "" : value;
        if (row == null) {
            problems.add(new Problem("park", 0, column, text, message, hint));
        } else {
            row.problem(column, text, message, hint);
        }
    }
}
