package greenpark.engine.generate;

import greenpark.core.park.Device;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import java.time.Instant;
import java.util.List;

/** The park's usage points as rows of arrays, each kind in order of id. */
record Layout(
        Park park,
        List<UsagePoint> sources,
        List<UsagePoint> loads,
        List<UsagePoint> storages,
        List<UsagePoint> gridPoints) {

    static Layout of(Park park) {
        return new Layout(
                park,
                park.usagePoints(UsagePoint.Kind.SOURCE),
                park.usagePoints(UsagePoint.Kind.LOAD),
                park.usagePoints(UsagePoint.Kind.STORAGE),
                park.usagePoints(UsagePoint.Kind.GRID));
    }

    List<Device> devices(UsagePoint point) {
        return park.devices().stream()
                .filter(d -> d.usagePoint().equals(point.id()))
                .toList();
    }

    /** Nominal power in service at a source, load or storage [kW]; 0 outside the validity of the usage point. */
    double capacityKw(UsagePoint point, Instant at) {
        return point.validity().contains(at)
                ? (double) park.capacity(point.id(), at).watts() / 1000
                : 0;
    }

    static int indexOf(List<UsagePoint> points, UsagePointId id) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
