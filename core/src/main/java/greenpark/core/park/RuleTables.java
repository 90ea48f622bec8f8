package greenpark.core.park;

import greenpark.core.quantity.Energy;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tables that say what was agreed: contracts, rules, factors, thresholds and the calendar; read by {@link ParkReader}. */
final class RuleTables {
    private final ParkCells cells;

    RuleTables(ParkCells cells) {
        this.cells = cells;
    }

    List<Contract> contracts() {
        return ParkCells.each(
                cells.table("contracts.csv", "contract", "source", "user", "share", "valid_from", "valid_to"),
                row -> new Contract(
                        cells.id(row, "contract", "contract"),
                        ParkCells.usagePointId(row, "source"),
                        ParkCells.usagePointId(row, "user"),
                        ParkCells.millionths(row, "share", "1"),
                        cells.validity(row)),
                Comparator.comparing(Contract::id));
    }

    List<StorageUnit> storages() {
        return ParkCells.each(
                cells.table(
                        "storage.csv",
                        "usage_point",
                        "e_nom_kwh",
                        "efficiency_store",
                        "efficiency_dispatch",
                        "standing_loss_per_hour",
                        "opening_kwh",
                        "lot_order",
                        "charge_from",
                        "valid_from",
                        "valid_to"),
                row -> {
                    UsagePointId point = ParkCells.usagePointId(row, "usage_point");
                    Interval validity = cells.validity(row);
                    return new StorageUnit(
                            point,
                            ParkCells.energy(row, "e_nom_kwh"),
                            ParkCells.efficiency(row, "efficiency_store"),
                            ParkCells.efficiency(row, "efficiency_dispatch"),
                            ParkCells.millionths(row, "standing_loss_per_hour", "0.1"),
                            ParkCells.energy(row, "opening_kwh"),
                            row.oneOf("lot_order", StorageUnit.LotOrder.class),
                            row.oneOf("charge_from", StorageUnit.ChargeFrom.class),
                            cells.remember(row, "storage", point.value() + validity.start(), validity));
                },
                Comparator.comparing(StorageUnit::usagePoint)
                        .thenComparing(s -> s.validity().start()));
    }

    List<LossFactor> lossFactors() {
        return ParkCells.each(
                cells.table("loss_factors.csv", "usage_point", "factor", "source", "valid_from", "valid_to"),
                row -> {
                    UsagePointId point = ParkCells.usagePointId(row, "usage_point");
                    Interval validity = cells.validity(row);
                    return new LossFactor(
                            point,
                            ParkCells.millionths(row, "factor", "0.5"),
                            row.required("source"),
                            cells.remember(row, "loss", point.value() + validity.start(), validity));
                },
                Comparator.comparing(LossFactor::usagePoint)
                        .thenComparing(l -> l.validity().start()));
    }

    List<TracingRule> rules() {
        return ParkCells.each(
                cells.table(
                        "rules.csv",
                        "tier",
                        "kind",
                        "version",
                        "limit",
                        "source",
                        "confidence",
                        "valid_from",
                        "valid_to"),
                row -> {
                    TracingRule.Tier tier = row.oneOf("tier", TracingRule.Tier.class);
                    String kind = row.required("kind");
                    if (!tier.kinds().contains(kind)) {
                        row.problem(
                                "kind",
                                kind,
                                "is no rule of the tier " + Table.word(tier),
                                "One of: " + String.join(", ", tier.kinds()));
                    }
                    Interval validity = cells.validity(row);
                    return new TracingRule(
                            tier,
                            kind,
                            row.required("version"),
                            limit(row, kind),
                            row.required("source"),
                            row.required("confidence"),
                            cells.remember(row, "rule", Table.word(tier) + validity.start(), validity));
                },
                Comparator.comparing(TracingRule::tier)
                        .thenComparing(r -> r.validity().start()));
    }

    /** The limit of measured-difference; no other rule has one. */
    private static int limit(Table.Row row, String kind) {
        boolean needed = kind.equals(TracingRule.MEASURED_DIFFERENCE);
        if (needed && !row.has("limit")) {
            row.problem(
                    "limit",
                    "",
                    "is empty",
                    "Say which part of the supply " + kind + " may take for loss at most, for instance 0.03");
        }
        if (!needed && row.has("limit")) {
            row.problem(
                    "limit", row.text("limit"), "does not belong to " + kind, "Only measured-difference has a limit");
        }
        return needed && row.has("limit") ? ParkCells.millionths(row, "limit", "1") : 0;
    }

    List<Threshold> thresholds() {
        return ParkCells.each(
                cells.table(
                        "thresholds.csv",
                        "key",
                        "value",
                        "unit",
                        "source",
                        "confidence",
                        "placeholder",
                        "valid_from",
                        "valid_to"),
                row -> {
                    Interval validity = cells.validity(row);
                    return new Threshold(
                            row.required("key"),
                            row.decimal("value", "-1000000000", "1000000000", ""),
                            row.text("unit"),
                            row.required("source"),
                            row.required("confidence"),
                            row.parse("placeholder", "no", ParkCells::yesOrNo, "is neither yes nor no", "", false),
                            cells.remember(row, "threshold", row.text("key") + validity.start(), validity));
                },
                Comparator.comparing(Threshold::key)
                        .thenComparing(t -> t.validity().start()));
    }

    List<Interval> noBackFeed() {
        return ParkCells.each(
                cells.table("no_back_feed.csv", "from", "to", "source"),
                row -> {
                    Instant from = row.parse(
                            "from",
                            null,
                            Instant::parse,
                            "is no instant",
                            "For instance 2028-02-01T03:00:00Z",
                            Instant.EPOCH);
                    Instant to = row.parse(
                            "to",
                            null,
                            Instant::parse,
                            "is no instant",
                            "For instance 2028-02-01T07:00:00Z",
                            Validity.OPEN);
                    return ParkCells.interval(row, "to", from, to);
                },
                Comparator.comparing(Interval::start));
    }

    SortedSet<LocalDate> holidays() {
        return new TreeSet<>(ParkCells.each(
                cells.table("holidays.csv", "date", "name", "source"),
                row -> row.parse(
                        "date", null, LocalDate::parse, "is no date", "For instance 2028-10-01", LocalDate.EPOCH),
                LocalDate::compareTo));
    }

    List<Published> published() {
        return ParkCells.each(
                cells.table("published.csv", "key", "gwh", "source", "why_zh", "why_en"),
                row -> new Published(
                        row.parse(
                                "key",
                                null,
                                RuleTables::publishedKey,
                                "is not known",
                                "One of: demand, self-supplied",
                                "demand"),
                        row.parse("gwh", null, text -> Energy.of(text, "GWh"), "is no energy", "", Energy.ZERO),
                        row.required("source"),
                        new Name(row.text("why_zh"), row.text("why_en"))),
                Comparator.comparing(Published::key));
    }

    private static String publishedKey(String text) {
        if (!List.of("demand", "self-supplied").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
