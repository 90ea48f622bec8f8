package greenpark.cli.report;

/**
 * Energy that reached each user by the laws of the network (proportional sharing, Bialek), to stand beside the contractual allocation.
 *
 * @param wattHours {@code [origin][user]} in the numbering of {@link greenpark.core.tracing.Roster} [Wh]; must not be changed
 * @param intervals number of intervals that were traced; fewer than the period's where the load flow did not converge
 */
public record PhysicalSummary(long[][] wattHours, long intervals) {

    /** From all origins. */
    public long consumption(int user) {
        long sum = 0;
        for (long[] ofOrigin : wattHours) {
            sum += ofOrigin[user];
        }
        return sum;
    }

    /** From the first {@code sources} origins, which are the park's own plants. */
    public long green(int user, int sources) {
        long sum = 0;
        for (int source = 0; source < sources; source++) {
            sum += wattHours[source][user];
        }
        return sum;
    }
}
