package greenpark.cli.input;

import greenpark.cli.terminal.Progress;
import greenpark.core.metering.Arrival;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.Night;
import greenpark.core.metering.ReadingsReader;
import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.time.LocalDays;
import greenpark.core.time.TimeGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run reads: the files of readings, the days they reach over, and the nights around them. */
public final class Inputs {
    private static final Duration AROUND = Duration.ofDays(70);

    private Inputs() {}

    /** Is handed every file of readings as it is read, and tells when its parts came. */
    public interface Receipt {
        /** Takes note of a mapping. */
        void mapping(String name, byte[] bytes);

        /** Takes note of a file and tells when its parts came. */
        List<Arrival> of(String name, byte[] bytes);
    }

    /** The nights around the period too: validation looks to both sides of it for the shape of a day. */
    public static Night night(Park park, TimeGrid grid) {
        int slots = Math.toIntExact(AROUND.dividedBy(grid.step()));
        TimeGrid wide = new TimeGrid(grid.start().minus(AROUND), grid.step(), grid.size() + 2 * slots);
        return Night.of(
                wide,
                greenpark.engine.solar.Night.slots(
                        wide, park.latitude().doubleValue(), park.longitude().doubleValue()));
    }

    public static MeterReadings read(ParkFolder files, Park park, MessageDigest inputs, Progress progress)
            throws IOException {
        return read(files, park, inputs, null, progress);
    }

    /** @param receipt tells which parts of the files came late; null where each row tells for itself */
    public static MeterReadings read(
            ParkFolder files, Park park, MessageDigest inputs, @Nullable Receipt receipt, Progress progress)
            throws IOException {
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
                byte[] bytes = ParkFolder.bytes(path);
                reader.mapping(files.name(path), bytes);
                if (receipt != null) {
                    receipt.mapping(files.name(path), bytes);
                }
            }
        }
        for (int i = 0; i < paths.size(); i++) {
            String name = files.name(paths.get(i));
            byte[] bytes = ParkFolder.bytes(paths.get(i));
            Digest.add(inputs, name, bytes);
            if (!ReadingsReader.isMapping(name)) {
                reader.file(name, bytes, receipt == null ? List.of() : receipt.of(name, bytes));
            }
            progress.advance(i + 1, paths.size());
        }
        return reader.readings();
    }

    /** The local days that have readings known at the asked instant, as far as they count. */
    public static TimeGrid span(Park park, MeterReadings readings, @Nullable Instant asKnownAt) {
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
                        asKnownAt == null ? "See meters.csv for when each meter holds" : "Ask for a later instant")));
        return TimeGrid.days(days.first(), days.last().plusDays(1), park.zone(), park.step());
    }

    /**
     * The local days that are asked for.
     *
     * @param from or null for the first with readings
     * @param to inclusive, or null for the last with readings
     */
    public static TimeGrid period(Park park, TimeGrid whole, @Nullable LocalDate from, @Nullable LocalDate to) {
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
}
