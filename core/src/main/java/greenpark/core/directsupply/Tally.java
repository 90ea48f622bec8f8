package greenpark.core.directsupply;

/**
 * The sums of one scope over one period [Wh], and the extremes of the exchange with the public grid [Wh per step].
 *
 * <p>Mutable while it is filled; belongs to {@link DirectSupply} alone.
 */
public final class Tally {
    private long available;
    private long generation;
    private long curtailed;
    private long export;
    private long consumption;
    private long forbiddenExport;
    private long highest = Long.MIN_VALUE;
    private long lowest = Long.MAX_VALUE;

    void add(long available, long generation, long curtailed, long export, long consumption) {
        this.available += available;
        this.generation += generation;
        this.curtailed += curtailed;
        this.export += export;
        this.consumption += consumption;
    }

    /** The same from sums; the exchange is the park's alone. */
    void add(Tally sums) {
        add(sums.available, sums.generation, sums.curtailed, sums.export, sums.consumption);
    }

    /** @param net import − export of the interval at the grid points [Wh] */
    void exchange(long net, long forbidden) {
        highest = Math.max(highest, net);
        lowest = Math.min(lowest, net);
        forbiddenExport += forbidden;
    }

    /** A. */
    public long available() {
        return available;
    }

    /** G. */
    public long generation() {
        return generation;
    }

    public long curtailed() {
        return curtailed;
    }

    /** X. */
    public long export() {
        return export;
    }

    /** S = G − X (688号 (十一)). */
    public long selfUse() {
        return generation - export;
    }

    /** L. */
    public long consumption() {
        return consumption;
    }

    /** Export in periods in which it is forbidden. */
    public long forbiddenExport() {
        return forbiddenExport;
    }

    /** Highest net import of an interval; negative where the park exported all the time. */
    public long highest() {
        return highest;
    }

    public long lowest() {
        return lowest;
    }

    boolean hasExchange() {
        return highest != Long.MIN_VALUE;
    }
}
