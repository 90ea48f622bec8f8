package greenpark.cli.report;

import greenpark.core.certificate.GecPool;
import greenpark.core.certificate.Side;
import java.time.YearMonth;
import java.util.List;

/**
 * The certificates of a period.
 *
 * @param claims what the factories claimed, month by month, in order of month, factory, plant and way
 * @param fates what became of the devices' bundles, month by month, in order of month, device and side
 * @param gecs issued in the period, in order of project, pool and month
 */
public record LedgerSummary(List<Claim> claims, List<Fate> fates, List<Gecs> gecs) {
    public LedgerSummary {
        claims = List.copyOf(claims);
        fates = List.copyOf(fates);
        gecs = List.copyOf(gecs);
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

    /** What became of a device's bundles of a month [Wh]; what is left is with its owner, or expired. */
    public record Fate(String device, Side side, long issued, long claimed, long stored, long locked, long converted) {}

    /** @param count whole certificates of a month [MWh] */
    public record Gecs(String project, GecPool pool, YearMonth month, long count) {}
}
