package greenpark.cli;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Inputs;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.input.Refusals;
import greenpark.cli.input.RulesFolder;
import greenpark.cli.report.AccountsJson;
import greenpark.cli.report.HtmlReport;
import greenpark.cli.report.PhysicalSummary;
import greenpark.cli.report.Provenance;
import greenpark.cli.report.ReportInput;
import greenpark.cli.report.SummaryJson;
import greenpark.cli.terminal.Progress;
import greenpark.cli.terminal.Version;
import greenpark.core.carbon.ArticleComparison;
import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.HourlyMatching;
import greenpark.core.carbon.ParkIndicators;
import greenpark.core.carbon.PeriodCarbon;
import greenpark.core.carbon.RuleBook;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.MeterReadings.FileSummary;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import greenpark.engine.flow.PhysicalTracing;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The story of {@code clear}: read the park and its readings, validate, trace and account, write the result. {@code correct} is the same
 * story, but its certificates come about step by step ({@link CorrectedCertificates}).
 *
 * @param from first local day, or null for the first with readings
 * @param to last local day, inclusive, or null for the last with readings
 * @param earlier when the park was cleared first, and corrected since, before the last correction; empty for one clearing
 * @param asKnownAt only readings received by then; null for all
 * @param certificates whether certificates are made and their events written
 */
record ClearingRun(
        Path folder,
        Path out,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Instant> earlier,
        @Nullable Instant asKnownAt,
        int threads,
        boolean allowImbalance,
        boolean certificates) {

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
        MeterReadings readings = Inputs.read(files, park, inputs, progress);

        progress.stage("validate");
        TimeGrid whole = Inputs.span(park, readings, asKnownAt);
        TimeGrid period = Inputs.period(park, whole, from, to);
        TimeGrid grid = whole.slice(0, whole.slotOf(period.startOf(period.size() - 1)) + 1);
        ValidatedReadings validated =
                Validation.validate(park, readings, grid, period, asKnownAt, Inputs.night(park, grid));

        try (ResultFolder result = ResultFolder.at(out, ResultFiles.RESULT);
                AllocationFiles allocation = new AllocationFiles(result, Roster.of(park), park.zone(), validated);
                EventFiles events = new EventFiles(result, park.zone())) {
            progress.stage("trace");
            PhysicalTracing physical = new PhysicalTracing(park, Roster.of(park));
            HourlyMatching matching = new HourlyMatching(Roster.of(park), park.zone());
            CertificateLedger ledger = new CertificateLedger(park.zone(), period);
            CorrectedCertificates corrected = earlier.isEmpty()
                    ? null
                    : CorrectedCertificates.make(
                            park, readings, new Known(earlier, asKnownAt), validated, threads, events, progress);
            List<Consumer<IntervalTrace>> accounts =
                    List.of(physical, matching, allocation, trace -> progress.advance(trace.slot() + 1, grid.size()));
            Clearing clearing = certificates && corrected == null
                    ? Clearing.clear(park, validated, period, threads, accounts, events.andThen(ledger))
                    : Clearing.clear(park, validated, period, threads, accounts);
            if (corrected != null) {
                clearing = new Clearing(clearing.energy(), clearing.directSupply(), corrected.book());
                ledger = CertificateLedger.of(corrected.book(), park.zone(), period);
            }
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
                    corrected == null ? List.of() : corrected.corrections(),
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
                cleared.corrections(),
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
