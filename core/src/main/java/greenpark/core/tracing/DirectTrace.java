package greenpark.core.tracing;

import java.util.Arrays;

/**
 * What can be said of an interval without knowing a storage's lots: everything but the origin of the discharge. All [Wh].
 *
 * <p>Takers are the users, then the storages; {@code direct[source * takers + taker]}.
 *
 * @param supplyLoss per supply: sources, grid import, storages
 * @param ownUse per source, to its single user; part of {@code direct}
 * @param contractUse like {@code direct}, the part delivered under contracts; empty where there are none
 * @param direct from each source straight to each taker, net of losses
 * @param exported per source
 * @param unaccounted per source: delivered, but found by no meter of use
 * @param storageUse per user, from all storages
 * @param storageExport from all storages
 * @param gridUse per user
 * @param gridCharge per storage
 * @param gridExport grid energy that only passed through
 */
record DirectTrace(
        long[] supplyLoss,
        long[] ownUse,
        long[] contractUse,
        long[] direct,
        long[] exported,
        long[] unaccounted,
        long[] storageUse,
        long storageExport,
        long[] gridUse,
        long[] gridCharge,
        long gridExport) {

    boolean sameAs(DirectTrace other) {
        return Arrays.equals(supplyLoss, other.supplyLoss)
                && Arrays.equals(ownUse, other.ownUse)
                && Arrays.equals(contractUse, other.contractUse)
                && Arrays.equals(direct, other.direct)
                && Arrays.equals(exported, other.exported)
                && Arrays.equals(unaccounted, other.unaccounted)
                && Arrays.equals(storageUse, other.storageUse)
                && storageExport == other.storageExport
                && Arrays.equals(gridUse, other.gridUse)
                && Arrays.equals(gridCharge, other.gridCharge)
                && gridExport == other.gridExport;
    }
}
