package greenpark.core.tracing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The result of one interval: for every user the energy it took, by origin, straight and through storage. All [Wh].
 *
 * <p>Positions are those of {@link Roster}. Immutable by convention: nobody writes to the arrays after {@link Tracer} made them.
 */
public final class IntervalTrace {
    private final int slot;
    private final Roster roster;
    private final ParkReadings readings;
    private final DirectTrace trace;
    private final int takers;
    private final long[] viaStorage;
    private final long[] storageExport;
    private final List<StorageStep> storages;

    /**
     * @param viaStorage {@code [origin * users + user]}
     * @param storageExport per origin
     */
    IntervalTrace(
            int slot,
            Roster roster,
            ParkReadings readings,
            DirectTrace trace,
            long[] viaStorage,
            long[] storageExport,
            List<StorageStep> storages) {
        this.slot = slot;
        this.roster = roster;
        this.readings = readings;
        this.trace = trace;
        this.takers = roster.users().size() + roster.storages().size();
        this.viaStorage = viaStorage;
        this.storageExport = storageExport;
        this.storages = List.copyOf(storages);
    }

    /** Place in the grid of the readings. */
    public int slot() {
        return slot;
    }

    public Instant start() {
        return readings.grid().startOf(slot);
    }

    public Roster roster() {
        return roster;
    }

    /** Whether every usage point has a reading, measured or estimated. Where not, a missing one counts as zero and nothing may be certified. */
    public boolean complete() {
        return DirectTracing.complete(readings, slot);
    }

    public long generation(int source) {
        return DirectTracing.known(readings.generation()[source][slot]);
    }

    /** What the source could have delivered: as its SCADA says; generation where it does not say. */
    public long available(int source) {
        long available = readings.available()[source][slot];
        return available == ParkReadings.MISSING ? generation(source) : available;
    }

    public long consumption(int user) {
        return DirectTracing.known(readings.consumption()[user][slot]);
    }

    /** Straight from a source to a user, without storage: own use, contract and pool together. */
    public long direct(int source, int user) {
        return trace.direct()[source * takers + user];
    }

    /** The part of {@link #direct} that a single-user source gave to its own user. */
    public long ownUse(int source) {
        return trace.ownUse()[source];
    }

    /** The part of {@link #direct} that was delivered under contracts. */
    public long contractUse(int source, int user) {
        return trace.contractUse().length == 0 ? 0 : trace.contractUse()[source * takers + user];
    }

    /** Through storage, by the origin of the lots. */
    public long viaStorage(int origin, int user) {
        return viaStorage[origin * roster.users().size() + user];
    }

    /**
     * What a user took and no source or storage of the park delivered: the public grid's, by the law's formula grid = use − green (688 (十一)).
     * Where the meters do not balance, the grid's own meter may have seen less ({@link #gridUnseen}).
     */
    public long gridUse(int user) {
        return trace.gridUse()[user];
    }

    /** Straight from the park's sources and, through storage, from them: what makes a factory green. */
    public long green(int user) {
        long green = 0;
        for (int source = 0; source < roster.sources().size(); source++) {
            green += direct(source, user) + viaStorage(source, user);
        }
        return green;
    }

    /** From an origin into a storage, at its meter; only sources and the grid charge. */
    public long charged(int origin, int storage) {
        if (origin < roster.sources().size()) {
            return trace.direct()[origin * takers + roster.users().size() + storage];
        }
        return origin == roster.grid() ? trace.gridCharge()[storage] : 0;
    }

    public long exported(int source) {
        return trace.exported()[source];
    }

    /** Out of storage into the public grid, by origin. */
    public long storageExport(int origin) {
        return storageExport[origin];
    }

    /**
     * Grid energy by the rule that no meter at the grid saw coming in: users, storages and passing export together less the net import. Zero where
     * the meters balance; part of the imbalance with a negative sign.
     */
    public long gridUnseen() {
        return Math.max(0, gridBalance());
    }

    /** Net import that nothing took. Part of the imbalance. */
    public long gridUnused() {
        return Math.max(0, -gridBalance());
    }

    private long gridBalance() {
        long taken = trace.gridExport();
        for (long wh : trace.gridUse()) {
            taken += wh;
        }
        for (long wh : trace.gridCharge()) {
            taken += wh;
        }
        return taken - (gridImport() - gridLoss());
    }

    /** Grid energy that left again without having been used. */
    public long gridExport() {
        return trace.gridExport();
    }

    /** Loss on the way, of a source. */
    public long loss(int source) {
        return trace.supplyLoss()[source];
    }

    /** Generated, but found by no meter of use. Part of the imbalance. */
    public long unaccounted(int source) {
        return trace.unaccounted()[source];
    }

    /** Whether another trace of the same slot says the same of every watt-hour. */
    public boolean sameAs(IntervalTrace other) {
        if (slot != other.slot || complete() != other.complete() || !storages.equals(other.storages)) {
            return false;
        }
        for (int i = 0; i < roster.sources().size(); i++) {
            if (generation(i) != other.generation(i)) {
                return false;
            }
        }
        for (int u = 0; u < roster.users().size(); u++) {
            if (consumption(u) != other.consumption(u)) {
                return false;
            }
        }
        return trace.sameAs(other.trace)
                && Arrays.equals(viaStorage, other.viaStorage)
                && Arrays.equals(storageExport, other.storageExport);
    }

    public StorageStep storage(int storage) {
        return storages.get(storage);
    }

    /** Discharge at the storage's meter, before losses on the way. */
    public long discharge(int storage) {
        return storages.get(storage).delivered();
    }

    /** Loss on the way of a storage's discharge. */
    public long dischargeLoss(int storage) {
        return trace.supplyLoss()[roster.sources().size() + 1 + storage];
    }

    /** Loss on the way of what the public grid brought. */
    public long gridLoss() {
        return trace.supplyLoss()[roster.sources().size()];
    }

    public long gridImport() {
        return DirectTracing.sum(readings.gridImport(), slot);
    }

    /** What one grid point took from the public grid less what it gave back; a missing reading counts as zero. */
    public long gridExchange(int gridPoint) {
        return DirectTracing.known(readings.gridImport()[gridPoint][slot])
                - DirectTracing.known(readings.gridExport()[gridPoint][slot]);
    }

    /** Everything that left for the public grid. */
    public long export() {
        return DirectTracing.sum(readings.gridExport(), slot);
    }

    public Balance balance() {
        long generation = DirectTracing.sum(readings.generation(), slot);
        long gridImport = DirectTracing.sum(readings.gridImport(), slot);
        long discharge = DirectTracing.sum(readings.discharge(), slot);
        long consumption = DirectTracing.sum(readings.consumption(), slot);
        long charge = DirectTracing.sum(readings.charge(), slot);
        long export = DirectTracing.sum(readings.gridExport(), slot);
        long losses = 0;
        for (long loss : trace.supplyLoss()) {
            losses += loss;
        }
        return new Balance(
                generation,
                gridImport,
                discharge,
                consumption,
                charge,
                export,
                losses,
                generation + gridImport + discharge - consumption - charge - export - losses);
    }
}
