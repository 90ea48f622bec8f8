package greenpark.cli.report;

import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import java.util.Optional;

/** Quality of the readings, meter by meter. Left out where it is not known. */
final class ReadingsPart {
    private ReadingsPart() {}

    static void write(Json json, ReportInput input) {
        ReadingsSummary readings = input.readings();
        if (readings == null) {
            return;
        }
        json.objects("meters", readings.meters(), count -> {
            Optional<Meter> meter = input.park().meters().stream()
                    .filter(m -> m.id().equals(count.meter()))
                    .findFirst();
            json.put("id", count.meter().value());
            meter.flatMap(m -> point(input.park(), m)).ifPresent(point -> json.put("name", point.name()));
            meter.ifPresent(m -> json.put("flow", m.flow().name()));
            json.put("measured", count.measured());
            json.put("estimated", count.estimated());
            json.put("missing", count.missing());
            json.put("rejected", count.rejected());
            json.put("findings", count.findings());
            json.share(
                    "measuredShare",
                    count.measured(),
                    count.measured() + count.estimated() + count.missing() + count.rejected());
        });
    }

    private static Optional<UsagePoint> point(Park park, Meter meter) {
        return park.usagePoint(meter.usagePoint());
    }
}
