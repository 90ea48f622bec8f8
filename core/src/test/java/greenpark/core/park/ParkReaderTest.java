package greenpark.core.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.tracing.TestPark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParkReaderTest {

    private static SortedMap<String, byte[]> files() {
        return new TestPark()
                .user("u1")
                .user("u2")
                .source("s1")
                .source("s2", "single-user", "u1", "pool")
                .storage("k1", "10,0.95,0.95,0,0,fifo,surplus")
                .contract("s1", "u1", "0.6")
                .contract("s2", "u2", "0.1")
                .loss("s1", "0.01")
                .threshold("R1", "0.6")
                .choice("region", "CN-SX")
                .purchase("u1", "2028-03", "green-trade", "100", "10")
                .activity("u1", 2028, "diesel", "5", "t")
                .indicator("water-reuse,2028,yes,8,10")
                .figure("green-share", "0.55", "")
                .files();
    }

    @Test
    void aConsistentParkIsRead() {
        Park park = ParkReader.read(files());
        assertThat(park.usagePoints())
                .extracting(p -> p.id().value())
                .containsExactly("grid", "k1", "s1", "s2", "u1", "u2");
        assertThat(park.capacity(new UsagePointId("s1"), Instant.parse("2025-01-01T00:00:00Z"))
                        .watts())
                .isEqualTo(1_000_000);
        assertThat(park.capacity(new UsagePointId("s1"), Instant.parse("2019-01-01T00:00:00Z"))
                        .watts())
                .isZero();
    }

    @Test
    void badLinesOfPurchasesAreToldTogether() {
        SortedMap<String, byte[]> files = files();
        files.put("green_trades.csv", """
                usage_point,month,kind,kwh,mechanism_kwh,source,confidence,placeholder
                u1,2028-03,green-trade,-5,0,test,high,no
                u2,2028-03,gec,10,20,test,high,no
                s1,2028-03,gec,10,0,test,high,no
                """.getBytes(StandardCharsets.UTF_8));
        BadInput bad = assertThrows(BadInput.class, () -> ParkReader.read(files));
        assertThat(bad.problems())
                .extracting(p -> p.line() + " " + p.field() + " " + p.message())
                .containsExactlyInAnyOrder(
                        "2 kwh is outside 0 … 1000000000",
                        "3 mechanism_kwh is more than kwh",
                        "4 usage_point is a source, not a load");
    }

    /** One thing made wrong at a time: in the file, the text is replaced (¶ begins a new line); the message names file, line and value. */
    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "carbon.csv       | region,CN-SX        | regio,CN-SX         | carbon.csv:2: key 'regio' is not known",
                "carbon.csv       | region,CN-SX        | grid-cfe-share,1.5  | carbon.csv:2: value '1.5' is outside 0 … 1",
                "carbon.csv       | region,CN-SX        | factor-year,soon    | carbon.csv:2: value 'soon' is no year",
                "carbon.csv       | region,CN-SX,test   | region,CN-SX,test,high,no,2025-01-01,¶region,CN-NM,test | overlaps line",
                "carbon.csv       | test,high,no        | test,high,maybe     | carbon.csv:2: placeholder 'maybe' is neither yes nor no",
                "green_trades.csv | u1,2028-03          | u3,2028-03          | green_trades.csv:2: usage_point 'u3' is not in usage_points.csv",
                "green_trades.csv | u1,2028-03          | s1,2028-03          | green_trades.csv:2: usage_point 's1' is a source, not a load",
                "green_trades.csv | 2028-03             | 2028-13             | green_trades.csv:2: month '2028-13' is no month",
                "green_trades.csv | green-trade         | green               | green_trades.csv:2: kind 'green' is not known",
                "green_trades.csv | 100,10              | 100,101             | mechanism_kwh '101' is more than kwh",
                "green_trades.csv | 100,10,test         | 100,10,             | source is empty",
                "energy_activities.csv | u1,2028        | s1,2028             | energy_activities.csv:2: usage_point 's1' is a source",
                "energy_activities.csv | diesel,5       | diesel,-5           | energy_activities.csv:2: amount '-5' is outside",
                "indicator_inputs.csv  | 2028,yes       | 2028,perhaps        | indicator_inputs.csv:2: applicable 'perhaps' is neither",
                "plan_figures.csv | green-share         | greenness           | plan_figures.csv:2: key 'greenness' is not known",
                "park.csv         | zone,Asia/Shanghai | zone,Asia/Shanghay | park.csv:5: value 'Asia/Shanghay' is no time zone",
                "park.csv         | step_minutes,15    | step_minutes,7     | park.csv:9: value '7' does not divide the hour",
                "park.csv         | latitude_deg,35    | latitude_deg,135   | park.csv:6: value '135' is outside -90 … 90",
                "park.csv         | id,test,           | idd,test,          | park.csv:2: key 'idd' is unknown",
                "park.csv         | id,test,           | zone,UTC,          | 'zone' stands twice",
                "park.csv         | key,value,note     | key,val,note       | park.csv:1: column 'val' is unknown",
                "tenants.csv      | op,司,Operator,platform,, | op,司,Operator,king,, | tenants.csv:2: role 'king' is not known",
                "usage_points.csv | u1,厂,u1,load,op,b | u1,厂,u1,load,nobody,b | usage_points.csv:3: tenant 'nobody' is not in tenants.csv",
                "usage_points.csv | u1,厂,u1,load,op,b | u1,厂,u1,load,op,x | usage_points.csv:3: bus 'x' is not in buses.csv",
                "usage_points.csv | u2,厂,u2,load      | u1,厂,u2,load      | usage_points.csv:4: usage_point 'u1' stands twice, first on line 3",
                "usage_points.csv | s1,源,s1,source,op,b,1000000,pool | s1,源,s1,source,op,b,1000000,grid | supply_mode 'grid' does not fit a source",
                "usage_points.csv | s2,源,s2,source,op,b,1000000,single-user,u1 | s2,源,s2,source,op,b,1000000,single-user,s1 | direct_user 's1' is a source, not a load",
                "usage_points.csv | s1,源,s1,source,op,b,1000000 | s1,源,s1,source,op,b,999 | limit_kw '999.000' is below the 1000.000 kW of devices behind it",
                "usage_points.csv | 1000000,pool,,,1,2020-01-01, | 1000000,pool,,,1,2020-13-01, | valid_from '2020-13-01' is no date",
                "usage_points.csv | u1,厂,u1,load      | u1,厂,u1,factory   | kind 'factory' is not known. One of: source, load, storage, grid",
                "devices.csv      | s1-d,s1,wind       | s1-d,s9,wind       | usage_point 's9' is not in usage_points.csv",
                "devices.csv      | s1-d,s1,wind       | s1-d,s1,battery    | technology 'battery' does not fit the source s1",
                "devices.csv      | wind,1000,p1,2020-01-01 | wind,1000,p1,2019-01-01 | valid_from '2019-01-01' is before usage point s1 exists",
                "devices.csv      | wind,1000          | wind,1 MW          | p_nom_kw '1 MW' is not a number",
                "devices.csv      | wind,1000          | wind,-5            | p_nom_kw '-5' is outside 0 … 100000000",
                "meters.csv       | u1-import,u1,import | u1-import,u1,export | flow 'export' does not fit the load u1",
                "meters.csv       | u2-import,u2       | u2-import,u1       | overlaps line",
                "meters.csv       | u2-import,u2       | u2-import,u1       | usage_points.csv:4: has no meter for import",
                "meters.csv       | import,1,8,2       | import,0,8,2       | multiplier '0' is outside",
                "contracts.csv    | c0,s1,u1,0.6       | c0,s1,u9,0.6       | user 'u9' is not in usage_points.csv",
                "contracts.csv    | c0,s1,u1,0.6       | c0,u2,u1,0.6       | source 'u2' is a load, not a source",
                "contracts.csv    | c0,s1,u1,0.6,2020-01-01, | c0,s1,u1,0.6,2020-01-01,¶c9,s1,u2,0.5,2020-01-01, | brings the shares of s1 above 1",
                "contracts.csv    | c0,s1,u1,0.6,2020-01-01, | c0,s1,u1,0.6,2020-01-01,¶c9,s1,u1,0.1,2020-01-01, | overlaps c0 of the same source and user",
                "storage.csv      | k1,10,0.95         | k1,10,0.05         | efficiency_store '0.05' is below 0.1",
                "storage.csv      | 0,0,fifo           | 0,20,fifo          | opening_kwh '20.000' is more than e_nom_kwh",
                "storage.csv      | fifo               | newest             | lot_order 'newest' is not known. One of: fifo, lifo, proportional",
                "loss_factors.csv | s1,0.01            | u1,0.01            | usage_point 'u1' is a load",
                "loss_factors.csv | s1,0.01            | s1,0.0100001       | factor '0.0100001' has more than six decimals",
                "rules.csv        | pool,proportional  | pool,by-lot        | kind 'by-lot' is no rule of the tier pool",
                "rules.csv        | pool,proportional,1,,test,high,2020-01-01, | # none | tier 'pool' has no rule",
                "certificates.csv | market-zone,,CN-SX    | market-place,,CN-SX  | key 'market-place' is not known",
                "certificates.csv | market-zone,,CN-SX    | market-zone,u9,CN-SX | usage_point 'u9' is not in usage_points.csv",
                "certificates.csv | market-zone,,CN-SX    | market-zone,s1,CN-SX | key 'market-zone' has no value for the whole park on 2020-01-01",
                "certificates.csv | market-zone,,CN-SX,test,high,no,2020-01-01, | market-zone,,CN-SX,test,high,no,2020-01-01,2021-01-01 | key 'market-zone' has no value for the whole park on 2021-01-01",
                "certificates.csv | market-zone,,CN-SX,test,high,no,2020-01-01, | market-zone,,CN-SX,test,high,no,2020-01-01,¶market-zone,,X,test,high,no,2021-01-01, | overlaps line",
                "certificates.csv | market-zone,,CN-SX,test,high,no,2020-01-01, | market-zone,,CN-SX,test,high,no,2020-01-01,¶market-zone,s1,CN-HA,test,high,no,2021-01-01, | certificates.csv:5: value 'CN-HA' is another market zone than the park's, CN-SX. A park lies in one zone",
                "certificates.csv | expiry-months,,24     | expiry-months,,1     | value '1' is no expiry months. A whole number from 2 to 999",
                "certificates.csv | gec-expiry-months,,24 | gec-expiry-months,,1 | value '1' is no gec expiry months. A whole number from 2 to 999",
                "certificates.csv | location,,35 111       | location,,111 35     | value '111 35' is no location",
                "certificates.csv | registry-configuration,,1 | registry-configuration,,4 | value '4' is no registry configuration",
                "certificates.csv | estimated-energy,,withhold | estimated-energy,,guess | value 'guess' is no estimated energy",
                "rules.csv        | pool,proportional,1,,test,high,2020-01-01, | pool,proportional,1,,test,high,2020-01-01,2028-02-02¶pool,equal-spread,1,,test,high,2028-02-10, | tier 'pool' has no rule from 2028-02-02",
                "rules.csv        | losses,none,1,,test,high,2020-01-01 | losses,none,1,,test,high,2020-01-02 | tier 'losses' has no rule from 2020-01-01",
                "rules.csv        | own-use,aggregated,1,,test,high,2020-01-01, | own-use,aggregated,1,,test,high,2020-01-01,2028-01-15 | tier 'own-use' has no rule from 2028-01-15",
                "rules.csv        | losses,none,1,,     | losses,measured-difference,1,, | rules.csv:2: limit is empty",
                "rules.csv        | losses,none,1,,     | losses,none,1,0.03, | limit '0.03' does not belong to none",
                "thresholds.csv   | R1,0.6,             | R99,0.6,            | thresholds.csv:3: key 'R99' is unknown",
                "thresholds.csv   | balance-limit,0.05  | balance_limit,0.05  | thresholds.csv: key 'balance-limit' is missing. Say which part",
                "thresholds.csv   | balance-limit,0.05,,test,high,no,2020-01-01 | balance-limit,0.05,,test,high,no,2021-01-01 | 'balance-limit' is missing from 2020-01-01",
                "thresholds.csv   | R1,0.6,             | R1,6e-999999999,    | value '6e-999999999' has more than 30 digits",
                "thresholds.csv   | R1,0.6,             | R1,,                | thresholds.csv:3: value is empty",
                "usage_points.csv | s1,源,s1,source,op,b,1000000 | s1,源,s1,source,op,b,1e999999999 | limit_kw '1e999999999' is outside",
                "usage_points.csv | u1,厂,u1,load,op,b,1000000,pool | u1,厂,u1,load,op,b,1000000,grid | direct_user 'u1' is not eligible for direct supply",
                "usage_points.csv | s1,源,s1,source     | unattributed,源,s1,source | usage_point 'unattributed' is no name for a source",
                "usage_points.csv | single-user,u1,pool | single-user,u1,grid | contracts.csv:3: source 's2' sends its surplus to the grid only",
                "storage.csv      | fifo,surplus,2020-01-01, | fifo,surplus,2020-01-01,2028-02-02¶k1,9,1,1,0,0,fifo,share,2028-02-03, | has no rule in storage.csv from 2028-02-02",
                "storage.csv      | fifo,surplus,2020-01-01, | fifo,surplus,2020-01-01,2028-02-02 | has no rule in storage.csv from 2028-02-02",
                "storage.csv      | fifo,surplus,2020-01-01, | fifo,surplus,2020-01-01,2028-02-02¶k1,9,1,1,0,5,fifo,share,2028-02-02, | storage.csv:3: opening_kwh '5.000' is not 0",
                "park.csv         | step_minutes,15     | step_minutes,15.9   | park.csv:9: value '15.9' is no whole number",
                "meters.csv       | u1-import,u1,import,1,8 | u1-import,u1,import,1,8.7 | digits '8.7' is no whole number",
                "meters.csv       | u1-import,u1,import,1,8 | u1-import,u1,import,10000,12 | multiplier '10000' makes one turn of the register more than 10^12 kWh",
                "meters.csv       | u1-import,u1,import,1,8 | u1-import,u1,import,1.00000000000000000000001,8 | has more than nine decimals",
                "meters.csv       | u1-import,u1,import,1,8,2,2020-01-01 | u1-import,u1,import,1,8,2,2020-01-01T25:00 | valid_from '2020-01-01T25:00' is neither a date nor a time",
                "branches.csv     | valid_from,valid_to | valid_from,valid_to¶x,line,b,c,1,2020-01-01,¶y,line,c,d,1,2020-01-01,¶z,line,d,b,1,2021-01-01, | branches.csv:4: branch 'z' closes a loop from 2021-01-01",
                "thresholds.csv   | R1,0.6,,test,high,no | R1,0.6,,test,high,maybe | placeholder 'maybe' is neither yes nor no",
                "thresholds.csv   | R1,0.6,,test       | R1,0.6,,           | source is empty",
                "thresholds.csv   | R1,0.6,,test,high,no,2020-01-01, | R1,0.6,,test,high,no,2020-01-01,¶R1,0.7,,test,high,no,2021-01-01, | overlaps line 3 (values of one key)"
            })
    void whatIsWrongIsNamed(String file, String text, String replacement, String message) {
        SortedMap<String, byte[]> files = files();
        String before = new String(files.get(file), StandardCharsets.UTF_8);
        assertThat(before).contains(text);
        files.put(file, before.replace(text, replacement.replace('¶', '\n')).getBytes(StandardCharsets.UTF_8));
        BadInput refused = assertThrows(BadInput.class, () -> ParkReader.read(files));
        assertThat(refused.problems()).anySatisfy(p -> assertThat(p.toString()).contains(message));
        assertThat(refused.problems()).allSatisfy(p -> assertThat(p.file()).endsWith(".csv"));
    }

    /** Lord Howe Island moves its clocks by half an hour. */
    @ParameterizedTest(name = "{0} minutes in {1}: {2}")
    @CsvSource({"60, Australia/Lord_Howe, false", "30, Australia/Lord_Howe, true", "60, Europe/Berlin, true"})
    void daysAreAWholeNumberOfSteps(String step, String zone, boolean accepted) {
        SortedMap<String, byte[]> files = files();
        String park = new String(files.get("park.csv"), StandardCharsets.UTF_8)
                .replace("step_minutes,15", "step_minutes," + step)
                .replace("Asia/Shanghai", zone);
        files.put("park.csv", park.getBytes(StandardCharsets.UTF_8));
        if (accepted) {
            assertThat(ParkReader.read(files).zone().getId()).isEqualTo(zone);
        } else {
            assertThatThrownBy(() -> ParkReader.read(files))
                    .hasMessageContaining(
                            "park.csv:5: value '" + zone + "' has days that are no whole number of steps");
        }
    }

    @Test
    void everyMissingTableIsNamedAtOnce() {
        SortedMap<String, byte[]> files = files();
        files.remove("devices.csv");
        files.remove("buses.csv");
        assertThatThrownBy(() -> ParkReader.read(files))
                .hasMessageContaining("devices.csv: is missing from the park's folder")
                .hasMessageContaining("buses.csv: is missing from the park's folder");
    }

    @Test
    void theReferenceParkIsConsistentAndAsPlanned() throws Exception {
        Path folder = Path.of(System.getProperty("greenpark.root", ".."), "parks", "yuncheng");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".csv")).toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        }
        Park park = ParkReader.read(files);
        Instant built = Instant.parse("2028-01-01T00:00:00Z");
        assertThat(megawatts(park, Device.Technology.WIND, built)).isEqualTo(200);
        assertThat(megawatts(park, Device.Technology.SOLAR_GROUND, built)).isEqualTo(100);
        assertThat(megawatts(park, Device.Technology.SOLAR_ROOF, built)).isEqualTo(60);
        assertThat(megawatts(park, Device.Technology.LOAD, built)).isEqualTo(183);
        assertThat(megawatts(park, Device.Technology.BATTERY, built)).isEqualTo(50);
        assertThat(park.usagePoints(UsagePoint.Kind.LOAD)).hasSizeGreaterThanOrEqualTo(40);
        List<String> green110 = park.buses().stream()
                .filter(b -> b.voltageKv().intValue() == 110)
                .map(Bus::id)
                .toList();
        assertThat(green110).hasSize(2);
        // 6 MW now, 16 MW in the end (article A3).
        UsagePointId exporter = new UsagePointId("asimco");
        assertThat(park.capacity(exporter, Instant.parse("2026-12-31T00:00:00Z"))
                        .kilowatts())
                .isEqualByComparingTo("6000");
        assertThat(park.capacity(exporter, built).kilowatts()).isEqualByComparingTo("16000");
        // All in service by the end of 2027 (A8).
        assertThat(park.devices())
                .allSatisfy(d -> assertThat(d.validity().start()).isBefore(built));
    }

    private static long megawatts(Park park, Device.Technology technology, Instant at) {
        return park.devices().stream()
                        .filter(d ->
                                d.technology() == technology && d.validity().contains(at))
                        .mapToLong(d -> d.pNom().watts())
                        .sum()
                / 1_000_000;
    }

    @Test
    void aProblemReadsAsASentence() {
        assertThat(new Problem("meters.csv", 12, "multiplier", "abc", "is not a number", "Write 12.5").toString())
                .isEqualTo("meters.csv:12: multiplier 'abc' is not a number. Write 12.5");
    }
}
