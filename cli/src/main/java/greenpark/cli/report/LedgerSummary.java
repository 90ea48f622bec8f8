package greenpark.cli.report;

import java.time.YearMonth;
import java.util.List;

/** What the factories claimed by certificate, month by month, in order of month, factory, plant and way. */
public record LedgerSummary(List<Claim> claims) {
    public LedgerSummary {
        claims = List.copyOf(claims);
    }

    /**
     * One sum of claims.
     *
     * @param plant where the energy was generated; empty where a storage held it from nowhere known
     * @param viaStorage whether it came through a storage
     * @param slices pieces of certificates that were claimed
     */
    public record Claim(
            YearMonth month, String factory, String plant, boolean viaStorage, long wattHours, long slices) {}
}
