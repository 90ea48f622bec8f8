package greenpark.engine.generate;

import greenpark.core.park.LossFactor;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.SupplyMode;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a slot's energy flows, without foresight: the base case of the plan.
 *
 * <p>A single-user source serves its user; the pool's sources serve the factories; what is left charges the storages, then is exported
 * up to the limit, then is curtailed, every source of the pool by the same part. What the factories still need comes from the storages, then
 * from the grid. The content of the storages is the only thing that passes from slot to slot.
 */
final class Dispatch {
    private final Layout layout;
    private final double exportLimitKw;
    private final double[] content;
    private final double[] net;
    private final double[] own;
    private final double[] need;
    private final double[] sourceLoss;
    private final double[] storageLoss;
    private final double[] storageKw;
    private final int[] ownUser;
    private final boolean[] toPool;
    private final boolean[] eligible;
    private final List<@Nullable StorageUnit> units;
    private double gridLoss;

    Dispatch(Layout layout, double exportLimitKw) {
        this.layout = layout;
        this.exportLimitKw = exportLimitKw;
        int s = layout.sources().size();
        int u = layout.loads().size();
        int k = layout.storages().size();
        content = new double[k];
        net = new double[s];
        own = new double[s];
        need = new double[u];
        sourceLoss = new double[s];
        storageLoss = new double[k];
        storageKw = new double[k];
        ownUser = new int[s];
        toPool = new boolean[s];
        eligible = new boolean[u];
        units = Arrays.asList(new @Nullable StorageUnit[k]);
        for (int i = 0; i < s; i++) {
            UsagePoint source = layout.sources().get(i);
            UsagePointId user = source.directUser();
            boolean single = source.mode() == SupplyMode.SINGLE_USER && user != null;
            ownUser[i] = single && user != null ? Layout.indexOf(layout.loads(), user) : -1;
            toPool[i] = (single ? source.surplus() : source.mode()) == SupplyMode.POOL;
        }
        for (int j = 0; j < u; j++) {
            eligible[j] = layout.loads().get(j).mode() != SupplyMode.GRID;
        }
    }

    /** Energy in all storages [kWh]. */
    double contentKwh() {
        return Arrays.stream(content).sum();
    }

    /** Fills what follows from a day's available generation and demand. The tables change at the start of a day only. */
    void day(TimeGrid grid, DayEnergy day) {
        atStartOf(grid.start());
        double hours = (double) grid.step().toSeconds() / 3600;
        for (int t = 0; t < grid.size(); t++) {
            slot(day, t, hours, mayExport(grid.startOf(t)) ? exportLimitKw * hours : 0);
        }
    }

    private void atStartOf(Instant instant) {
        for (int i = 0; i < sourceLoss.length; i++) {
            sourceLoss[i] = loss(layout.sources().get(i).id(), instant);
        }
        gridLoss = layout.gridPoints().isEmpty()
                ? 0
                : loss(layout.gridPoints().getFirst().id(), instant);
        for (int k = 0; k < content.length; k++) {
            UsagePoint storage = layout.storages().get(k);
            storageLoss[k] = loss(storage.id(), instant);
            storageKw[k] = layout.capacityKw(storage, instant);
            StorageUnit unit = layout.park().storages().stream()
                    .filter(s ->
                            s.usagePoint().equals(storage.id()) && s.validity().contains(instant))
                    .findFirst()
                    .orElse(null);
            if (unit != null && units.get(k) == null) {
                content[k] = (double) unit.opening().wattHours() / 1000;
            }
            units.set(k, unit);
        }
    }

    private double loss(UsagePointId id, Instant instant) {
        return layout.park().lossFactors().stream()
                        .filter(l -> l.usagePoint().equals(id) && l.validity().contains(instant))
                        .mapToInt(LossFactor::millionths)
                        .findFirst()
                        .orElse(0)
                * 1e-6;
    }

    private boolean mayExport(Instant start) {
        for (Interval closed : layout.park().noBackFeed()) {
            if (closed.contains(start)) {
                return false;
            }
        }
        return exportLimitKw > 0;
    }

    private void slot(DayEnergy day, int t, double hours, double exportLimit) {
        for (int i = 0; i < net.length; i++) {
            net[i] = day.available()[i][t] * (1 - sourceLoss[i]);
            own[i] = 0;
        }
        for (int j = 0; j < need.length; j++) {
            need[j] = day.demand()[j][t];
        }
        double offered = 0;
        double surplusElsewhere = 0;
        for (int i = 0; i < net.length; i++) {
            if (ownUser[i] >= 0) {
                own[i] = Math.min(net[i], need[ownUser[i]]);
                net[i] -= own[i];
                need[ownUser[i]] -= own[i];
            }
            if (toPool[i]) {
                offered += net[i];
            } else {
                surplusElsewhere += net[i];
            }
        }
        double wanted = 0;
        double gridOnly = 0;
        for (int j = 0; j < need.length; j++) {
            if (eligible[j]) {
                wanted += need[j];
            } else {
                gridOnly += need[j];
            }
        }
        double direct = Math.min(offered, wanted);
        double surplus = offered - direct;
        surplus -= charge(day, t, hours, surplus);
        double exportedElsewhere = Math.min(surplusElsewhere, exportLimit);
        double exported = Math.min(surplus, exportLimit - exportedElsewhere);
        surplus -= exported;
        double losses = 0;
        double poolPart = offered > 0 ? (offered - surplus) / offered : 1;
        double elsewherePart = surplusElsewhere > 0 ? exportedElsewhere / surplusElsewhere : 1;
        for (int i = 0; i < net.length; i++) {
            double part = toPool[i] ? poolPart : elsewherePart;
            // Kept apart so that nothing is curtailed by rounding.
            double generation = part == 1 ? day.available()[i][t] : (own[i] + net[i] * part) / (1 - sourceLoss[i]);
            day.generation()[i][t] = generation;
            losses += generation * sourceLoss[i];
        }
        double deficit = wanted - direct;
        for (int k = 0; k < content.length; k++) {
            double discharge = discharge(k, hours, deficit);
            day.discharge()[k][t] = discharge;
            deficit -= discharge * (1 - storageLoss[k]);
            losses += discharge * storageLoss[k];
        }
        double imported = (Math.max(deficit, 0) + gridOnly) / (1 - gridLoss);
        day.gridImport()[t] = imported;
        day.gridExport()[t] = exportedElsewhere + exported;
        day.gridLosses()[t] = imported * gridLoss;
        day.losses()[t] = losses + imported * gridLoss;
    }

    private double charge(DayEnergy day, int t, double hours, double surplus) {
        double left = surplus;
        for (int k = 0; k < content.length; k++) {
            StorageUnit unit = units.get(k);
            double charge = 0;
            if (unit != null) {
                content[k] *= 1 - unit.standingMillionthsPerHour() * 1e-6 * hours;
                double efficiency = unit.storeMillionths() * 1e-6;
                double room = Math.max((double) unit.eNom().wattHours() / 1000 - content[k], 0) / efficiency;
                charge = Math.min(Math.min(left, storageKw[k] * hours), room);
                content[k] += charge * efficiency;
            }
            day.charge()[k][t] = charge;
            left -= charge;
        }
        return surplus - left;
    }

    private double discharge(int k, double hours, double deficit) {
        StorageUnit unit = units.get(k);
        if (unit == null || deficit <= 0) {
            return 0;
        }
        double efficiency = unit.dispatchMillionths() * 1e-6;
        double discharge =
                Math.min(Math.min(deficit / (1 - storageLoss[k]), storageKw[k] * hours), content[k] * efficiency);
        content[k] = Math.max(content[k] - discharge / efficiency, 0);
        return discharge;
    }
}
