package greenpark.core.tracing;

import greenpark.core.park.StorageUnit;
import greenpark.core.quantity.Apportion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Traces one interval up to, but not into, the storages' lots. Pure: the result depends on the plan and the slot's readings only.
 *
 * <p>An instance owns scratch arrays and serves one thread; any number of instances may work on different slots at once.
 */
final class DirectTracing {
    private static final long[] NONE = {};

    private final int s;
    private final int u;
    private final int k;
    private final int takers;
    private final long[] supply;
    private final long[] net;
    private final long[] need;
    private final long[] part;
    private final long[] column;
    private final long[] scratch;
    private final long[] weights;

    DirectTracing(Roster roster) {
        s = roster.sources().size();
        u = roster.users().size();
        k = roster.storages().size();
        takers = u + k;
        int most = Math.max(takers, s) + k + 2;
        supply = new long[s + 1 + k];
        net = new long[s + 1 + k];
        need = new long[takers];
        part = new long[most];
        column = new long[most];
        scratch = new long[most];
        weights = new long[most];
    }

    /** Reads slot {@code t}; a missing reading counts as nothing generated and nothing used, and is reported elsewhere. */
    DirectTrace trace(TracePlan plan, ParkReadings readings, int t) {
        long[] losses = losses(plan, readings, t);
        for (int j = 0; j < u; j++) {
            need[j] = known(readings.consumption()[j][t]);
        }
        for (int i = 0; i < supply.length; i++) {
            net[i] = supply[i] - losses[i];
        }
        long[] direct = new long[s * takers];
        long[] ownUse = ownUse(plan, direct);
        long[] exported = new long[s];
        long export = sum(readings.gridExport(), t);
        long exportLeft = export - export(plan, export, exported);
        long[] contractUse = plan.contracts().isEmpty() ? NONE : contracts(plan, direct);
        pool(plan, readings, t, direct);
        long discharge = 0;
        for (int i = 0; i < k; i++) {
            discharge += net[s + 1 + i];
        }
        long[] storageUse = new long[u];
        long delivered = storageUse(plan, discharge, storageUse);
        long storageExport = Math.min(discharge - delivered, exportLeft);
        long[] gridCharge = charge(plan, direct);
        long[] unaccounted = Arrays.copyOf(net, s);
        long[] gridUse = Arrays.copyOf(need, u);
        return new DirectTrace(
                losses,
                ownUse,
                contractUse,
                direct,
                exported,
                unaccounted,
                storageUse,
                storageExport,
                gridUse,
                gridCharge,
                exportLeft - storageExport);
    }

    private long[] losses(TracePlan plan, ParkReadings readings, int t) {
        for (int i = 0; i < s; i++) {
            supply[i] = known(readings.generation()[i][t]);
        }
        supply[s] = sum(readings.gridImport(), t);
        for (int i = 0; i < k; i++) {
            supply[s + 1 + i] = known(readings.discharge()[i][t]);
        }
        long difference = 0;
        for (long wh : supply) {
            difference += wh;
        }
        difference -= sum(readings.consumption(), t) + sum(readings.charge(), t) + sum(readings.gridExport(), t);
        long[] losses = new long[supply.length];
        plan.lossRule().losses(supply, supply.length, difference, complete(readings, t), losses, scratch);
        return losses;
    }

    /** Single-user sources supply their user first; several sources of one user share in proportion to what they have. */
    private long[] ownUse(TracePlan plan, long[] direct) {
        long[] ownUse = new long[s];
        for (int i = 0; i < s; i++) {
            int user = plan.ownUser()[i];
            if (user < 0 || net[i] == 0 || need[user] == 0) {
                continue;
            }
            long offered = 0;
            for (int other = 0; other < s; other++) {
                weights[other] = other >= i && plan.ownUser()[other] == user ? net[other] : 0;
                offered += weights[other];
            }
            Apportion.largestRemainder(Math.min(offered, need[user]), weights, s, part, scratch);
            for (int other = i; other < s; other++) {
                if (weights[other] > 0) {
                    give(other, user, part[other], direct);
                    ownUse[other] += part[other];
                }
            }
        }
        return ownUse;
    }

    /** Export comes out of generation: first of sources whose surplus may only be exported, then of all that feed the pool. */
    private long export(TracePlan plan, long export, long[] exported) {
        long taken = 0;
        for (int pass = 0; pass < 2 && taken < export; pass++) {
            long offered = 0;
            for (int i = 0; i < s; i++) {
                weights[i] = plan.toPool()[i] == (pass == 1) ? net[i] : 0;
                offered += weights[i];
            }
            long now = Math.min(offered, export - taken);
            Apportion.largestRemainder(now, weights, s, part, scratch);
            for (int i = 0; i < s; i++) {
                exported[i] += part[i];
                net[i] -= part[i];
            }
            taken += now;
        }
        return taken;
    }

    /** Each holder may take its share of the source; what one leaves goes to the other holders by share until nobody can take more. */
    private long[] contracts(TracePlan plan, long[] direct) {
        long[] contractUse = new long[s * takers];
        for (int i = 0; i < s; i++) {
            if (net[i] == 0) {
                continue;
            }
            long left = -1;
            while (left != 0) {
                long shares = 0;
                Arrays.fill(weights, 0, u, 0);
                for (TracePlan.Share share : plan.contracts()) {
                    if (share.source() == i && (left < 0 || need[share.user()] > 0)) {
                        weights[share.user()] += share.millionths();
                        shares += share.millionths();
                    }
                }
                if (shares == 0) {
                    break;
                }
                if (left < 0) {
                    left = entitled(net[i], shares);
                }
                Apportion.largestRemainder(left, weights, u, part, scratch);
                long taken = 0;
                for (int j = 0; j < u; j++) {
                    long now = Math.min(part[j], need[j]);
                    if (now > 0) {
                        give(i, j, now, direct);
                        contractUse[i * takers + j] += now;
                        taken += now;
                    }
                }
                if (taken == 0) {
                    break;
                }
                left -= taken;
            }
        }
        return contractUse;
    }

    private static long entitled(long net, long shares) {
        return Math.multiplyExact(net, shares) / 1_000_000;
    }

    private void pool(TracePlan plan, ParkReadings readings, int t, long[] direct) {
        long offered = 0;
        for (int i = 0; i < s; i++) {
            weights[i] = plan.toPool()[i] ? net[i] : 0;
            offered += weights[i];
        }
        long wanted = 0;
        for (int j = 0; j < u; j++) {
            part[j] = plan.eligible()[j] ? need[j] : 0;
            wanted += part[j];
        }
        for (int i = 0; i < k; i++) {
            need[u + i] = known(readings.charge()[i][t]);
            part[u + i] = chargesByShare(plan.units()[i]) ? need[u + i] : 0;
            wanted += part[u + i];
        }
        long total = Math.min(offered, wanted);
        if (total == 0) {
            return;
        }
        plan.poolRule().share(total, part, takers, column, scratch);
        System.arraycopy(column, 0, part, 0, takers);
        Apportion.largestRemainder(total, weights, s, column, scratch);
        System.arraycopy(column, 0, weights, 0, s);
        for (int j = 0; j < takers; j++) {
            if (part[j] > 0) {
                Apportion.largestRemainder(part[j], weights, s, column, scratch);
                for (int i = 0; i < s; i++) {
                    weights[i] -= column[i];
                    give(i, j, column[i], direct);
                }
            }
        }
    }

    /** Divides the discharge among users that still need energy, by the pool rule; who takes part of the pool takes part here. */
    private long storageUse(TracePlan plan, long discharge, long[] storageUse) {
        long wanted = 0;
        for (int j = 0; j < u; j++) {
            weights[j] = plan.eligible()[j] ? need[j] : 0;
            wanted += weights[j];
        }
        long total = Math.min(discharge, wanted);
        if (total > 0) {
            plan.poolRule().share(total, weights, u, storageUse, scratch);
            for (int j = 0; j < u; j++) {
                need[j] -= storageUse[j];
            }
        }
        return total;
    }

    /** Charging takes generation that nobody used; what that does not cover is grid energy. */
    private long[] charge(TracePlan plan, long[] direct) {
        long[] gridCharge = new long[k];
        for (int i = 0; i < k; i++) {
            long surplus = 0;
            for (int j = 0; j < s; j++) {
                weights[j] = plan.toPool()[j] ? net[j] : 0;
                surplus += weights[j];
            }
            long green = Math.min(need[u + i], surplus);
            Apportion.largestRemainder(green, weights, s, part, scratch);
            for (int j = 0; j < s; j++) {
                give(j, u + i, part[j], direct);
            }
            gridCharge[i] = need[u + i];
        }
        return gridCharge;
    }

    private void give(int source, int taker, long wh, long[] direct) {
        direct[source * takers + taker] += wh;
        net[source] -= wh;
        need[taker] -= wh;
    }

    private static boolean chargesByShare(@Nullable StorageUnit unit) {
        return unit != null && unit.chargeFrom() == StorageUnit.ChargeFrom.SHARE;
    }

    static boolean complete(ParkReadings readings, int t) {
        return complete(readings.generation(), t)
                && complete(readings.consumption(), t)
                && complete(readings.charge(), t)
                && complete(readings.discharge(), t)
                && complete(readings.gridImport(), t)
                && complete(readings.gridExport(), t);
    }

    private static boolean complete(long[][] rows, int t) {
        for (long[] row : rows) {
            if (row[t] == ParkReadings.MISSING) {
                return false;
            }
        }
        return true;
    }

    static long known(long wh) {
        return wh == ParkReadings.MISSING ? 0 : wh;
    }

    static long sum(long[][] rows, int t) {
        long sum = 0;
        for (long[] row : rows) {
            sum += known(row[t]);
        }
        return sum;
    }
}
