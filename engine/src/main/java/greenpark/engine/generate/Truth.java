package greenpark.engine.generate;

import java.util.SortedMap;

/**
 * What a generated period truly amounts to, before meter errors and defects [kWh, kW, h].
 *
 * @param hours of the period
 * @param demand of all factories
 * @param available of all sources, before curtailment
 * @param generation after curtailment
 * @param gridImport from the public grid
 * @param gridExport to the public grid
 * @param charge of the storages, at their meters
 * @param discharge of the storages, at their meters
 * @param losses on the way to the factories
 * @param selfSupplied demand that the park's own sources covered, directly or through the storages
 * @param contentBefore in the storages at the start
 * @param contentAfter in the storages at the end
 * @param peakDemandKw highest mean power of a slot
 * @param peakImportKw highest mean power of a slot
 * @param largestImbalance largest error of a slot's balance; rounding of doubles only
 * @param fullLoadHours per source: available energy over its nominal power at the end of the period [h]
 * @param loadFactors per factory: energy over its nominal power at the end of the period times the hours
 * @param defects rows with a defect, by kind
 */
public record Truth(
        double hours,
        double demand,
        double available,
        double generation,
        double gridImport,
        double gridExport,
        double charge,
        double discharge,
        double losses,
        double selfSupplied,
        double contentBefore,
        double contentAfter,
        double peakDemandKw,
        double peakImportKw,
        double largestImbalance,
        SortedMap<String, Double> fullLoadHours,
        SortedMap<String, Double> loadFactors,
        SortedMap<String, Integer> defects) {

    public double curtailed() {
        return available - generation;
    }

    /** Energy over peak power times hours, of the park as a whole. */
    public double loadFactor() {
        return peakDemandKw == 0 ? 0 : demand / (peakDemandKw * hours);
    }
}
