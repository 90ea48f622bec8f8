package greenpark.cli.report;

import greenpark.core.clearing.EnergyTotals;
import greenpark.core.park.UsagePoint;
import greenpark.core.tracing.Roster;

/**
 * By which route energy reached a user [Wh]: {@code consumption = own + contract + pool + storage + grid}, exactly.
 *
 * @param own from the user's own single-user sources
 * @param contract under contract shares
 * @param pool by the pool rule
 * @param storageGreen through storage, from the park's sources
 * @param storageOther through storage, from the grid or of unknown origin
 * @param grid straight from the public grid
 */
record Routes(long own, long contract, long pool, long storageGreen, long storageOther, long grid) {
    static final Routes NONE = new Routes(0, 0, 0, 0, 0, 0);

    static Routes of(EnergyTotals totals, Roster roster, int user) {
        Routes routes = NONE;
        for (int source = 0; source < roster.sources().size(); source++) {
            routes = routes.plus(direct(totals, roster, source, user));
        }
        long green = 0;
        for (int source = 0; source < roster.sources().size(); source++) {
            green += totals.viaStorage(source, user);
        }
        return routes.plus(new Routes(0, 0, 0, green, totals.viaStorage(user) - green, totals.gridUse(user)));
    }

    /** What one source gave one user without storage. */
    static Routes direct(EnergyTotals totals, Roster roster, int source, int user) {
        UsagePoint own = roster.sources().get(source);
        long ownUse = roster.users().get(user).id().equals(own.directUser()) ? totals.ownUse(source) : 0;
        long contract = totals.contractUse(source, user);
        return new Routes(ownUse, contract, totals.direct(source, user) - ownUse - contract, 0, 0, 0);
    }

    /** All users together. */
    static Routes of(EnergyTotals totals, Roster roster) {
        Routes sum = NONE;
        for (int user = 0; user < roster.users().size(); user++) {
            sum = sum.plus(of(totals, roster, user));
        }
        return sum;
    }

    Routes plus(Routes other) {
        return new Routes(
                own + other.own,
                contract + other.contract,
                pool + other.pool,
                storageGreen + other.storageGreen,
                storageOther + other.storageOther,
                grid + other.grid);
    }

    long consumption() {
        return own + contract + pool + storageGreen + storageOther + grid;
    }

    void write(Json json) {
        json.put("own", own);
        json.put("contract", contract);
        json.put("pool", pool);
        json.put("storageGreen", storageGreen);
        json.put("storageOther", storageOther);
        json.put("grid", grid);
    }
}
