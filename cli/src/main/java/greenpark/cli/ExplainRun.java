package greenpark.cli;

import greenpark.cli.input.Digest;
import greenpark.cli.input.Inputs;
import greenpark.cli.input.ParkFolder;
import greenpark.cli.terminal.Progress;
import greenpark.core.clearing.Explanation;
import greenpark.core.clearing.Reason;
import greenpark.core.metering.MeterReadings;
import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.metering.Validation;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Roster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The story of {@code explain}: read and validate like {@code clear} does, find the factory and the interval, explain. */
record ExplainRun(
        Path folder,
        String factory,
        String interval,
        @Nullable Instant asKnownAt) {
    private static final int NEAR = 5;

    /** @param zone in which moments are shown */
    record Explained(Reason reason, ZoneId zone, boolean simulated) {}

    /**
     * @throws BadInput for an unknown factory, an interval outside the readings, or one in which a reading is missing
     */
    Explained run(Progress progress) throws IOException {
        ParkFolder files = ParkFolder.open(folder);
        Park park = files.park();
        int user = user(Roster.of(park));
        Instant start = start(park);
        MeterReadings readings = Inputs.read(files, park, Digest.sha256(), progress);
        TimeGrid whole = Inputs.span(park, readings, asKnownAt);
        int slot = slot(whole, start, park.zone());
        progress.stage("validate");
        ValidatedReadings validated = Validation.validate(park, readings, whole, asKnownAt, Inputs.night(park, whole));
        complete(validated, slot);
        progress.stage("trace");
        Reason reason = Explanation.of(park, validated, user, slot);
        return new Explained(reason, park.zone(), park.readingsOrigin() == Park.ReadingsOrigin.SIMULATED);
    }

    private int user(Roster roster) {
        List<UsagePoint> users = roster.users();
        for (int u = 0; u < users.size(); u++) {
            UsagePoint point = users.get(u);
            if (List.of(point.id().value(), point.name().zh(), point.name().en())
                    .contains(factory)) {
                return u;
            }
        }
        List<String> near = users.stream()
                .sorted(Comparator.comparingInt((UsagePoint p) -> distance(p)).thenComparing(UsagePoint::id))
                .limit(NEAR)
                .map(p -> p.id().value())
                .toList();
        throw new BadInput(new Problem(
                "usage_points.csv",
                0,
                "factory",
                factory,
                "is not in the park",
                "Maybe one of: " + String.join(", ", near)));
    }

    private int distance(UsagePoint point) {
        return Math.min(
                distance(point.id().value()),
                Math.min(distance(point.name().zh()), distance(point.name().en())));
    }

    /** How far a name is from what was asked for: nothing where one contains the other, otherwise letters to change until it begins like that (Levenshtein). */
    private int distance(String name) {
        String a = name.toLowerCase(Locale.ROOT);
        String b = factory.toLowerCase(Locale.ROOT);
        if (!b.isEmpty() && (a.contains(b) || b.contains(a))) {
            return 0;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        int least = row[b.length()];
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
            least = Math.min(least, row[b.length()]);
        }
        return least;
    }

    private Instant start(Park park) {
        try {
            return interval.endsWith("Z")
                    ? Instant.parse(interval)
                    : LocalDateTime.parse(interval).atZone(park.zone()).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadInput(
                    problem("is no time", "Maybe 2028-03-06T10:15 (local time of the park) or 2028-03-06T02:15:00Z"));
        }
    }

    private int slot(TimeGrid whole, Instant start, ZoneId zone) {
        int slot = whole.slotOf(start);
        if (slot < 0) {
            throw new BadInput(problem(
                    "is outside the readings",
                    "There are readings from " + local(whole.start(), zone) + " to " + local(whole.end(), zone)));
        }
        if (!whole.startOf(slot).equals(start)) {
            throw new BadInput(problem("is not the start of an interval", "Maybe " + local(whole.startOf(slot), zone)));
        }
        return slot;
    }

    private void complete(ValidatedReadings validated, int slot) {
        List<Problem> missing = validated.series().stream()
                .filter(s -> s.flow() != Flow.AVAILABLE && s.quality(slot) == ReadingQuality.MISSING)
                .map(this::missing)
                .toList();
        if (!missing.isEmpty()) {
            throw new BadInput(missing);
        }
    }

    private Problem missing(PointSeries series) {
        return new Problem(
                ParkFolder.READINGS,
                0,
                series.usagePoint() + " " + Table.word(series.flow()),
                interval,
                "has no reading, so the interval is incomplete and cannot be explained",
                asKnownAt == null ? "Maybe a meter's file is missing" : "Maybe it was received after " + asKnownAt);
    }

    private Problem problem(String message, String hint) {
        return new Problem("interval", 0, "", interval, message, hint);
    }

    private static LocalDateTime local(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone);
    }
}
