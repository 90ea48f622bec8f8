package greenpark.core.clearing;

import greenpark.core.carbon.MonthUse;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums of traced intervals over a stretch of time [Wh], by the positions of {@link Roster}. The sums of parts and wholes stay exact:
 * what is true of an interval is true of a month.
 */
public final class EnergyTotals {
    private final Roster roster;
    private final long[][] direct;
    private final long[][] viaStorage;
    private final long[][] contractUse;
    private final long[][] charged;
    private final long[] consumption;
    private final long[] gridUse;
    private final long[] generation;
    private final long[] available;
    private final long[] curtailed;
    private final long[] ownUse;
    private final long[] exported;
    private final long[] loss;
    private final long[] unaccounted;
    private final long[] storageExport;
    private final long[] discharge;
    private final long[] storageLoss;
    private final long[] contentBefore;
    private final long[] contentAfter;
    private @Nullable Instant first;
    private long gridExport;
    private long gridUnseen;
    private long incomplete;
    private long intervals;
    private Balance balance = Balance.ZERO;

    EnergyTotals(Roster roster) {
        this.roster = roster;
        int s = roster.sources().size();
        int u = roster.users().size();
        int k = roster.storages().size();
        direct = new long[s][u];
        contractUse = new long[s][u];
        viaStorage = new long[roster.origins()][u];
        charged = new long[roster.origins()][k];
        consumption = new long[u];
        gridUse = new long[u];
        generation = new long[s];
        available = new long[s];
        curtailed = new long[s];
        ownUse = new long[s];
        exported = new long[s];
        loss = new long[s];
        unaccounted = new long[s];
        storageExport = new long[roster.origins()];
        discharge = new long[k];
        storageLoss = new long[k];
        contentBefore = new long[k];
        contentAfter = new long[k];
    }

    void add(IntervalTrace trace) {
        if (first == null) {
            first = trace.start();
        }
        for (int i = 0; i < generation.length; i++) {
            generation[i] += trace.generation(i);
            available[i] += trace.available(i);
            curtailed[i] += Math.max(0, trace.available(i) - trace.generation(i));
            ownUse[i] += trace.ownUse(i);
            exported[i] += trace.exported(i);
            loss[i] += trace.loss(i);
            unaccounted[i] += trace.unaccounted(i);
            for (int u = 0; u < consumption.length; u++) {
                direct[i][u] += trace.direct(i, u);
                contractUse[i][u] += trace.contractUse(i, u);
            }
        }
        for (int u = 0; u < consumption.length; u++) {
            consumption[u] += trace.consumption(u);
            gridUse[u] += trace.gridUse(u);
        }
        for (int origin = 0; origin < roster.origins(); origin++) {
            storageExport[origin] += trace.storageExport(origin);
            for (int u = 0; u < consumption.length; u++) {
                viaStorage[origin][u] += trace.viaStorage(origin, u);
            }
            for (int k = 0; k < discharge.length; k++) {
                charged[origin][k] += trace.charged(origin, k);
            }
        }
        for (int k = 0; k < discharge.length; k++) {
            if (intervals == 0) {
                contentBefore[k] = trace.storage(k).before();
            }
            discharge[k] += trace.discharge(k);
            storageLoss[k] += trace.storage(k).internalLoss();
            contentAfter[k] = trace.storage(k).after();
        }
        gridExport += trace.gridExport();
        gridUnseen += trace.gridUnseen();
        balance = balance.plus(trace.balance());
        intervals++;
        if (!trace.complete()) {
            incomplete++;
        }
    }

    /** What the carbon account asks for. */
    MonthUse use() {
        long[][] green = new long[generation.length][consumption.length];
        for (int source = 0; source < generation.length; source++) {
            for (int user = 0; user < consumption.length; user++) {
                green[source][user] = direct[source][user] + viaStorage[source][user];
            }
        }
        return new MonthUse(
                Objects.requireNonNull(first, "no interval was summed"),
                green,
                consumption.clone(),
                balance.gridImport(),
                balance.export(),
                gridExport + storageExport[roster.grid()],
                intervals,
                incomplete);
    }

    public long direct(int source, int user) {
        return direct[source][user];
    }

    public long contractUse(int source, int user) {
        return contractUse[source][user];
    }

    public long viaStorage(int origin, int user) {
        return viaStorage[origin][user];
    }

    /** Energy of all origins that reached a user through storage. */
    public long viaStorage(int user) {
        long sum = 0;
        for (long[] ofOrigin : viaStorage) {
            sum += ofOrigin[user];
        }
        return sum;
    }

    public long charged(int origin, int storage) {
        return charged[origin][storage];
    }

    /** From a source into all storages, at their meters. */
    public long charged(int origin) {
        return sum(charged[origin]);
    }

    public long consumption(int user) {
        return consumption[user];
    }

    public long gridUse(int user) {
        return gridUse[user];
    }

    /** What came from the park's sources, straight or through storage. */
    public long green(int user) {
        long green = 0;
        for (int source = 0; source < generation.length; source++) {
            green += direct[source][user] + viaStorage[source][user];
        }
        return green;
    }

    /** Green energy of all users: what the park supplied to itself (自供绿电), net of all losses. */
    public long green() {
        long green = 0;
        for (int user = 0; user < consumption.length; user++) {
            green += green(user);
        }
        return green;
    }

    public long generation(int source) {
        return generation[source];
    }

    public long available(int source) {
        return available[source];
    }

    public long available() {
        return sum(available);
    }

    public long curtailed(int source) {
        return curtailed[source];
    }

    public long curtailed() {
        return sum(curtailed);
    }

    public long ownUse(int source) {
        return ownUse[source];
    }

    /** What a source delivered straight to users. */
    public long directUse(int source) {
        return sum(direct[source]);
    }

    public long exported(int source) {
        return exported[source];
    }

    public long loss(int source) {
        return loss[source];
    }

    public long unaccounted(int source) {
        return unaccounted[source];
    }

    public long unaccounted() {
        return sum(unaccounted);
    }

    public long storageExport(int origin) {
        return storageExport[origin];
    }

    public long discharge(int storage) {
        return discharge[storage];
    }

    public long storageLoss(int storage) {
        return storageLoss[storage];
    }

    public long contentBefore(int storage) {
        return contentBefore[storage];
    }

    public long contentAfter(int storage) {
        return contentAfter[storage];
    }

    public long gridUse() {
        return sum(gridUse);
    }

    public long gridExport() {
        return gridExport;
    }

    /** Grid energy by the rule that no meter at the grid saw coming in, interval by interval. */
    public long gridUnseen() {
        return gridUnseen;
    }

    public Balance balance() {
        return balance;
    }

    public long intervals() {
        return intervals;
    }

    /** Intervals in which a usage point had no reading at all. */
    public long incomplete() {
        return incomplete;
    }

    private static long sum(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        return sum;
    }
}
