package greenpark.core.park;

import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was agreed: contracts, the rules of storages and tiers, loss factors and thresholds. */
final class RuleChecks {
    private final ParkLines lines;
    private final Park park;

    RuleChecks(ParkLines lines) {
        this.lines = lines;
        this.park = lines.park;
    }

    void run() {
        contracts();
        storages();
        rules();
        lossFactors();
        thresholds();
    }

    private void contracts() {
        for (Contract contract : park.contracts()) {
            String key = "contract " + contract.id();
            lines.kind(key, "source", contract.source(), UsagePoint.Kind.SOURCE, contract.validity());
            lines.kind(key, "user", contract.user(), UsagePoint.Kind.LOAD, contract.validity());
            UsagePoint user = lines.point(contract.user());
            if (user != null && user.mode() == SupplyMode.GRID) {
                lines.wrong(
                        key,
                        "user",
                        contract.user().value(),
                        "is not eligible for direct supply",
                        "Its supply_mode is grid (RC-16)");
            }
            UsagePoint source = lines.point(contract.source());
            if (source != null && source.mode() == SupplyMode.SINGLE_USER && source.surplus() == SupplyMode.GRID) {
                lines.wrong(
                        key,
                        "source",
                        contract.source().value(),
                        "sends its surplus to the grid only",
                        "Its surplus_to is grid; a source with contracts feeds the pool");
            }
            for (Contract other : park.contracts()) {
                boolean same =
                        other.source().equals(contract.source()) && other.user().equals(contract.user());
                if (same
                        && other.id().compareTo(contract.id()) < 0
                        && other.validity().overlaps(contract.validity())) {
                    lines.wrong(
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
                lines.wrong(
                        key,
                        "share",
                        lines.rowText(key, "share"),
                        "brings the shares of " + contract.source() + " above 1",
                        "The shares of a source sum to at most 1 at any time");
            }
        }
    }

    private void storages() {
        SortedMap<UsagePointId, List<StorageUnit>> byPoint = new TreeMap<>();
        for (StorageUnit unit : park.storages()) {
            String key = "storage " + unit.usagePoint() + unit.validity().start();
            lines.kind(key, "usage_point", unit.usagePoint(), UsagePoint.Kind.STORAGE, unit.validity());
            byPoint.computeIfAbsent(unit.usagePoint(), k -> new ArrayList<>()).add(unit);
            if (unit.eNom().wattHours() <= 0) {
                lines.wrong(key, "e_nom_kwh", unit.eNom().kilowattHours().toPlainString(), "is not positive", "");
            }
            if (unit.opening().compareTo(unit.eNom()) > 0) {
                lines.wrong(
                        key,
                        "opening_kwh",
                        unit.opening().kilowattHours().toPlainString(),
                        "is more than e_nom_kwh",
                        "");
            }
        }
        byPoint.values()
                .forEach(list -> lines.disjoint(
                        list,
                        StorageUnit::validity,
                        s -> "storage " + s.usagePoint() + s.validity().start(),
                        "rules of one storage"));
        for (UsagePoint point : park.usagePoints(UsagePoint.Kind.STORAGE)) {
            List<StorageUnit> units = byPoint.getOrDefault(point.id(), List.of());
            String gap = lines.firstGap(point.validity(), units, StorageUnit::validity);
            if (gap != null) {
                lines.wrong(
                        "usage_point " + point.id(),
                        "",
                        "",
                        "has no rule in storage.csv from " + gap,
                        "Without one its content would be written off; the rules of a storage adjoin for as long as it stands");
            }
            units.stream()
                    .skip(1)
                    .filter(unit -> unit.opening().wattHours() != 0)
                    .forEach(unit -> lines.wrong(
                            "storage " + unit.usagePoint() + unit.validity().start(),
                            "opening_kwh",
                            unit.opening().kilowattHours().toPlainString(),
                            "is not 0",
                            "Only the first rule of a storage opens its books; a later one takes over what is inside"));
        }
    }

    private void rules() {
        Interval life = lines.life();
        for (TracingRule.Tier tier : TracingRule.Tier.values()) {
            List<TracingRule> ofTier =
                    park.rules().stream().filter(r -> r.tier() == tier).toList();
            lines.disjoint(
                    ofTier,
                    TracingRule::validity,
                    r -> "rule " + Table.word(tier) + r.validity().start(),
                    "rules of one tier");
            String gap = life == null ? null : lines.firstGap(life, ofTier, TracingRule::validity);
            if (gap != null) {
                lines.lacking(
                        "rules.csv",
                        "tier",
                        Table.word(tier),
                        "has no rule" + (ofTier.isEmpty() ? "" : " from " + gap),
                        "A tier has a rule for as long as the park has usage points. One of: "
                                + String.join(", ", tier.kinds()));
            }
        }
    }

    private void lossFactors() {
        SortedMap<UsagePointId, List<LossFactor>> losses = new TreeMap<>();
        for (LossFactor factor : park.lossFactors()) {
            String key = "loss " + factor.usagePoint() + factor.validity().start();
            UsagePoint point = lines.point(factor.usagePoint());
            if (point == null) {
                lines.reference(key, "usage_point", factor.usagePoint().value(), false, "usage_points.csv");
            } else if (point.kind() == UsagePoint.Kind.LOAD) {
                lines.wrong(
                        key,
                        "usage_point",
                        point.id().value(),
                        "is a load",
                        "Losses are declared for the way from a source, a storage or the grid");
            }
            losses.computeIfAbsent(factor.usagePoint(), k -> new ArrayList<>()).add(factor);
        }
        losses.values()
                .forEach(list -> lines.disjoint(
                        list,
                        LossFactor::validity,
                        l -> "loss " + l.usagePoint() + l.validity().start(),
                        "factors of one usage point"));
    }

    private void thresholds() {
        SortedMap<String, List<Threshold>> thresholds = new TreeMap<>();
        park.thresholds()
                .forEach(t -> thresholds
                        .computeIfAbsent(t.key(), k -> new ArrayList<>())
                        .add(t));
        thresholds
                .values()
                .forEach(list -> lines.disjoint(
                        list,
                        Threshold::validity,
                        t -> "threshold " + t.key() + t.validity().start(),
                        "values of one key"));
        for (Threshold threshold : park.thresholds()) {
            if (!Threshold.KEYS.contains(threshold.key())) {
                lines.wrong(
                        "threshold " + threshold.key() + threshold.validity().start(),
                        "key",
                        threshold.key(),
                        "is unknown",
                        "Known keys: " + String.join(", ", Threshold.KEYS));
            }
            boolean counts = threshold.key().equals(Threshold.CLOSE_AFTER_DAYS)
                    || threshold.key().equals(Threshold.LOOK_BACK_MONTHS);
            if (counts
                    && (threshold.value().signum() < 0
                            || threshold.value().stripTrailingZeros().scale() > 0)) {
                lines.wrong(
                        "threshold " + threshold.key() + threshold.validity().start(),
                        "value",
                        threshold.value().toPlainString(),
                        "is no number of days or months",
                        "A whole number from 0 on");
            }
        }
        Interval life = lines.life();
        List<Threshold> limits = thresholds.getOrDefault(Threshold.BALANCE_LIMIT, List.of());
        String gap = life == null ? null : lines.firstGap(life, limits, Threshold::validity);
        if (gap != null) {
            lines.lacking(
                    "thresholds.csv",
                    "key",
                    Threshold.BALANCE_LIMIT,
                    "is missing" + (limits.isEmpty() ? "" : " from " + gap),
                    "Say which part of a month's supply the meters may leave unexplained, for instance 0.05");
        }
    }
}
