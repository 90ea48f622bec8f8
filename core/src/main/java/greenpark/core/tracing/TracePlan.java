package greenpark.core.tracing;

import greenpark.core.park.Contract;
import greenpark.core.park.LossFactor;
import greenpark.core.park.Park;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.SupplyMode;
import greenpark.core.park.TracingRule;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The park's rules resolved to array positions, for a stretch of time in which nothing of the park changes.
 *
 * @param ownUser per source the user it supplies first, or −1
 * @param toPool per source whether what its user leaves goes to the pool (otherwise only to export)
 * @param eligible per user whether it takes part in direct supply (RC-16)
 * @param contracts the contracts in force, by id
 * @param units per storage its rule, null before it exists
 */
record TracePlan(
        Roster roster,
        int[] ownUser,
        boolean[] toPool,
        boolean[] eligible,
        List<Share> contracts,
        @Nullable StorageUnit[] units,
        LossRule lossRule,
        PoolRule poolRule) {

    /** A contract by positions. */
    record Share(int source, int user, int millionths) {}

    /**
     * @throws IllegalStateException where a tier has no rule at that time
     */
    static TracePlan at(Park park, Roster roster, Instant instant) {
        boolean[] toPool = new boolean[roster.sources().size()];
        for (int i = 0; i < toPool.length; i++) {
            toPool[i] = roster.sources().get(i).surplus() == SupplyMode.POOL;
        }
        boolean[] eligible = new boolean[roster.users().size()];
        int[] rank = new int[eligible.length];
        for (int u = 0; u < eligible.length; u++) {
            eligible[u] = roster.users().get(u).mode() != SupplyMode.GRID;
            rank[u] = roster.users().get(u).priority();
        }
        @Nullable StorageUnit[] units = new StorageUnit[roster.storages().size()];
        for (StorageUnit unit : Validity.at(instant, park.storages(), StorageUnit::validity)) {
            units[Roster.indexOf(roster.storages(), unit.usagePoint())] = unit;
        }
        return new TracePlan(
                roster,
                ownUser(park, roster, instant),
                toPool,
                eligible,
                contracts(park, roster, instant),
                units,
                lossRule(park, roster, instant),
                poolRule(park, instant, rank));
    }

    private static int[] ownUser(Park park, Roster roster, Instant instant) {
        String kind = rule(park, TracingRule.Tier.OWN_USE, instant).kind();
        return switch (kind) {
            case "aggregated" ->
                roster.sources().stream()
                        .map(UsagePoint::directUser)
                        .mapToInt(user -> user == null ? -1 : Roster.indexOf(roster.users(), user))
                        .toArray();
            default -> throw new IllegalStateException("no own-use rule " + kind);
        };
    }

    private static List<Share> contracts(Park park, Roster roster, Instant instant) {
        String kind = rule(park, TracingRule.Tier.CONTRACT, instant).kind();
        return switch (kind) {
            case "use-it-or-lose-it" ->
                Validity.at(instant, park.contracts(), Contract::validity).stream()
                        .map(c -> new Share(
                                Roster.indexOf(roster.sources(), c.source()),
                                Roster.indexOf(roster.users(), c.user()),
                                c.shareMillionths()))
                        .toList();
            default -> throw new IllegalStateException("no contract rule " + kind);
        };
    }

    private static LossRule lossRule(Park park, Roster roster, Instant instant) {
        TracingRule rule = rule(park, TracingRule.Tier.LOSSES, instant);
        int s = roster.sources().size();
        int[] millionths = new int[s + 1 + roster.storages().size()];
        for (LossFactor factor : Validity.at(instant, park.lossFactors(), LossFactor::validity)) {
            int source = Roster.indexOf(roster.sources(), factor.usagePoint());
            int storage = Roster.indexOf(roster.storages(), factor.usagePoint());
            millionths[source >= 0 ? source : storage >= 0 ? s + 1 + storage : s] = factor.millionths();
        }
        return switch (rule.kind()) {
            case "none" -> new LossRule.None();
            case "fixed-factor" -> new LossRule.FixedFactor(millionths);
            case TracingRule.MEASURED_DIFFERENCE ->
                new LossRule.MeasuredDifference(rule.limitMillionths(), new LossRule.FixedFactor(millionths));
            default -> throw new IllegalStateException("no loss rule " + rule.kind());
        };
    }

    private static PoolRule poolRule(Park park, Instant instant, int[] rank) {
        TracingRule rule = rule(park, TracingRule.Tier.POOL, instant);
        return switch (rule.kind()) {
            case "proportional" -> new PoolRule.Proportional();
            case "equal-spread" -> new PoolRule.EqualSpread();
            case "strict-priority" -> new PoolRule.StrictPriority(rank);
            default -> throw new IllegalStateException("no pool rule " + rule.kind());
        };
    }

    private static TracingRule rule(Park park, TracingRule.Tier tier, Instant instant) {
        return Validity.at(instant, park.rules(), TracingRule::validity).stream()
                .filter(r -> r.tier() == tier)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the park has no rule for tier " + tier + " at " + instant));
    }
}
