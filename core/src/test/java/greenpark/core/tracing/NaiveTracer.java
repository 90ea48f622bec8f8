package greenpark.core.tracing;

import greenpark.core.park.Contract;
import greenpark.core.park.LossFactor;
import greenpark.core.park.Park;
import greenpark.core.park.StorageUnit;
import greenpark.core.park.StorageUnit.ChargeFrom;
import greenpark.core.park.StorageUnit.LotOrder;
import greenpark.core.park.SupplyMode;
import greenpark.core.park.TracingRule;
import greenpark.core.park.UsagePoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The tracing rules said once more, as plainly as possible: names instead of positions, maps instead of arrays, exact fractions, no
 * thought for speed. Where the fast engine and this one differ, one of them is wrong.
 *
 * <p>Written for parks that do not change during the run.
 */
@SuppressWarnings("NullAway") // maps that are full by construction; a hole would fail the test
final class NaiveTracer {
    /** What somebody got from where: "source→user" and so on, in watt-hours; zero entries do not stand. */
    static final class Result {
        final Map<String, Long> direct = new TreeMap<>();
        final Map<String, Long> viaStorage = new TreeMap<>();
        final Map<String, Long> grid = new TreeMap<>();
        final Map<String, Long> exported = new TreeMap<>();
        final Map<String, Long> loss = new TreeMap<>();
        final Map<String, Long> content = new TreeMap<>();
    }

    private record NaiveLot(String origin, long wh) {}

    private final Park park;
    private final Map<String, List<NaiveLot>> lots = new TreeMap<>();

    NaiveTracer(Park park) {
        this.park = park;
        for (StorageUnit unit : park.storages()) {
            List<NaiveLot> opening = new ArrayList<>();
            opening.add(new NaiveLot("unattributed", unit.opening().wattHours()));
            lots.put(unit.usagePoint().value(), opening);
        }
    }

    /** @param reading per usage point and flow, for instance "s1 generation"; absent where missing */
    Result trace(Map<String, Long> reading) {
        Result result = new Result();
        List<String> sources = ids(UsagePoint.Kind.SOURCE);
        List<String> users = ids(UsagePoint.Kind.LOAD);
        List<String> storages = ids(UsagePoint.Kind.STORAGE);

        // 1. Losses, from every supply.
        Map<String, Long> supply = new LinkedHashMap<>();
        sources.forEach(s -> supply.put(s, reading.getOrDefault(s + " generation", 0L)));
        supply.put("grid", reading.getOrDefault("grid import", 0L));
        storages.forEach(k -> supply.put(k, reading.getOrDefault(k + " discharge", 0L)));
        Map<String, Long> need = new LinkedHashMap<>();
        users.forEach(u -> need.put(u, reading.getOrDefault(u + " consumption", 0L)));
        Map<String, Long> charge = new LinkedHashMap<>();
        storages.forEach(k -> charge.put(k, reading.getOrDefault(k + " charge", 0L)));
        long export = reading.getOrDefault("grid export", 0L);
        boolean complete = reading.size() == sources.size() + users.size() + 2 * storages.size() + 2;
        losses(supply, sum(supply) - sum(need) - sum(charge) - export, complete, result.loss);
        Map<String, Long> left = new LinkedHashMap<>();
        supply.forEach((id, wh) -> left.put(id, wh - result.loss.getOrDefault(id, 0L)));

        // 2. Own use: all the sources of one user together.
        for (String user : users) {
            Map<String, Long> own = only(
                    left,
                    sources.stream()
                            .filter(s -> point(s).directUser() != null
                                    && user.equals(point(s).directUser().value()))
                            .toList());
            divide(Math.min(sum(own), need.get(user)), own)
                    .forEach((s, wh) -> move(result.direct, s, user, wh, left, need));
        }

        // 3. Export: of sources that may not feed the pool, then of the others.
        List<String> poolSources = sources.stream()
                .filter(s -> point(s).surplus() == SupplyMode.POOL)
                .toList();
        List<String> exportOnly =
                sources.stream().filter(s -> !poolSources.contains(s)).toList();
        long exportLeft = export;
        for (List<String> group : List.of(exportOnly, poolSources)) {
            Map<String, Long> offered = only(left, group);
            long now = Math.min(exportLeft, sum(offered));
            divide(now, offered).forEach((s, wh) -> {
                add(result.exported, s, wh);
                left.merge(s, -wh, Long::sum);
            });
            exportLeft -= now;
        }

        // 4. Contracts: use it or lose it.
        for (String source : sources) {
            Map<String, Long> shares = new LinkedHashMap<>();
            users.forEach(u -> shares.put(
                    u,
                    park.contracts().stream()
                            .filter(c -> c.source().value().equals(source)
                                    && c.user().value().equals(u))
                            .mapToLong(Contract::shareMillionths)
                            .sum()));
            long bound = left.get(source) * sum(shares) / 1_000_000;
            while (bound > 0 && sum(shares) > 0) {
                long before = bound;
                for (Map.Entry<String, Long> part : divide(bound, shares).entrySet()) {
                    long now = Math.min(part.getValue(), need.get(part.getKey()));
                    move(result.direct, source, part.getKey(), now, left, need);
                    bound -= now;
                }
                shares.replaceAll((u, share) -> need.get(u) > 0 ? share : 0);
                if (bound == before) {
                    break;
                }
            }
        }

        // 5. The pool, to users and to storages that charge by share.
        Map<String, Long> wanted = new LinkedHashMap<>();
        users.forEach(u -> wanted.put(u, point(u).mode() == SupplyMode.GRID ? 0 : need.get(u)));
        storages.forEach(k -> wanted.put(k, unit(k).chargeFrom() == ChargeFrom.SHARE ? charge.get(k) : 0));
        Map<String, Long> pool = only(left, poolSources);
        long pooled = Math.min(sum(pool), sum(wanted));
        Map<String, Long> got = poolRule(pooled, wanted);
        Map<String, Long> used = divide(pooled, all(pool, sources));
        Map<String, Long> takers = new LinkedHashMap<>(need);
        takers.putAll(charge);
        mix(got, used, (source, taker, wh) -> move(result.direct, source, taker, wh, left, takers));
        users.forEach(u -> need.put(u, takers.get(u)));
        storages.forEach(k -> charge.put(k, takers.get(k)));

        // 6a. Who takes the discharge.
        Map<String, Long> wantedNow = new LinkedHashMap<>();
        users.forEach(u -> wantedNow.put(u, point(u).mode() == SupplyMode.GRID ? 0 : need.get(u)));
        long discharge = sum(only(left, storages));
        Map<String, Long> fromStorage = poolRule(Math.min(discharge, sum(wantedNow)), wantedNow);
        fromStorage.forEach((u, wh) -> need.merge(u, -wh, Long::sum));

        // 7. Charging: generation nobody used, then the grid.
        Map<String, Map<String, Long>> charged = new LinkedHashMap<>();
        for (String storage : storages) {
            Map<String, Long> spare = all(only(left, poolSources), sources);
            divide(Math.min(charge.get(storage), sum(spare)), spare)
                    .forEach((s, wh) -> move(result.direct, s, storage, wh, left, charge));
            Map<String, Long> origins = new LinkedHashMap<>();
            sources.forEach(s -> origins.put(s, result.direct.getOrDefault(s + "→" + storage, 0L)));
            origins.put("grid", charge.get(storage));
            origins.put("unattributed", 0L);
            charged.put(storage, origins);
        }

        // 6b. Out of which lots.
        Map<String, Long> origin = new LinkedHashMap<>();
        sources.forEach(s -> origin.put(s, 0L));
        origin.put("grid", 0L);
        origin.put("unattributed", 0L);
        for (String storage : storages) {
            step(storage, reading.getOrDefault(storage + " discharge", 0L), charged.get(storage), origin);
            add(
                    result.content,
                    storage,
                    lots.get(storage).stream().mapToLong(NaiveLot::wh).sum());
        }
        mix(fromStorage, origin, (o, user, wh) -> add(result.viaStorage, o + "→" + user, wh));

        // 8. The rest is the grid's.
        need.forEach((u, wh) -> add(result.grid, u, wh));
        return result;
    }

    private void losses(Map<String, Long> supply, long difference, boolean complete, Map<String, Long> losses) {
        TracingRule rule = rule(TracingRule.Tier.LOSSES);
        if (rule.kind().equals("measured-difference") && complete) {
            long most = sum(supply) * rule.limitMillionths() / 1_000_000;
            divide(Math.max(0, Math.min(difference, most)), supply).forEach((id, wh) -> add(losses, id, wh));
        } else if (!rule.kind().equals("none")) {
            for (LossFactor factor : park.lossFactors()) {
                String id = factor.usagePoint().value();
                add(losses, id, (2 * supply.get(id) * factor.millionths() + 1_000_000) / 2_000_000);
            }
        }
    }

    private Map<String, Long> poolRule(long total, Map<String, Long> need) {
        return switch (rule(TracingRule.Tier.POOL).kind()) {
            case "proportional" -> divide(total, need);
            case "equal-spread" -> equalSpread(total, need);
            default -> strictPriority(total, need);
        };
    }

    /** A watt-hour at a time, round the table, to everybody whose need is not filled; then the rest of the last round by order. */
    private static Map<String, Long> equalSpread(long total, Map<String, Long> need) {
        Map<String, Long> parts = new LinkedHashMap<>();
        need.keySet().forEach(id -> parts.put(id, 0L));
        long left = total;
        while (left > 0) {
            for (String id : need.keySet()) {
                if (left > 0 && parts.get(id) < need.get(id)) {
                    parts.merge(id, 1L, Long::sum);
                    left--;
                }
            }
        }
        return parts;
    }

    private Map<String, Long> strictPriority(long total, Map<String, Long> need) {
        Map<String, Long> parts = new LinkedHashMap<>();
        need.keySet().forEach(id -> parts.put(id, 0L));
        ToLongFunction<String> rank =
                id -> ids(UsagePoint.Kind.LOAD).contains(id) ? point(id).priority() : Long.MAX_VALUE;
        long left = total;
        for (long r : need.keySet().stream()
                .mapToLong(rank)
                .distinct()
                .sorted()
                .boxed()
                .toList()) {
            Map<String, Long> ofRank = new LinkedHashMap<>();
            need.forEach((id, wh) -> ofRank.put(id, rank.applyAsLong(id) == r ? wh : 0));
            long now = Math.min(left, sum(ofRank));
            divide(now, ofRank).forEach((id, wh) -> parts.merge(id, wh, Long::sum));
            left -= now;
        }
        return parts;
    }

    private void step(String storage, long discharge, Map<String, Long> charged, Map<String, Long> delivered) {
        StorageUnit unit = unit(storage);
        List<NaiveLot> inside = lots.get(storage);
        BigInteger standing = BigInteger.valueOf(content(inside))
                .multiply(BigInteger.valueOf(unit.standingMillionthsPerHour()))
                .divide(BigInteger.valueOf(4_000_000));
        take(standing.longValueExact(), LotOrder.PROPORTIONAL, inside);
        long withdrawn = -Math.floorDiv(-discharge * 1_000_000, (long) unit.dispatchMillionths());
        long shortfall = Math.max(0, withdrawn - content(inside));
        List<NaiveLot> taken = take(withdrawn - shortfall, unit.lotOrder(), inside);
        taken.add(new NaiveLot("unattributed", shortfall));
        Map<String, Long> byLot = new LinkedHashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            byLot.put(i + " " + taken.get(i).origin(), taken.get(i).wh());
        }
        divide(discharge, byLot)
                .forEach((lot, wh) -> delivered.merge(lot.substring(lot.indexOf(' ') + 1), wh, Long::sum));
        long stored = sum(charged) * unit.storeMillionths() / 1_000_000;
        divide(stored, charged).forEach((o, wh) -> inside.add(new NaiveLot(o, wh)));
        take(Math.max(0, content(inside) - unit.eNom().wattHours()), unit.lotOrder(), inside);
    }

    private static List<NaiveLot> take(long wh, LotOrder order, List<NaiveLot> inside) {
        List<NaiveLot> taken = new ArrayList<>();
        Map<Integer, Long> parts = new LinkedHashMap<>();
        if (order == LotOrder.PROPORTIONAL) {
            Map<String, Long> weights = new LinkedHashMap<>();
            for (int i = 0; i < inside.size(); i++) {
                weights.put(Integer.toString(i), inside.get(i).wh());
            }
            divide(wh, weights).forEach((i, part) -> parts.put(Integer.parseInt(i), part));
        } else {
            long left = wh;
            for (int n = 0; n < inside.size(); n++) {
                int i = order == LotOrder.FIFO ? n : inside.size() - 1 - n;
                long part = Math.min(left, inside.get(i).wh());
                parts.put(i, part);
                left -= part;
            }
        }
        parts.forEach((i, part) -> {
            if (part > 0) {
                taken.add(new NaiveLot(inside.get(i).origin(), part));
                inside.set(i, new NaiveLot(inside.get(i).origin(), inside.get(i).wh() - part));
            }
        });
        inside.removeIf(lot -> lot.wh() == 0);
        return taken;
    }

    /** Method of the largest remainder, ties to the earlier. */
    static Map<String, Long> divide(long total, Map<String, Long> weights) {
        Map<String, Long> parts = new LinkedHashMap<>();
        BigInteger sum = BigInteger.valueOf(sum(weights));
        Map<String, BigInteger> remainders = new LinkedHashMap<>();
        weights.forEach((id, weight) -> {
            BigInteger[] quota = sum.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : BigInteger.valueOf(total)
                            .multiply(BigInteger.valueOf(weight))
                            .divideAndRemainder(sum);
            parts.put(id, quota[0].longValueExact());
            remainders.put(id, quota[1]);
        });
        long left = sum.signum() == 0 ? 0 : total - sum(parts);
        remainders.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(left)
                .forEach(e -> parts.merge(e.getKey(), 1L, Long::sum));
        return parts;
    }

    private interface Move {
        void accept(String from, String to, long wh);
    }

    /** Each taker, in order, gets the mix of what is left. */
    private static void mix(Map<String, Long> got, Map<String, Long> from, Move move) {
        Map<String, Long> left = new LinkedHashMap<>(from);
        got.forEach((taker, wh) -> {
            if (wh > 0) {
                divide(wh, left).forEach((source, part) -> {
                    left.merge(source, -part, Long::sum);
                    move.accept(source, taker, part);
                });
            }
        });
    }

    private static void move(
            Map<String, Long> into, String from, String to, long wh, Map<String, Long> left, Map<String, Long> need) {
        add(into, from + "→" + to, wh);
        left.merge(from, -wh, Long::sum);
        need.merge(to, -wh, Long::sum);
    }

    private static void add(Map<String, Long> into, String key, long wh) {
        if (wh != 0) {
            into.merge(key, wh, Long::sum);
        }
    }

    private static long content(List<NaiveLot> lots) {
        return lots.stream().mapToLong(NaiveLot::wh).sum();
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> only(Map<String, Long> amounts, List<String> ids) {
        Map<String, Long> some = new LinkedHashMap<>();
        ids.forEach(id -> some.put(id, amounts.get(id)));
        return some;
    }

    private static Map<String, Long> all(Map<String, Long> amounts, List<String> ids) {
        Map<String, Long> all = new LinkedHashMap<>();
        ids.forEach(id -> all.put(id, amounts.getOrDefault(id, 0L)));
        return all;
    }

    private List<String> ids(UsagePoint.Kind kind) {
        return park.usagePoints(kind).stream().map(p -> p.id().value()).toList();
    }

    private UsagePoint point(String id) {
        return park.usagePoints().stream()
                .filter(p -> p.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private StorageUnit unit(String id) {
        return park.storages().stream()
                .filter(s -> s.usagePoint().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private TracingRule rule(TracingRule.Tier tier) {
        return park.rules().stream().filter(r -> r.tier() == tier).findFirst().orElseThrow();
    }
}
