package greenpark.core.metering;

import greenpark.core.park.Meter;
import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.TestPark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A park of one factory f, one solar source pv (each 1000 kW) and the grid; f has the meter m with five digits and the
 * multiplier 1, others can be hung. Says readings line by line and validates local days.
 */
final class MeteringPark {
    static final String LONG = "meter,start,value,unit,received_at\n";
    static final UsagePointId F = new UsagePointId("f");
    static final UsagePointId PV = new UsagePointId("pv");

    final SortedMap<String, byte[]> tables =
            new TestPark().source("pv").user("f").files();
    final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<String> meters = new ArrayList<>();
    private String zone = "Asia/Shanghai";

    MeteringPark() {
        replace("devices.csv", "pv-d,pv,wind", "pv-d,pv,solar-ground");
        meter("m,f,import,1,5,2,2020-01-01,");
    }

    /** The factory's meters instead of m. */
    MeteringPark meters(String... lines) {
        meters.clear();
        for (String line : lines) {
            meter(line);
        }
        return this;
    }

    private void meter(String line) {
        meters.add(line);
        tables.put("meters.csv", ("""
                meter,usage_point,flow,multiplier,digits,decimals,valid_from,valid_to
                grid-import,grid,import,1,8,2,2020-01-01,
                grid-export,grid,export,1,8,2,2020-01-01,
                pv-export,pv,export,1,8,2,2020-01-01,
                pv-available,pv,available,1,8,2,2020-01-01,
                """ + String.join("\n", meters) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    MeteringPark zone(String id) {
        replace("park.csv", "zone," + zone, "zone," + id);
        zone = id;
        return this;
    }

    MeteringPark holiday(String date) {
        tables.put("holidays.csv", ("date,name,source\n" + date + ",test,test\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    MeteringPark replace(String table, String old, String with) {
        String text = new String(tables.getOrDefault(table, new byte[0]), StandardCharsets.UTF_8);
        tables.put(table, text.replace(old, with).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A file of readings, or of a mapping. */
    MeteringPark file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Long rows {@code meter,start,value,unit,received_at}. */
    MeteringPark rows(List<String> rows) {
        return file("readings.csv", LONG + String.join("\n", rows) + "\n");
    }

    Park park() {
        return ParkReader.read(tables);
    }

    MeterReadings readings() {
        return ReadingsReader.read(park(), files);
    }

    ValidatedReadings validate(String from, String to) {
        return validate(from, to, null, Night.NEVER);
    }

    ValidatedReadings validate(String from, String to, @Nullable Instant known, Night night) {
        Park park = park();
        TimeGrid grid = TimeGrid.days(LocalDate.parse(from), LocalDate.parse(to), park.zone(), park.step());
        return Validation.validate(park, readings(), grid, known, night);
    }

    static PointSeries load(ValidatedReadings validated) {
        return validated.series(F, Meter.Flow.IMPORT);
    }
}
