package greenpark.core.park;

import greenpark.core.quantity.Energy;
import greenpark.core.quantity.Power;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the tables of a park's folder into a {@link Park}, or refuses with everything that is wrong.
 *
 * <p>This class knows each table's columns and types; {@link ParkChecks} knows what must hold between them.
 *
 * @see "docs/formats/park.md"
 */
public final class ParkReader {
    private static final UsagePointId NONE = new UsagePointId("none");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final SortedMap<String, byte[]> files;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, Table.Row> rowOf = new TreeMap<>();
    private ZoneId zone = UTC;

    private ParkReader(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /**
     * @param files the folder's tables: file name to bytes
     * @throws BadInput with every problem found, each with file, line, value and a hint
     */
    public static Park read(SortedMap<String, byte[]> files) {
        ParkReader reader = new ParkReader(files);
        Park park = reader.park();
        if (reader.problems.isEmpty()) {
            ParkChecks.check(park, reader.rowOf, reader.problems);
        }
        if (!reader.problems.isEmpty()) {
            throw new BadInput(reader.problems);
        }
        return park;
    }

    private Park park() {
        SortedMap<String, Table.Row> keys = new TreeMap<>();
        Table table = table("park.csv", "key", "value", "note");
        List<String> known = List.of(
                "id",
                "name_zh",
                "name_en",
                "zone",
                "latitude_deg",
                "longitude_deg",
                "altitude_m",
                "step_minutes",
                "readings_origin");
        for (Table.Row row : table.rows()) {
            String key = row.required("key");
            if (!known.contains(key)) {
                row.problem("key", key, "is unknown", "Known keys: " + String.join(", ", known));
            } else if (keys.put(key, row) != null) {
                row.problem("key", key, "stands twice", "");
            }
        }
        for (String key : known) {
            if (!keys.containsKey(key)) {
                problems.add(new Problem("park.csv", 0, "key", key, "is missing", ""));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        zone = cell(keys, "zone")
                .parse("value", null, ZoneId::of, "is no time zone", "For instance Asia/Shanghai", UTC);
        int step = cell(keys, "step_minutes").decimal("value", "1", "60", "").intValue();
        if (step <= 0 || 60 % step != 0) {
            cell(keys, "step_minutes")
                    .problem("value", Integer.toString(step), "does not divide the hour", "Use 15, 30 or 60");
            step = 15;
        }
        AccountTables accounts = new AccountTables(this);
        return new Park(
                cell(keys, "id").required("value"),
                new Name(
                        cell(keys, "name_zh").required("value"),
                        cell(keys, "name_en").required("value")),
                zone,
                cell(keys, "latitude_deg").decimal("value", "-90", "90", ""),
                cell(keys, "longitude_deg").decimal("value", "-180", "180", ""),
                cell(keys, "altitude_m").decimal("value", "-500", "9000", ""),
                Duration.ofMinutes(step),
                cell(keys, "readings_origin").oneOf("value", Park.ReadingsOrigin.class),
                tenants(),
                buses(),
                branches(),
                usagePoints(),
                devices(),
                meters(),
                contracts(),
                storages(),
                lossFactors(),
                rules(),
                thresholds(),
                certificateTerms(),
                noBackFeed(),
                holidays(),
                published(),
                accounts.planFigures(),
                accounts.choices(),
                accounts.purchases(),
                accounts.activities(),
                accounts.indicatorInputs(),
                accounts.profiles());
    }

    /** The row of a key that is known to be there. */
    private static Table.Row cell(SortedMap<String, Table.Row> keys, String key) {
        return Objects.requireNonNull(keys.get(key));
    }

    private List<Tenant> tenants() {
        return each(
                table("tenants.csv", "tenant", "name_zh", "name_en", "role", "industry_zh", "industry_en"),
                row -> new Tenant(
                        id(row, "tenant", "tenant"),
                        name(row),
                        row.oneOf("role", Tenant.Role.class),
                        new Name(row.text("industry_zh"), row.text("industry_en"))),
                Comparator.comparing(Tenant::id));
    }

    private List<Bus> buses() {
        return each(
                table("buses.csv", "bus", "name_zh", "name_en", "voltage_kv"),
                row -> new Bus(id(row, "bus", "bus"), name(row), row.decimal("voltage_kv", "0.2", "1000", "")),
                Comparator.comparing(Bus::id));
    }

    private List<Branch> branches() {
        return each(
                table("branches.csv", "branch", "kind", "from_bus", "to_bus", "rated_mva", "valid_from", "valid_to"),
                row -> new Branch(
                        id(row, "branch", "branch"),
                        row.oneOf("kind", Branch.Kind.class),
                        row.required("from_bus"),
                        row.required("to_bus"),
                        row.decimal("rated_mva", "0.001", "10000", ""),
                        validity(row)),
                Comparator.comparing(Branch::id));
    }

    private List<UsagePoint> usagePoints() {
        return each(
                table(
                        "usage_points.csv",
                        "usage_point",
                        "name_zh",
                        "name_en",
                        "kind",
                        "tenant",
                        "bus",
                        "limit_kw",
                        "supply_mode",
                        "direct_user",
                        "surplus_to",
                        "priority",
                        "valid_from",
                        "valid_to"),
                row -> {
                    SupplyMode mode = row.oneOf("supply_mode", SupplyMode.class);
                    return new UsagePoint(
                            new UsagePointId(id(row, "usage_point", "usage_point")),
                            name(row),
                            row.oneOf("kind", UsagePoint.Kind.class),
                            row.required("tenant"),
                            row.required("bus"),
                            power(row, "limit_kw"),
                            mode,
                            row.has("direct_user") ? usagePointId(row, "direct_user") : null,
                            row.has("surplus_to") ? row.oneOf("surplus_to", SupplyMode.class) : mode,
                            row.decimal("priority", "1", "99", "1").intValue(),
                            validity(row));
                },
                Comparator.comparing(UsagePoint::id));
    }

    private List<Device> devices() {
        return each(
                table(
                        "devices.csv",
                        "device",
                        "usage_point",
                        "technology",
                        "p_nom_kw",
                        "phase",
                        "valid_from",
                        "valid_to"),
                row -> new Device(
                        id(row, "device", "device"),
                        usagePointId(row, "usage_point"),
                        row.oneOf("technology", Device.Technology.class),
                        power(row, "p_nom_kw"),
                        row.required("phase"),
                        validity(row)),
                Comparator.comparing(Device::id));
    }

    private List<Meter> meters() {
        return each(
                table(
                        "meters.csv",
                        "meter",
                        "usage_point",
                        "flow",
                        "multiplier",
                        "digits",
                        "decimals",
                        "valid_from",
                        "valid_to"),
                row -> new Meter(
                        row.parse(
                                "meter",
                                null,
                                MeterId::new,
                                "is not an id",
                                "Use letters, digits, '-', '_' and '.'",
                                new MeterId("none")),
                        usagePointId(row, "usage_point"),
                        row.oneOf("flow", Meter.Flow.class),
                        row.decimal("multiplier", "0.000001", "10000000", ""),
                        row.decimal("digits", "1", "12", "").intValue(),
                        row.decimal("decimals", "0", "6", "").intValue(),
                        remember(row, "meter", row.text("meter"), validity(row))),
                Comparator.comparing(Meter::id));
    }

    private List<Contract> contracts() {
        return each(
                table("contracts.csv", "contract", "source", "user", "share", "valid_from", "valid_to"),
                row -> new Contract(
                        id(row, "contract", "contract"),
                        usagePointId(row, "source"),
                        usagePointId(row, "user"),
                        millionths(row, "share", "1"),
                        validity(row)),
                Comparator.comparing(Contract::id));
    }

    private List<StorageUnit> storages() {
        return each(
                table(
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
                    UsagePointId point = usagePointId(row, "usage_point");
                    Interval validity = validity(row);
                    return new StorageUnit(
                            point,
                            energy(row, "e_nom_kwh"),
                            efficiency(row, "efficiency_store"),
                            efficiency(row, "efficiency_dispatch"),
                            millionths(row, "standing_loss_per_hour", "0.1"),
                            energy(row, "opening_kwh"),
                            row.oneOf("lot_order", StorageUnit.LotOrder.class),
                            row.oneOf("charge_from", StorageUnit.ChargeFrom.class),
                            remember(row, "storage", point.value() + validity.start(), validity));
                },
                Comparator.comparing(StorageUnit::usagePoint)
                        .thenComparing(s -> s.validity().start()));
    }

    private List<LossFactor> lossFactors() {
        return each(
                table("loss_factors.csv", "usage_point", "factor", "source", "valid_from", "valid_to"),
                row -> {
                    UsagePointId point = usagePointId(row, "usage_point");
                    Interval validity = validity(row);
                    return new LossFactor(
                            point,
                            millionths(row, "factor", "0.5"),
                            row.required("source"),
                            remember(row, "loss", point.value() + validity.start(), validity));
                },
                Comparator.comparing(LossFactor::usagePoint)
                        .thenComparing(l -> l.validity().start()));
    }

    private List<TracingRule> rules() {
        return each(
                table(
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
                    Interval validity = validity(row);
                    return new TracingRule(
                            tier,
                            kind,
                            row.required("version"),
                            row.has("limit") ? millionths(row, "limit", "1") : 0,
                            row.required("source"),
                            row.required("confidence"),
                            remember(row, "rule", Table.word(tier) + validity.start(), validity));
                },
                Comparator.comparing(TracingRule::tier)
                        .thenComparing(r -> r.validity().start()));
    }

    private List<Threshold> thresholds() {
        return each(
                table(
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
                    Interval validity = validity(row);
                    return new Threshold(
                            row.required("key"),
                            row.decimal("value", "-1000000000", "1000000000", ""),
                            row.text("unit"),
                            row.required("source"),
                            row.required("confidence"),
                            row.parse("placeholder", "no", ParkReader::yesOrNo, "is neither yes nor no", "", false),
                            remember(row, "threshold", row.text("key") + validity.start(), validity));
                },
                Comparator.comparing(Threshold::key)
                        .thenComparing(t -> t.validity().start()));
    }

    private List<CertificateTerm> certificateTerms() {
        return each(
                table(
                        "certificates.csv",
                        "key",
                        "usage_point",
                        "value",
                        "source",
                        "confidence",
                        "placeholder",
                        "valid_from",
                        "valid_to"),
                row -> {
                    CertificateTerm.Key key = row.oneOf("key", CertificateTerm.Key.class);
                    String value = row.required("value");
                    String complaint = value.isEmpty() ? "" : key.complaint(value);
                    if (!complaint.isEmpty()) {
                        row.problem("value", value, complaint, "See docs/formats/park.md");
                    }
                    Interval validity = validity(row);
                    return new CertificateTerm(
                            key,
                            row.has("usage_point") ? usagePointId(row, "usage_point") : null,
                            value,
                            row.required("source"),
                            row.required("confidence"),
                            row.parse("placeholder", "no", ParkReader::yesOrNo, "is neither yes nor no", "", false),
                            remember(
                                    row,
                                    "term",
                                    Table.word(key) + " " + row.text("usage_point") + validity.start(),
                                    validity));
                },
                Comparator.comparing(CertificateTerm::key)
                        .thenComparing(t ->
                                t.usagePoint() == null ? "" : t.usagePoint().value())
                        .thenComparing(t -> t.validity().start()));
    }

    private List<Interval> noBackFeed() {
        return each(
                table("no_back_feed.csv", "from", "to", "source"),
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
                    return interval(row, "to", from, to);
                },
                Comparator.comparing(Interval::start));
    }

    private SortedSet<LocalDate> holidays() {
        return new TreeSet<>(each(
                table("holidays.csv", "date", "name", "source"),
                row -> row.parse(
                        "date", null, LocalDate::parse, "is no date", "For instance 2028-10-01", LocalDate.EPOCH),
                LocalDate::compareTo));
    }

    private List<Published> published() {
        return each(
                table("published.csv", "key", "gwh", "source", "why_zh", "why_en"),
                row -> new Published(
                        row.parse(
                                "key",
                                null,
                                ParkReader::publishedKey,
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

    // ---- cells ----

    Table table(String file, String... columns) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            problems.add(new Problem(
                    file,
                    0,
                    "",
                    "",
                    "is missing from the park's folder",
                    "An empty table still has its header: " + String.join(",", columns)));
            bytes = Table.bytes(String.join(",", columns));
        }
        return Table.read(file, bytes, List.of(columns), problems);
    }

    static <T> List<T> each(Table table, Function<Table.Row, T> reader, Comparator<T> order) {
        List<T> items = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            items.add(reader.apply(row));
        }
        items.sort(order);
        return List.copyOf(items);
    }

    private String id(Table.Row row, String kind, String column) {
        String id =
                row.parse(column, null, Ids::checked, "is not an id", "Use letters, digits, '-', '_' and '.'", "none");
        Table.Row before = rowOf.putIfAbsent(kind + " " + id, row);
        if (before != null) {
            row.problem(column, id, "stands twice, first on line " + before.line(), "");
        }
        return id;
    }

    /** Notes the line of something that has no id of its own, so that checks can name it. */
    <T> T remember(Table.Row row, String kind, String key, T value) {
        if (rowOf.putIfAbsent(kind + " " + key, row) != null) {
            row.problem("", key, "stands twice", "");
        }
        return value;
    }

    private static Name name(Table.Row row) {
        return new Name(row.required("name_zh"), row.required("name_en"));
    }

    static UsagePointId usagePointId(Table.Row row, String column) {
        return row.parse(
                column, null, UsagePointId::new, "is not an id", "Use letters, digits, '-', '_' and '.'", NONE);
    }

    private static Power power(Table.Row row, String column) {
        BigDecimal kilowatts = row.decimal(column, "0", "100000000", "");
        return row.has(column)
                ? row.parse(
                        column,
                        null,
                        text -> Power.ofKilowatts(kilowatts.toPlainString()),
                        "is no whole number of watts",
                        "",
                        new Power(0))
                : new Power(0);
    }

    static Energy energy(Table.Row row, String column) {
        row.decimal(column, "0", "1000000000", "");
        return row.parse(
                column, null, text -> Energy.of(text, "kWh"), "is no whole number of watt-hours", "", Energy.ZERO);
    }

    private static int millionths(Table.Row row, String column, String high) {
        row.decimal(column, "0", high, "");
        return row.parse(
                column,
                null,
                text -> new BigDecimal(text).movePointRight(6).intValueExact(),
                "has more than six decimals",
                "",
                0);
    }

    private static int efficiency(Table.Row row, String column) {
        int millionths = millionths(row, column, "1");
        if (row.has(column) && millionths < 100_000) {
            row.problem(
                    column, row.text(column), "is below 0.1", "An efficiency is a fraction of 1, for instance 0.95");
            return 1_000_000;
        }
        return millionths;
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    Interval validity(Table.Row row) {
        Instant from =
                row.parse("valid_from", null, this::startOfDay, "is no date", "For instance 2027-12-31", Instant.EPOCH);
        Instant to = row.parse(
                "valid_to",
                "open",
                text -> text.equals("open") ? Validity.OPEN : startOfDay(text),
                "is no date",
                "The first day on which it no longer holds, or leave it empty",
                Validity.OPEN);
        return interval(row, "valid_to", from, to);
    }

    private static Interval interval(Table.Row row, String column, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            row.problem(column, row.text(column), "is not after the beginning", "Ends are exclusive");
            return new Interval(from, from.plusSeconds(1));
        }
        return new Interval(from, to);
    }

    private Instant startOfDay(String date) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }
}
