package greenpark.cli;

import greenpark.cli.report.AccountsJson;
import greenpark.cli.report.HtmlReport;
import greenpark.cli.report.PhysicalSummary;
import greenpark.cli.report.Provenance;
import greenpark.cli.report.ReportInput;
import greenpark.cli.report.SummaryJson;
import greenpark.core.carbon.ArticleComparison;
import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.HourlyMatching;
import greenpark.core.carbon.ParkIndicators;
import greenpark.core.carbon.PeriodCarbon;
import greenpark.core.carbon.RuleBook;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.MeterReadings.FileSummary;
import greenpark.core.metering.Night;
import greenpark.core.metering.ReadingsReader;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.LocalDays;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import greenpark.engine.flow.PhysicalTracing;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The story of {@code clear}: read the park and its readings, validate, trace and account, write the result.
 *
 * @param from first local day, or null for the first with readings
 * @param to last local day, inclusive, or null for the last with readings
 * @param asKnownAt only readings received by then; null for all
 * @param certificates whether certificates are made and their events written
 */
record ClearingRun(
        Path folder,
        Path out,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant asKnownAt,
        int threads,
        boolean allowImbalance,
        boolean certificates) {
    private static final Duration AROUND = Duration.ofDays(70);

    /**
     * Runs and writes.
     *
     * @throws BadInput if park, readings or period cannot be used; nothing is written
     * @throws Unreadable if the machine refuses a file of the park
     * @throws IOException if the result cannot be written; nothing half-written stays
     */
    ClearedPark run(Progress progress) throws IOException {
        ParkFolder files = ParkFolder.open(folder);
        files.mayNotHold(out);
        Park park = files.park();
        MessageDigest inputs = Digest.sha256();
        files.tables().forEach((name, bytes) -> Digest.add(inputs, name, bytes));
        RuleBook rules = RulesFolder.read(inputs);
        MeterReadings readings = read(files, park, inputs, progress);

        progress.stage("validate");
        TimeGrid whole = span(park, readings, asKnownAt);
        TimeGrid period = period(park, whole);
        TimeGrid grid = whole.slice(0, whole.slotOf(period.startOf(period.size() - 1)) + 1);
        ValidatedReadings validated = Validation.validate(park, readings, grid, period, asKnownAt, night(park, grid));

        try (ResultFolder result = ResultFolder.at(out, ResultFiles.RESULT);
                AllocationFiles allocation = new AllocationFiles(result, Roster.of(park), park.zone(), validated);
                EventFiles events = new EventFiles(result, park.zone())) {
            progress.stage("trace");
            PhysicalTracing physical = new PhysicalTracing(park, Roster.of(park));
            HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
            CertificateLedger ledger = new CertificateLedger(park.zone(), period);
            List<Consumer<IntervalTrace>> accounts =
                    List.of(physical, matching, allocation, trace -> progress.advance(trace.slot() + 1, grid.size()));
            Clearing clearing = certificates
                    ? Clearing.clear(park, validated, period, threads, accounts, events.andThen(ledger))
                    : Clearing.clear(park, validated, period, threads, accounts);
            Refusals.check(park, validated, clearing, allowImbalance);
            progress.stage("write");
            allocation.finish();
            events.finish();
            CarbonAccount carbon =
                    CarbonAccount.of(park, rules, clearing.energy().monthUse(), matching);
            ClearedPark cleared = new ClearedPark(
                    park,
                    validated,
                    clearing,
                    physical.wattHours(),
                    carbon,
                    published(park, rules, carbon),
                    certificates ? ledger : null,
                    new Provenance("greenpark " + Version.text(), "sha256:" + Digest.hex(inputs), asKnownAt));
            write(cleared, readings.files(), result);
            result.publish();
            progress.clear();
            return cleared;
        }
    }

    /** The plan's figures beside those of the first whole calendar year; none where there is no whole year. */
    private static List<ArticleComparison.Line> published(Park park, RuleBook rules, CarbonAccount carbon) {
        for (Map.Entry<Integer, ParkIndicators> year : carbon.indicators().entrySet()) {
            PeriodCarbon account = carbon.years().get(year.getKey());
            if (year.getValue().energyTce() != null && account != null) {
                return ArticleComparison.of(park, rules, account).lines();
            }
        }
        return List.of();
    }

    /** The nights around the period too: validation looks to both sides of it for the shape of a day. */
    static Night night(Park park, TimeGrid grid) {
        int slots = Math.toIntExact(AROUND.dividedBy(grid.step()));
        TimeGrid wide = new TimeGrid(grid.start().minus(AROUND), grid.step(), grid.size() + 2 * slots);
        return Night.of(
                wide,
                greenpark.engine.solar.Night.slots(
                        wide, park.latitude().doubleValue(), park.longitude().doubleValue()));
    }

    static MeterReadings read(ParkFolder files, Park park, MessageDigest inputs, Progress progress) throws IOException {
        List<Path> paths = files.readingFiles();
        if (paths.isEmpty()) {
            throw new BadInput(new Problem(
                    files.readingsPath().toString(),
                    0,
                    "",
                    "",
                    "holds no readings",
                    "Put the meters' files there, or make them with: greenpark generate " + files.path()));
        }
        progress.stage("read");
        ReadingsReader reader = new ReadingsReader(
                park.zone(), park.step(), park.meters().stream().map(Meter::id).toList());
        for (Path path : paths) {
            if (ReadingsReader.isMapping(path.toString())) {
                reader.mapping(files.name(path), ParkFolder.bytes(path));
            }
        }
        for (int i = 0; i < paths.size(); i++) {
            String name = files.name(paths.get(i));
            byte[] bytes = ParkFolder.bytes(paths.get(i));
            Digest.add(inputs, name, bytes);
            if (!ReadingsReader.isMapping(name)) {
                reader.file(name, bytes);
            }
            progress.advance(i + 1, paths.size());
        }
        return reader.readings();
    }

    /** The local days that have readings known at the asked instant, as far as they count. */
    static TimeGrid span(Park park, MeterReadings readings, @Nullable Instant asKnownAt) {
        LocalDays days = readings.asKnownAt(asKnownAt)
                .days(park)
                .orElseThrow(() -> new BadInput(new Problem(
                        ParkFolder.READINGS,
                        0,
                        "",
                        "",
                        asKnownAt == null
                                ? "has no reading of a meter while it hangs in the park"
                                : "has no reading known at " + asKnownAt,
                        asKnownAt == null
                                ? "See meters.csv for when each meter holds"
                                : "Ask for a later --as-known-at")));
        return TimeGrid.days(days.first(), days.last().plusDays(1), park.zone(), park.step());
    }

    private TimeGrid period(Park park, TimeGrid whole) {
        LocalDate first = LocalDate.ofInstant(whole.start(), park.zone());
        LocalDate last = LocalDate.ofInstant(whole.end().minusSeconds(1), park.zone());
        LocalDate start = from == null ? first : from;
        LocalDate end = to == null ? last : to;
        boolean startOutside = start.isBefore(first) || start.isAfter(last);
        if (startOutside || end.isBefore(first) || end.isAfter(last)) {
            throw new BadInput(new Problem(
                    startOutside ? "--from" : "--to",
                    0,
                    "",
                    (startOutside ? start : end).toString(),
                    "is a day without readings",
                    "There are readings from " + first + " to " + last));
        }
        if (end.isBefore(start)) {
            throw new BadInput(new Problem(
                    "--to", 0, "", end.toString(), "is before --from " + start, "Both days belong to the period"));
        }
        return TimeGrid.days(start, end.plusDays(1), park.zone(), park.step());
    }

    private static void write(ClearedPark cleared, List<FileSummary> files, ResultFolder result) throws IOException {
        ValidatedReadings readings = cleared.readings();
        result.write("validation.csv", ValidationFiles.meters(readings));
        result.write("findings.csv", ValidationFiles.findings(readings));
        result.write("balance-alarms.csv", ValidationFiles.alarms(readings));
        result.write("files.csv", ValidationFiles.files(files));
        QualityFiles.write(
                readings, cleared.clearing().energy().grid(), cleared.park().zone(), result);
        CertificateLedger ledger = cleared.certificates();
        ReportInput input = new ReportInput(
                cleared.park(),
                cleared.clearing(),
                ValidationFiles.summary(readings),
                new PhysicalSummary(
                        cleared.physical(), cleared.clearing().energy().whole().intervals()),
                cleared.carbon(),
                cleared.published(),
                ledger == null ? null : ledger.summary(),
                cleared.provenance());
        result.write("accounts.json", AccountsJson.of(cleared.carbon(), cleared.published()));
        if (ledger != null) {
            result.write("certificates/claims.csv", ledger.claimsCsv());
            result.write("certificates/devices.csv", ledger.devicesCsv());
            result.write("certificates/gecs.csv", ledger.gecsCsv());
        }
        // The summary comes last and names every file before it but the page, which holds the same figures for people.
        byte[] summary = SummaryJson.of(input, result.digests());
        result.write("report.html", HtmlReport.write(input));
        result.write(ResultFiles.SUMMARY, summary);
    }
}
