package greenpark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import greenpark.core.carbon.ArticleComparison;
import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.CarbonMethod;
import greenpark.core.carbon.HourlyMatching;
import greenpark.core.carbon.PartyCarbon;
import greenpark.core.carbon.Statement;
import greenpark.core.certificate.GecPool;
import greenpark.core.certificate.Side;
import greenpark.core.clearing.Clearing;
import greenpark.core.clearing.EnergyTotals;
import greenpark.core.directsupply.Gauge;
import greenpark.core.park.Name;
import greenpark.core.park.Park;
import greenpark.core.park.Published;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Roster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report of a year of the reference park, with made-up readings. */
final class HtmlReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Provenance PROVENANCE =
            new Provenance("Greenpark 0.1.0", "sha256:0123456789abcdef", Instant.parse("2029-01-05T00:00:00Z"));

    private static ReportInput input;
    private static byte[] html;
    private static JsonNode data;

    @BeforeAll
    static void write() throws Exception {
        Park park = SyntheticYear.yuncheng();
        TimeGrid grid = SyntheticYear.grid(park, "2028-01-01", "2029-01-01");
        HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
        Clearing clearing = Clearing.clear(park, SyntheticYear.readings(park, grid), grid, 2, List.of(matching));
        CarbonAccount carbon =
                CarbonAccount.of(park, SyntheticYear.rules(), clearing.energy().monthUse(), matching);
        input = new ReportInput(
                park,
                clearing,
                SyntheticYear.summary(park, grid),
                SyntheticYear.physical(clearing),
                carbon,
                ArticleComparison.of(
                                park,
                                SyntheticYear.rules(),
                                Objects.requireNonNull(carbon.years().get(2028)))
                        .lines(),
                ledger(park),
                List.of(),
                PROVENANCE);
        html = HtmlReport.write(input);
        data = data(html);
        Files.write(Path.of("target", "report-sample.html"), html);
    }

    @Test
    void aYearFitsIntoFiveMegabytes() {
        assertThat(html.length).isBetween(1_500_000, 5_000_000);
    }

    @Test
    void sameInputGivesTheSameBytes() {
        assertThat(HtmlReport.write(input)).isEqualTo(html);
    }

    @Test
    void nothingIsLoadedFromOutside() {
        String page = DATA.matcher(new String(html, StandardCharsets.UTF_8))
                .replaceAll("")
                .replace(HtmlReport.resource(HtmlReport.ECHARTS), "");
        assertThat(page)
                .hasSizeLessThan(120_000)
                .doesNotContainPattern("https?://|\\bsrc\\s*=|@import|url\\(|\\bfetch\\(|XMLHttpRequest|<link|<iframe")
                .contains("default-src 'none'")
                .doesNotContain("unsafe-eval")
                .doesNotContainPattern("script-src[^;]*unsafe-inline")
                .doesNotContain("{{");
    }

    @Test
    void theKeyFiguresAreTheAccounts() {
        EnergyTotals whole = input.clearing().energy().whole();
        JsonNode figures = data.at("figures");
        assertThat(figures.wh("consumption")).isEqualTo(whole.balance().consumption());
        assertThat(figures.wh("green")).isEqualTo(whole.green());
        assertThat(figures.wh("generation")).isEqualTo(whole.balance().generation());
        assertThat(figures.wh("export")).isEqualTo(whole.balance().export());
        assertThat(figures.wh("curtailed")).isEqualTo(whole.curtailed());
        assertThat(figures.wh("gridImport")).isEqualTo(whole.balance().gridImport());
        assertThat(figures.at("routes").sum()).isEqualTo(whole.balance().consumption());
    }

    @Test
    void factoriesAndMonthsAddUpToTheWhole() {
        EnergyTotals whole = input.clearing().energy().whole();
        for (String key : List.of("consumption", "green")) {
            long expected = data.at("figures").wh(key);
            assertThat(data.at("factories").sumOf(key)).as("factories %s", key).isEqualTo(expected);
            assertThat(data.at("months").sumOf(key)).as("months %s", key).isEqualTo(expected);
        }
        for (JsonNode factory : data.at("factories").items()) {
            long consumption = factory.wh("consumption");
            assertThat(factory.at("routes").sum()).isEqualTo(consumption);
            assertThat(factory.at("byOrigin").sum()).isEqualTo(consumption);
            assertThat(factory.at("months").items().stream()
                            .mapToLong(JsonNode::sum)
                            .sum())
                    .isEqualTo(consumption);
        }
        assertThat(data.at("equations").items())
                .allSatisfy(e -> assertThat(e.wh("difference")).isZero());
        assertThat(whole.intervals()).isEqualTo(35_136);
    }

    @Test
    void everyQuarterHourOfAFactoryIsInTheFile() {
        List<JsonNode> factories = data.at("factories").items();
        for (int user = 0; user < factories.size(); user++) {
            byte[] slots =
                    Base64.getDecoder().decode(factories.get(user).at("slots").text());
            assertThat(slots).isEqualTo(input.clearing().energy().greenShare(user));
        }
        assertThat(data.at("dates").items()).hasSize(366);
        assertThat(data.at("dayStarts").items().getLast().number()).isEqualTo(35_136);
    }

    @Test
    void whatEntersARouteLeavesIt() {
        Map<String, Long> in = new TreeMap<>();
        Map<String, Long> out = new TreeMap<>();
        for (JsonNode link : data.at("flow").items()) {
            in.merge(link.at("to").text(), link.wh("wh"), Long::sum);
            out.merge(link.at("from").text(), link.wh("wh"), Long::sum);
        }
        for (String route : List.of("own", "contract", "pool", "storage", "gridUse")) {
            assertThat(in.get(route)).as(route).isEqualTo(out.get(route));
        }
        long factories = in.entrySet().stream()
                .filter(e -> e.getKey().startsWith("u:"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long sources = out.entrySet().stream()
                .filter(e -> e.getKey().startsWith("s:"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(factories).isEqualTo(data.at("figures").wh("consumption"));
        assertThat(sources).isEqualTo(data.at("figures").wh("generation"));
        assertThat(out.get("grid")).isEqualTo(data.at("figures").wh("gridImport"));
        assertThat(in.get("export")).isEqualTo(data.at("figures").wh("export"));
    }

    @Test
    void everyGaugeIsThereWithItsValueAndState() {
        List<Gauge> gauges = input.clearing().directSupply().gauges();
        List<JsonNode> shown = data.at("gauges").items();
        assertThat(shown).hasSameSizeAs(gauges);
        for (int i = 0; i < gauges.size(); i++) {
            assertThat(shown.get(i).at("id").text()).isEqualTo(gauges.get(i).id());
            assertThat(shown.get(i).at("state").text())
                    .isEqualTo(gauges.get(i).state().name());
            assertThat(shown.get(i).at("value").decimal())
                    .isEqualTo(gauges.get(i).value());
        }
    }

    @Test
    void everyFigureOfCarbonStandsUnderItsMethod() {
        JsonNode period = data.at("carbon").at("periods").items().getFirst();
        List<PartyCarbon> parties = input.carbon().whole().parties();
        List<JsonNode> shown = period.at("parties").items();
        assertThat(shown).hasSameSizeAs(parties);
        for (int i = 0; i < parties.size(); i++) {
            hasEveryMethod(shown.get(i), parties.get(i));
        }
        hasEveryMethod(period.at("park"), input.carbon().whole().park());
    }

    private static void hasEveryMethod(JsonNode shown, PartyCarbon party) {
        assertThat(shown.at("id").text()).isEqualTo(party.id());
        List<JsonNode> statements = shown.at("statements").items();
        assertThat(statements).hasSize(CarbonMethod.values().length);
        Iterator<JsonNode> inOrder = statements.iterator();
        for (CarbonMethod method : CarbonMethod.values()) {
            JsonNode statement = inOrder.next();
            Statement expected = party.statement(method);
            assertThat(statement.at("method").text()).isEqualTo(method.name());
            assertThat(statement.at("tonnes").decimal())
                    .isEqualByComparingTo(
                            Objects.requireNonNull(expected.emissions()).tonnes());
            assertThat(statement.at("terms").sumOf("wh")).isEqualTo(expected.consumption());
        }
    }

    @Test
    void nobodySaysZeroCarbonWhereTheYearDoesNotQualify() {
        JsonNode year = data.at("indicators").items().getFirst();
        assertThat(year.at("qualifies").text())
                .isEqualTo(String.valueOf(
                        Objects.requireNonNull(input.carbon().indicators().get(2028))
                                .qualifies()));
        assertThat(year.at("statements").items()).hasSize(6);
        for (String language : Texts.LANGUAGES) {
            assertThat(Texts.of(language).get("indicators.qualifies")).doesNotContainIgnoringCase("zero-carbon");
        }
    }

    @Test
    void thePublishedFiguresStandBesideTheYears() {
        List<JsonNode> lines = data.at("article").items();
        assertThat(lines).hasSameSizeAs(input.article()).isNotEmpty();
        for (int i = 0; i < lines.size(); i++) {
            ArticleComparison.Line line = input.article().get(i);
            assertThat(lines.get(i).at("key").text()).isEqualTo(line.key());
            assertThat(lines.get(i).at("published").decimal()).isEqualByComparingTo(line.published());
            assertThat(lines.get(i).at("remarks").items()).hasSameSizeAs(line.why());
        }
    }

    @Test
    void aRemarkHasAValueForEachPlaceOfItsText() {
        Pattern place = Pattern.compile("\\{(\\d)}");
        for (String language : Texts.LANGUAGES) {
            for (JsonNode remark : data.at("remarks").items()) {
                String key = remark.at("key").text();
                String text = Objects.requireNonNull(Texts.of(language).get("remark." + key));
                assertThat(place.matcher(text).results().mapToInt(m -> Integer.parseInt(m.group(1))))
                        .as("%s %s", language, key)
                        .allMatch(i -> i < remark.at("values").items().size());
            }
        }
    }

    @Test
    void theLedgerHoldsEveryClaim() {
        long claimed = 0;
        for (JsonNode factory : data.at("ledger").at("factories").items()) {
            for (JsonNode row : factory.at("rows").items()) {
                claimed += row.at("wh").sum();
            }
        }
        assertThat(claimed)
                .isEqualTo(Objects.requireNonNull(input.ledger()).claims().stream()
                        .mapToLong(LedgerSummary.Claim::wattHours)
                        .sum());
        assertThat(data.at("ledger").at("months").items()).hasSize(12);
        JsonNode fate = data.at("ledger").at("fates").items().getFirst();
        assertThat(fate.wh("issued")).isEqualTo(1500);
        assertThat(fate.wh("left")).isEqualTo(80);
        assertThat(data.at("ledger").at("gecs").items().getFirst().wh("SELF_USE"))
                .isEqualTo(15);
    }

    @Test
    void thePlanIsComparedWithAWholeYearOnly() throws IOException {
        JsonNode demand = data.at("published").items().getFirst();
        assertThat(demand.at("comparable").text()).isEqualTo("true");
        assertThat(demand.wh("difference"))
                .isEqualTo(demand.wh("traced")
                        - input.park().published().getFirst().amount().wattHours());
        JsonNode days = data(HtmlReport.write(of(input.park(), "2028-07-16", "2028-07-20")));
        assertThat(days.at("published").items().getFirst().at("comparable").text())
                .isEqualTo("false");
        assertThat(days.at("periods").items().getFirst().at("partial").text()).isEqualTo("true");
        assertThat(days.at("meters").text()).isEqualTo("absent");
        assertThat(days.at("ledger").text()).isEqualTo("absent");
        assertThat(days.at("physicalIntervals").number()).isEqualTo(-1);
    }

    @Test
    void aHostileNameStaysAName() throws IOException {
        String hostile = "</script><script>alert('x')</script> \"quoted\" <!-- \u2028 & 园";
        Park park = named(SyntheticYear.yuncheng(), hostile);
        byte[] page = HtmlReport.write(of(park, "2028-07-16", "2028-07-17"));
        String text = new String(page, StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain("alert('x')</script>")
                .doesNotContain("<!-- ")
                .doesNotContain("\u2028");
        Matcher scripts = Pattern.compile("</script>").matcher(text);
        assertThat(scripts.results().count()).isEqualTo(3);
        assertThat(data(page).at("park").at("name").at("en").text()).isEqualTo(hostile);
        assertThat(data(page)
                        .at("factories")
                        .items()
                        .getFirst()
                        .at("name")
                        .at("zh")
                        .text())
                .isEqualTo(hostile);
    }

    /** January to March: the rest of the year comes from the declared monthly profile or the mean so far, and the page says from which. */
    @Test
    void aYearInPartShowsWhereItIsHeading() throws IOException {
        ReportInput part = of(SyntheticYear.yuncheng(), "2028-01-01", "2028-04-01");
        List<JsonNode> forecasts = data(HtmlReport.write(part)).at("forecasts").items();
        assertThat(forecasts).isNotEmpty();
        JsonNode first = forecasts.getFirst();
        assertThat(first.at("year").text()).isEqualTo("2028");
        assertThat(first.at("scope").text()).isEqualTo("PARK");
        assertThat(first.at("id").text()).isEqualTo("R1");
        assertThat(first.at("threshold").text()).isEqualTo("0.60");
        assertThat(first.at("basis").items().getFirst().at("months").items()).hasSize(9);
        JsonNode summary = JsonNode.parse(new String(SummaryJson.of(part, new TreeMap<>()), StandardCharsets.UTF_8));
        assertThat(summary.at("forecasts").items()).hasSameSizeAs(forecasts);
        assertThat(data.at("forecasts").items()).as("a whole year").isEmpty();
    }

    @Test
    void aPhysicalSummaryOfAnotherParkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HtmlReport.write(new ReportInput(
                        input.park(),
                        input.clearing(),
                        null,
                        new PhysicalSummary(new long[2][3], 1),
                        input.carbon(),
                        List.of(),
                        null,
                        List.of(),
                        PROVENANCE)))
                .withMessageContaining("origins");
    }

    private static ReportInput of(Park park, String from, String to) throws IOException {
        TimeGrid grid = SyntheticYear.grid(park, from, to);
        HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
        Clearing clearing = Clearing.clear(park, SyntheticYear.readings(park, grid), grid, 1, List.of(matching));
        CarbonAccount carbon =
                CarbonAccount.of(park, SyntheticYear.rules(), clearing.energy().monthUse(), matching);
        return new ReportInput(park, clearing, null, null, carbon, List.of(), null, List.of(), PROVENANCE);
    }

    /** Made-up claims: each factory some of two plants, every third month through storage too. */
    private static LedgerSummary ledger(Park park) {
        Roster roster = Roster.of(park);
        List<LedgerSummary.Claim> claims = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            for (UsagePoint user : roster.users()) {
                for (int plant = 0; plant < 2; plant++) {
                    String id = roster.sources().get(plant).id().value();
                    YearMonth when = YearMonth.of(2028, month);
                    claims.add(new LedgerSummary.Claim(
                            when, user.id().value(), id, false, 7_000_001L * month + plant, 90));
                    if (month % 3 == 0) {
                        claims.add(new LedgerSummary.Claim(when, user.id().value(), id, true, 1_003L * month, 2));
                    }
                }
            }
        }
        String plant = roster.sources().getFirst().id().value();
        return new LedgerSummary(
                claims,
                List.of(
                        new LedgerSummary.Fate(plant, Side.PRODUCTION, 1000, 600, 100, 20, 200),
                        new LedgerSummary.Fate(plant, Side.PRODUCTION, 500, 500, 0, 0, 0)),
                List.of(
                        new LedgerSummary.Gecs(plant, GecPool.SELF_USE, YearMonth.of(2028, 1), 7),
                        new LedgerSummary.Gecs(plant, GecPool.SELF_USE, YearMonth.of(2028, 2), 8)));
    }

    private static JsonNode data(byte[] page) {
        Matcher matcher = DATA.matcher(new String(page, StandardCharsets.UTF_8));
        assertThat(matcher.find()).isTrue();
        return JsonNode.parse(matcher.group(1));
    }

    private static Park named(Park park, String text) {
        Name name = new Name(text, text);
        List<UsagePoint> points = new ArrayList<>();
        for (UsagePoint p : park.usagePoints()) {
            points.add(new UsagePoint(
                    p.id(),
                    name,
                    p.kind(),
                    p.tenant(),
                    p.bus(),
                    p.limit(),
                    p.mode(),
                    p.directUser(),
                    p.surplus(),
                    p.priority(),
                    p.validity()));
        }
        List<Published> published = park.published().stream()
                .map(p -> new Published(p.key(), p.amount(), text, name))
                .toList();
        assertThat(Roster.of(park).users()).isNotEmpty();
        return new Park(
                park.id(),
                name,
                park.zone(),
                park.latitude(),
                park.longitude(),
                park.altitudeM(),
                park.step(),
                park.readingsOrigin(),
                park.tenants(),
                park.buses(),
                park.branches(),
                points,
                park.devices(),
                park.meters(),
                park.contracts(),
                park.storages(),
                park.lossFactors(),
                park.rules(),
                park.thresholds(),
                park.certificateTerms(),
                park.noBackFeed(),
                park.holidays(),
                published,
                park.planFigures(),
                park.carbonChoices(),
                park.greenPurchases(),
                park.energyActivities(),
                park.indicatorInputs(),
                park.monthlyProfiles());
    }
}
