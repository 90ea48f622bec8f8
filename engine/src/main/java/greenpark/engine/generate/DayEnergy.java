package greenpark.engine.generate;

/**
 * The energy of one day, slot by slot, as it truly flowed [kWh].
 *
 * @param available per source, before curtailment
 * @param generation per source, after curtailment
 * @param demand per load
 * @param charge per storage, at its meter
 * @param discharge per storage, at its meter
 * @param gridImport in all
 * @param gridExport in all
 * @param losses on the way from sources, storages and grid to the loads
 * @param gridLosses the part of them that was lost from the grid point on
 */
record DayEnergy(
        double[][] available,
        double[][] generation,
        double[][] demand,
        double[][] charge,
        double[][] discharge,
        double[] gridImport,
        double[] gridExport,
        double[] losses,
        double[] gridLosses) {

    static DayEnergy empty(Layout layout, int slots) {
        return new DayEnergy(
                new double[layout.sources().size()][slots],
                new double[layout.sources().size()][slots],
                new double[layout.loads().size()][slots],
                new double[layout.storages().size()][slots],
                new double[layout.storages().size()][slots],
                new double[slots],
                new double[slots],
                new double[slots],
                new double[slots]);
    }

    int slots() {
        return gridImport.length;
    }

    static double sum(double[][] rows, int t) {
        double sum = 0;
        for (double[] row : rows) {
            sum += row[t];
        }
        return sum;
    }
}
