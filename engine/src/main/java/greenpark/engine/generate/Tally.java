package greenpark.engine.generate;

import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the days of a period into its {@link Truth}. */
final class Tally {
    private final Layout layout;
    private final double[] bySource;
    private final double[] byLoad;
    private double hours;
    private double demand;
    private double available;
    private double generation;
    private double gridImport;
    private double gridExport;
    private double charge;
    private double discharge;
    private double losses;
    private double gridLosses;
    private double peakDemand;
    private double peakImport;
    private double imbalance;

    Tally(Layout layout) {
        this.layout = layout;
        bySource = new double[layout.sources().size()];
        byLoad = new double[layout.loads().size()];
    }

    void add(TimeGrid grid, DayEnergy day) {
        double step = (double) grid.step().toSeconds() / 3600;
        for (int t = 0; t < grid.size(); t++) {
            double d = DayEnergy.sum(day.demand(), t);
            double g = DayEnergy.sum(day.generation(), t);
            double in = DayEnergy.sum(day.charge(), t);
            double out = DayEnergy.sum(day.discharge(), t);
            hours += step;
            demand += d;
            available += DayEnergy.sum(day.available(), t);
            generation += g;
            gridImport += day.gridImport()[t];
            gridExport += day.gridExport()[t];
            charge += in;
            discharge += out;
            losses += day.losses()[t];
            gridLosses += day.gridLosses()[t];
            peakDemand = Math.max(peakDemand, d / step);
            peakImport = Math.max(peakImport, day.gridImport()[t] / step);
            double error = g + day.gridImport()[t] + out - d - in - day.gridExport()[t] - day.losses()[t];
            imbalance = Math.max(imbalance, Math.abs(error));
            for (int i = 0; i < bySource.length; i++) {
                bySource[i] += day.available()[i][t];
            }
            for (int j = 0; j < byLoad.length; j++) {
                byLoad[j] += day.demand()[j][t];
            }
        }
    }

    /** @param last start of the period's last slot, for the nominal powers */
    Truth truth(double contentBefore, double contentAfter, Instant last, SortedMap<String, Integer> defects) {
        return new Truth(
                hours,
                demand,
                available,
                generation,
                gridImport,
                gridExport,
                charge,
                discharge,
                losses,
                demand - (gridImport - gridLosses),
                contentBefore,
                contentAfter,
                peakDemand,
                peakImport,
                imbalance,
                perCapacity(layout.sources(), bySource, last, 1),
                perCapacity(layout.loads(), byLoad, last, hours),
                java.util.Collections.unmodifiableSortedMap(defects));
    }

    private SortedMap<String, Double> perCapacity(List<UsagePoint> points, double[] kwh, Instant last, double by) {
        SortedMap<String, Double> map = new TreeMap<>();
        for (int i = 0; i < kwh.length; i++) {
            double capacity = layout.capacityKw(points.get(i), last);
            if (capacity > 0) {
                map.put(points.get(i).id().value(), kwh[i] / capacity / by);
            }
        }
        return map;
    }
}
