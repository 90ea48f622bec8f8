package greenpark.core.clearing;

import greenpark.core.park.Contract;
import greenpark.core.park.Park;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.SupplyMode;
import greenpark.core.park.TracingRule;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.quantity.Apportion;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.time.Instant;
import java.util.List;

/**
 * What each tier of tracing found before it in an interval: what the sources still had and what the users still needed. All [Wh],
 * worked out backwards from the result.
 */
record Tiers(Park park, IntervalTrace trace) {

    Roster roster() {
        return trace.roster();
    }

    int sources() {
        return roster().sources().size();
    }

    int users() {
        return roster().users().size();
    }

    int storages() {
        return roster().storages().size();
    }

    Instant start() {
        return trace.start();
    }

    TracingRule rule(TracingRule.Tier tier) {
        return Validity.at(start(), park.rules(), TracingRule::validity).stream()
                .filter(rule -> rule.tier() == tier)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule for tier " + tier + " at " + start()));
    }

    // ---- sources ----

    boolean suppliesFirst(int source, int user) {
        return roster().users()
                .get(user)
                .id()
                .equals(roster().sources().get(source).directUser());
    }

    boolean feedsPool(int source) {
        return roster().sources().get(source).surplus() == SupplyMode.POOL;
    }

    /** What a source had when its own user was supplied. */
    long afterLoss(int source) {
        return trace.generation(source) - trace.loss(source);
    }

    /** What a source had when contracts were served. */
    long afterExport(int source) {
        return afterLoss(source) - trace.ownUse(source) - trace.exported(source);
    }

    /** What a source had when the pool was divided. */
    long afterContracts(int source) {
        long left = afterExport(source);
        for (int user = 0; user < users(); user++) {
            left -= trace.contractUse(source, user);
        }
        return left;
    }

    /** What the pool had. */
    long pool() {
        long pool = 0;
        for (int source = 0; source < sources(); source++) {
            pool += feedsPool(source) ? afterContracts(source) : 0;
        }
        return pool;
    }

    // ---- users ----

    long ownUse(int source, int user) {
        return suppliesFirst(source, user) ? trace.ownUse(source) : 0;
    }

    long ownUse(int user) {
        long sum = 0;
        for (int source = 0; source < sources(); source++) {
            sum += ownUse(source, user);
        }
        return sum;
    }

    long contractUse(int user) {
        long sum = 0;
        for (int source = 0; source < sources(); source++) {
            sum += trace.contractUse(source, user);
        }
        return sum;
    }

    long poolUse(int source, int user) {
        return trace.direct(source, user) - ownUse(source, user) - trace.contractUse(source, user);
    }

    long poolUse(int user) {
        long sum = 0;
        for (int source = 0; source < sources(); source++) {
            sum += poolUse(source, user);
        }
        return sum;
    }

    long storageUse(int user) {
        long sum = 0;
        for (int origin = 0; origin < roster().origins(); origin++) {
            sum += trace.viaStorage(origin, user);
        }
        return sum;
    }

    boolean eligible(int user) {
        return roster().users().get(user).mode() != SupplyMode.GRID;
    }

    long needForContracts(int user) {
        return trace.consumption(user) - ownUse(user);
    }

    long needForPool(int user) {
        return eligible(user) ? needForContracts(user) - contractUse(user) : 0;
    }

    long needForStorage(int user) {
        return needForPool(user) - poolUse(user);
    }

    /** Charging that takes part in the pool like a user. */
    long chargingByShare() {
        long sum = 0;
        for (StorageUnit unit : Validity.at(start(), park.storages(), StorageUnit::validity)) {
            int storage =
                    roster().storages().stream().map(UsagePoint::id).toList().indexOf(unit.usagePoint());
            boolean share = unit.chargeFrom() == StorageUnit.ChargeFrom.SHARE;
            sum += share ? trace.storage(storage).charged() : 0;
        }
        return sum;
    }

    /** What a user was entitled to of a source under its contracts, before anybody left anything. */
    long entitlement(int source, int user) {
        long[] weights = new long[users()];
        long shares = 0;
        for (Contract contract : contracts(source)) {
            weights[user(contract.user().value())] += contract.shareMillionths();
            shares += contract.shareMillionths();
        }
        long entitled = Math.multiplyExact(afterExport(source), shares) / 1_000_000;
        return entitled == 0 ? 0 : Apportion.largestRemainder(entitled, weights)[user];
    }

    /** The contracts of a source in force, by id. */
    List<Contract> contracts(int source) {
        return Validity.at(start(), park.contracts(), Contract::validity).stream()
                .filter(c -> c.source().equals(roster().sources().get(source).id()))
                .toList();
    }

    private int user(String id) {
        return roster().users().stream().map(p -> p.id().value()).toList().indexOf(id);
    }
}
