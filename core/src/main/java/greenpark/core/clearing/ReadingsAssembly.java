package greenpark.core.clearing;

import greenpark.core.metering.PointSeries;
import greenpark.core.metering.ReadingQuality;
import greenpark.core.metering.ValidatedReadings;
import greenpark.core.park.Meter.Flow;
import greenpark.core.park.UsagePoint;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import java.util.List;

/** Lays validated readings out as tracing wants them: a row per usage point in the order of the roster. */
final class ReadingsAssembly {
    private ReadingsAssembly() {}

    static ParkReadings of(Roster roster, ValidatedReadings validated) {
        ParkReadings readings = ParkReadings.allMissing(validated.grid(), roster);
        fill(readings.generation(), roster.sources(), Flow.EXPORT, validated);
        fill(readings.available(), roster.sources(), Flow.AVAILABLE, validated);
        fill(readings.consumption(), roster.users(), Flow.IMPORT, validated);
        fill(readings.charge(), roster.storages(), Flow.IMPORT, validated);
        fill(readings.discharge(), roster.storages(), Flow.EXPORT, validated);
        fill(readings.gridImport(), roster.gridPoints(), Flow.IMPORT, validated);
        fill(readings.gridExport(), roster.gridPoints(), Flow.EXPORT, validated);
        return readings;
    }

    private static void fill(long[][] rows, List<UsagePoint> points, Flow flow, ValidatedReadings validated) {
        for (int i = 0; i < rows.length; i++) {
            PointSeries series = validated.series(points.get(i).id(), flow);
            for (int t = 0; t < rows[i].length; t++) {
                ReadingQuality quality = series.quality(t);
                // Without a meter that tells, nobody knows what a plant could have delivered; without a plant nothing
                // was.
                boolean unknown = quality == ReadingQuality.MISSING
                        || (quality == ReadingQuality.ABSENT && flow == Flow.AVAILABLE);
                rows[i][t] = unknown ? ParkReadings.MISSING : series.wattHours()[t];
            }
        }
    }
}
