package greenpark.cli;

import greenpark.cli.report.HtmlReport;
import greenpark.cli.report.PhysicalSummary;
import greenpark.cli.report.Provenance;
import greenpark.cli.report.ReportInput;
import greenpark.cli.report.SummaryJson;
import greenpark.core.clearing.Clearing;
import greenpark.core.metering.KnownReadings;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.Night;
import greenpark.core.metering.ReadingsReader;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Roster;
import greenpark.engine.flow.PhysicalTracing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of {@code clear}: read the park and its readings, validate, trace and account, write the result.
 *
 * @param from first local day, or null for the first with readings
 * @param to last local day, inclusive, or null for the last with readings
 * @param asKnownAt only readings received by then; null for all
 */
record ClearingRun(
        Path folder,
        Path out,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant asKnownAt,
        int threads,
        boolean allowImbalance) {
    static final String SUMMARY = "summary.json";
    private static final Duration AROUND = Duration.ofDays(70);

    /**
     * Runs and writes.
     *
     * @throws BadInput if park, readings or period cannot be used; nothing is written
     * @throws IOException if the result cannot be written; nothing half-written stays
     */
    ClearedPark run(Progress progress) throws IOException {
        ParkFolder files = ParkFolder.open(folder);
        Park park = files.park();
        MessageDigest inputs = Digest.sha256();
        files.tables().forEach((name, bytes) -> Digest.add(inputs, name, bytes));
        MeterReadings readings = read(files, park, inputs, progress);

        progress.stage("validate");
        TimeGrid whole = span(park, readings, asKnownAt);
        TimeGrid period = period(park, whole);
        TimeGrid grid = whole.slice(0, whole.slotOf(period.startOf(period.size() - 1)) + 1);
        ValidatedReadings validated = Validation.validate(park, readings, grid, asKnownAt, night(park, grid));

        try (ResultFolder result = ResultFolder.at(out, SUMMARY);
                AllocationFiles allocation = new AllocationFiles(result, Roster.of(park), park.zone())) {
            progress.stage("trace");
            PhysicalTracing physical = new PhysicalTracing(park, Roster.of(park));
            Clearing clearing = Clearing.clear(
                    park,
                    validated,
                    period,
                    threads,
                    List.of(physical, allocation, trace -> progress.advance(trace.slot() + 1, grid.size())));
            Refusals.check(park, clearing, allowImbalance);
            progress.stage("write");
            ClearedPark cleared = new ClearedPark(
                    park,
                    validated,
                    clearing,
                    physical.wattHours(),
                    new Provenance("greenpark " + Version.text(), "sha256:" + Digest.hex(inputs), asKnownAt),
                    allocation.finish());
            write(cleared, result);
            result.publish();
            progress.clear();
            return cleared;
        }
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
                reader.mapping(name(files, path), Files.readAllBytes(path));
            }
        }
        for (int i = 0; i < paths.size(); i++) {
            byte[] bytes = Files.readAllBytes(paths.get(i));
            Digest.add(inputs, name(files, paths.get(i)), bytes);
            if (!ReadingsReader.isMapping(paths.get(i).toString())) {
                reader.file(name(files, paths.get(i)), bytes);
            }
            progress.advance(i + 1, paths.size());
        }
        return reader.readings();
    }

    /** How messages and digests call a file: by its place in the park's folder, the same on every machine. */
    private static String name(ParkFolder files, Path path) {
        return files.path().relativize(path).toString().replace('\\', '/');
    }

    /** The local days that have readings known at the asked instant. */
    static TimeGrid span(Park park, MeterReadings readings, @Nullable Instant asKnownAt) {
        KnownReadings known = readings.asKnownAt(asKnownAt);
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Meter meter : park.meters()) {
            KnownReadings.OfMeter of = known.of(meter.id());
            if (of.size() > 0) {
                first = Math.min(first, of.time(0));
                end = Math.max(end, of.time(of.size() - 1) + of.seconds(of.size() - 1));
            }
        }
        if (first >= end) {
            throw new BadInput(new Problem(
                    ParkFolder.READINGS,
                    0,
                    "",
                    "",
                    asKnownAt == null ? "has no reading of any meter" : "has no reading known at " + asKnownAt,
                    asKnownAt == null ? "" : "Ask for a later --as-known-at"));
        }
        LocalDate firstDay = LocalDate.ofInstant(Instant.ofEpochSecond(first), park.zone());
        LocalDate lastDay = LocalDate.ofInstant(Instant.ofEpochSecond(end - 1), park.zone());
        return TimeGrid.days(firstDay, lastDay.plusDays(1), park.zone(), park.step());
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

    private static void write(ClearedPark cleared, ResultFolder result) throws IOException {
        result.write("validation.csv", ValidationFiles.meters(cleared.readings()));
        result.write("findings.csv", ValidationFiles.findings(cleared.readings()));
        result.write("balance-alarms.csv", ValidationFiles.alarms(cleared.readings()));
        ReportInput input = new ReportInput(
                cleared.park(),
                cleared.clearing(),
                ValidationFiles.summary(cleared.readings()),
                new PhysicalSummary(
                        cleared.physical(), cleared.clearing().energy().whole().intervals()),
                cleared.provenance());
        result.write("report.html", HtmlReport.write(input));
        result.write(SUMMARY, SummaryJson.of(input, cleared.files()));
    }
}
