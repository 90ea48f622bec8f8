package greenpark.core.tracing;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the tables of a small park line by line and reads them as a real park is read. */
public final class TestPark {
    private final List<String> points = new ArrayList<>();
    private final List<String> devices = new ArrayList<>();
    private final List<String> meters = new ArrayList<>();
    private final List<String> contracts = new ArrayList<>();
    private final List<String> storages = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final List<String> thresholds = new ArrayList<>();
    private final List<String> noBackFeed = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private final List<String> activities = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();
    private String lossRule = "none";
    private String poolRule = "proportional";

    public TestPark() {
        term("issuing-body", "", "test-body");
        term("country-of-issuance", "", "CN");
        term("market-zone", "", "CN-SX");
        term("connected-grid", "", "test-grid");
        term("registry-configuration", "", "1");
        term("location", "", "35 111");
        term("expiry-months", "", "24");
        term("gec-expiry-months", "", "24");
        term("estimated-energy", "", "withhold");
        threshold("balance-limit", "0.05");
        points.add("grid,网,grid,grid,op,b,1000000,grid,,,,2020-01-01,");
        meter("grid", "import");
        meter("grid", "export");
    }

    public TestPark source(String id) {
        return source(id, "pool", "", "");
    }

    public TestPark source(String id, String mode, String user, String surplus) {
        points.add(id + ",源," + id + ",source,op,b,1000000," + mode + "," + user + "," + surplus + ",,2020-01-01,");
        devices.add(id + "-d," + id + ",wind,1000,p1,2020-01-01,");
        meter(id, "export");
        meter(id, "available");
        return this;
    }

    /** Puts other devices behind a point. @param more technology and power [kW], for instance {@code "wind 300"} */
    public TestPark devices(String point, String... more) {
        devices.removeIf(row -> row.contains("," + point + ","));
        for (String device : more) {
            devices.add(
                    point + "-" + devices.size() + "," + point + "," + device.replace(' ', ',') + ",p1,2020-01-01,");
        }
        return this;
    }

    public TestPark user(String id) {
        return user(id, "pool", 1);
    }

    public TestPark user(String id, String mode, int priority) {
        points.add(id + ",厂," + id + ",load,op,b,1000000," + mode + ",,," + priority + ",2020-01-01,");
        devices.add(id + "-d," + id + ",load,1000,p1,2020-01-01,");
        meter(id, "import");
        return this;
    }

    /** @param terms e_nom_kwh, efficiencies, standing loss, opening_kwh, lot_order, charge_from */
    public TestPark storage(String id, String terms) {
        points.add(id + ",储," + id + ",storage,op,b,1000000,pool,,,,2020-01-01,");
        devices.add(id + "-d," + id + ",battery,1000,p1,2020-01-01,");
        meter(id, "import");
        meter(id, "export");
        storages.add(id + "," + terms + ",2020-01-01,");
        return this;
    }

    public TestPark contract(String source, String user, String share) {
        contracts.add("c" + contracts.size() + "," + source + "," + user + "," + share + ",2020-01-01,");
        return this;
    }

    public TestPark loss(String point, String factor) {
        losses.add(point + "," + factor + ",test,2020-01-01,");
        return this;
    }

    /** @param kind and limit, for instance {@code measured-difference,1,0.03} */
    public TestPark lossRule(String kind) {
        lossRule = kind;
        return this;
    }

    public TestPark poolRule(String kind) {
        poolRule = kind;
        return this;
    }

    public TestPark threshold(String key, String value) {
        thresholds.add(key + "," + value + ",,test,high,no,2020-01-01,");
        return this;
    }

    public TestPark noBackFeed(String from, String to) {
        noBackFeed.add(from + "," + to + ",test");
        return this;
    }

    /** Says something that certificates state; what was said of the same key and point before no longer holds. */
    public TestPark term(String key, String point, String value) {
        terms.removeIf(row -> row.startsWith(key + "," + point + ","));
        terms.add(key + "," + point + "," + value + ",test,high,no,2020-01-01,");
        return this;
    }

    /** @param value for instance {@code CN-SX} for {@code region} */
    public TestPark choice(String key, String value) {
        choices.add(key + "," + value + ",test,high,no,2020-01-01,");
        return this;
    }

    /** @param kind green-trade, nuclear-trade or gec */
    public TestPark purchase(String user, String month, String kind, String kwh, String mechanismKwh) {
        trades.add(user + "," + month + "," + kind + "," + kwh + "," + mechanismKwh + ",test,high,no");
        return this;
    }

    public TestPark activity(String user, int year, String carrier, String amount, String unit) {
        activities.add(user + "," + year + "," + carrier + "," + amount + "," + unit + ",test,high,no");
        return this;
    }

    /** @param row indicator,year,applicable,numerator,denominator */
    public TestPark indicator(String row) {
        inputs.add(row + ",t,test,high,no");
        return this;
    }

    public TestPark figure(String key, String value, String unit) {
        figures.add(key + "," + value + "," + unit + ",test");
        return this;
    }

    public TestPark profile(String quantity, int month, String factor) {
        profiles.add(quantity + "," + month + "," + factor + ",test,high");
        return this;
    }

    public Park read() {
        return ParkReader.read(files());
    }

    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        table(
                files,
                "park.csv",
                "key,value,note",
                List.of(
                        "id,test,",
                        "name_zh,试,",
                        "name_en,Test,",
                        "zone,Asia/Shanghai,",
                        "latitude_deg,35,",
                        "longitude_deg,111,",
                        "altitude_m,370,",
                        "step_minutes,15,",
                        "readings_origin,metered,"));
        table(
                files,
                "tenants.csv",
                "tenant,name_zh,name_en,role,industry_zh,industry_en",
                List.of("op,司,Operator,platform,,"));
        table(files, "buses.csv", "bus,name_zh,name_en,voltage_kv", List.of("b,母线,Bus,110"));
        table(files, "branches.csv", "branch,kind,from_bus,to_bus,rated_mva,valid_from,valid_to", List.of());
        table(
                files,
                "usage_points.csv",
                "usage_point,name_zh,name_en,kind,tenant,bus,limit_kw,supply_mode,direct_user,surplus_to,priority,valid_from,valid_to",
                points);
        table(files, "devices.csv", "device,usage_point,technology,p_nom_kw,phase,valid_from,valid_to", devices);
        table(files, "meters.csv", "meter,usage_point,flow,multiplier,digits,decimals,valid_from,valid_to", meters);
        table(files, "contracts.csv", "contract,source,user,share,valid_from,valid_to", contracts);
        table(
                files,
                "storage.csv",
                "usage_point,e_nom_kwh,efficiency_store,efficiency_dispatch,standing_loss_per_hour,opening_kwh,lot_order,charge_from,valid_from,valid_to",
                storages);
        table(files, "loss_factors.csv", "usage_point,factor,source,valid_from,valid_to", losses);
        table(
                files,
                "rules.csv",
                "tier,kind,version,limit,source,confidence,valid_from,valid_to",
                List.of(
                        "losses," + (lossRule.contains(",") ? lossRule : lossRule + ",1,") + ",test,high,2020-01-01,",
                        "own-use,aggregated,1,,test,high,2020-01-01,",
                        "contract,use-it-or-lose-it,1,,test,high,2020-01-01,",
                        "pool," + poolRule + ",1,,test,high,2020-01-01,"));
        table(files, "thresholds.csv", "key,value,unit,source,confidence,placeholder,valid_from,valid_to", thresholds);
        table(
                files,
                "certificates.csv",
                "key,usage_point,value,source,confidence,placeholder,valid_from,valid_to",
                terms);
        table(files, "plan_figures.csv", "key,value,unit,source", figures);
        table(files, "carbon.csv", "key,value,source,confidence,placeholder,valid_from,valid_to", choices);
        table(
                files,
                "green_trades.csv",
                "usage_point,month,kind,kwh,mechanism_kwh,source,confidence,placeholder",
                trades);
        table(
                files,
                "energy_activities.csv",
                "usage_point,year,carrier,amount,unit,source,confidence,placeholder",
                activities);
        table(
                files,
                "indicator_inputs.csv",
                "indicator,year,applicable,numerator,denominator,unit,source,confidence,placeholder",
                inputs);
        table(files, "monthly_profiles.csv", "quantity,month,factor,source,confidence", profiles);
        table(files, "no_back_feed.csv", "from,to,source", noBackFeed);
        table(files, "holidays.csv", "date,name,source", List.of());
        table(files, "published.csv", "key,gwh,source,why_zh,why_en", List.of());
        return files;
    }

    private void meter(String point, String flow) {
        meters.add(point + "-" + flow + "," + point + "," + flow + ",1,8,2,2020-01-01,");
    }

    private static void table(SortedMap<String, byte[]> files, String name, String header, List<String> rows) {
        files.put(name, (header + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
