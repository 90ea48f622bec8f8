package greenpark.core.clearing;

import greenpark.core.clearing.Value.Named;
import greenpark.core.clearing.Value.Quantity;
import greenpark.core.clearing.Value.Share;
import greenpark.core.clearing.Value.Term;
import greenpark.core.clearing.Value.Text;
import greenpark.core.clearing.Value.Total;
import greenpark.core.clearing.Value.Word;
import greenpark.core.park.Contract;
import greenpark.core.park.LossFactor;
import greenpark.core.park.TracingRule;
import greenpark.core.park.TracingRule.Tier;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.Validity;
import greenpark.core.tracing.Balance;
import greenpark.core.tracing.IntervalTrace;
import java.util.ArrayList;
import java.util.List;

/** Why a factory got what it got straight from the sources: losses, own use, export, contracts, the pool. */
record SupplyReasons(Tiers tiers, IntervalTrace trace, int user) {
    private static final long MILLION = 1_000_000;

    SupplyReasons(Tiers tiers, int user) {
        this(tiers, tiers.trace(), user);
    }

    Named source(int i) {
        return new Named(tiers.roster().sources().get(i).name());
    }

    static Reason rule(TracingRule rule) {
        boolean known = List.of("high", "medium", "low").contains(rule.confidence());
        return Reason.of(
                "rule",
                new Word("rule." + rule.kind()),
                new Text(rule.version()),
                new Text(rule.source()),
                known ? new Word("confidence." + rule.confidence()) : new Text(rule.confidence()));
    }

    // ---- losses ----

    Reason losses() {
        TracingRule rule = tiers.rule(Tier.LOSSES);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(rule(rule));
        boolean measured = rule.kind().equals("measured-difference") && trace.complete();
        if (measured) {
            reasons.add(difference(rule));
        } else if (rule.kind().equals("measured-difference")) {
            reasons.add(Reason.of("losses.fallback"));
        }
        boolean declared =
                rule.kind().equals("fixed-factor") || (!measured && !rule.kind().equals("none"));
        long left = trace.balance().losses();
        for (int i = 0; i < tiers.sources(); i++) {
            UsagePoint point = tiers.roster().sources().get(i);
            supply(reasons, new Named(point.name()), List.of(point), trace.generation(i), trace.loss(i), declared);
            left -= trace.loss(i);
        }
        for (int k = 0; k < tiers.storages(); k++) {
            UsagePoint point = tiers.roster().storages().get(k);
            supply(
                    reasons,
                    new Named(point.name()),
                    List.of(point),
                    trace.discharge(k),
                    trace.dischargeLoss(k),
                    declared);
            left -= trace.dischargeLoss(k);
        }
        List<UsagePoint> grid = tiers.roster().gridPoints();
        supply(reasons, new Word("origin.grid"), grid, trace.gridImport(), left, declared);
        return Reason.of("losses", new Total(trace.balance().losses())).with(reasons);
    }

    private void supply(
            List<Reason> reasons, Value name, List<UsagePoint> points, long metered, long loss, boolean declared) {
        if (metered == 0) {
            return;
        }
        if (!declared) {
            reasons.add(Reason.of("losses.supply", new Term(loss), name, new Quantity(metered)));
            return;
        }
        LossFactor found = null;
        for (LossFactor factor : Validity.at(tiers.start(), tiers.park().lossFactors(), LossFactor::validity)) {
            boolean here = points.stream().anyMatch(p -> p.id().equals(factor.usagePoint()));
            found = here ? factor : found;
        }
        reasons.add(
                found == null
                        ? Reason.of("losses.undeclared", new Term(loss), name, new Quantity(metered))
                        : Reason.of(
                                "losses.factor",
                                new Term(loss),
                                name,
                                new Quantity(metered),
                                new Share(found.millionths(), MILLION),
                                new Text(found.source())));
    }

    private Reason difference(TracingRule rule) {
        Balance b = trace.balance();
        long supply = b.generation() + b.gridImport() + b.discharge();
        long most = Math.multiplyExact(supply, rule.limitMillionths()) / MILLION;
        return Reason.of(
                        "losses.difference",
                        new Total(b.losses() + b.imbalance()),
                        new Share(rule.limitMillionths(), MILLION),
                        new Quantity(most),
                        new Quantity(b.imbalance()))
                .with(
                        Reason.of("balance.generation", new Term(b.generation())),
                        Reason.of("balance.import", new Term(b.gridImport())),
                        Reason.of("balance.discharge", new Term(b.discharge())),
                        Reason.of("balance.consumption", new Term(-b.consumption())),
                        Reason.of("balance.charge", new Term(-b.charge())),
                        Reason.of("balance.export", new Term(-b.export())));
    }

    // ---- own use ----

    Reason ownUse() {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(rule(tiers.rule(Tier.OWN_USE)));
        for (int i = 0; i < tiers.sources(); i++) {
            if (tiers.suppliesFirst(i, user)) {
                long own = trace.ownUse(i);
                reasons.add(Reason.of("own.roof", new Term(own), source(i), new Quantity(trace.consumption(user)))
                        .with(
                                Reason.of("supply.generation", new Term(trace.generation(i))),
                                Reason.of("supply.loss", new Term(-trace.loss(i))),
                                Reason.of("own.surplus", new Term(own - tiers.afterLoss(i)))));
            }
        }
        if (reasons.size() == 1) {
            reasons.add(Reason.of("own.none"));
        }
        return Reason.of("own", new Total(tiers.ownUse(user))).with(reasons);
    }

    // ---- export ----

    Reason export() {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of("export.order"));
        for (int i = 0; i < tiers.sources(); i++) {
            add(reasons, Reason.of("export.source", new Term(trace.exported(i)), source(i)));
        }
        for (int origin = 0; origin < tiers.roster().origins(); origin++) {
            add(
                    reasons,
                    Reason.of(
                            "export.storage",
                            new Term(trace.storageExport(origin)),
                            StorageReasons.origin(tiers.roster(), origin)));
        }
        add(reasons, Reason.of("export.passing", new Term(trace.gridExport())));
        return Reason.of("export", new Total(trace.export())).with(reasons);
    }

    private static void add(List<Reason> reasons, Reason reason) {
        if (reason.number().orElse(0) != 0) {
            reasons.add(reason);
        }
    }

    // ---- contracts ----

    Reason contracts() {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(rule(tiers.rule(Tier.CONTRACT)));
        for (int i = 0; i < tiers.sources(); i++) {
            List<Contract> held = tiers.contracts(i).stream()
                    .filter(c ->
                            c.user().equals(tiers.roster().users().get(user).id()))
                    .toList();
            if (!held.isEmpty()) {
                reasons.add(contract(i, held));
            }
        }
        if (reasons.size() == 1) {
            reasons.add(Reason.of("contract.none"));
        }
        return Reason.of("contract", new Total(tiers.contractUse(user))).with(reasons);
    }

    private Reason contract(int i, List<Contract> held) {
        long used = trace.contractUse(i, user);
        long entitled = tiers.entitlement(i, user);
        List<Reason> reasons = new ArrayList<>();
        for (Contract contract : held) {
            reasons.add(Reason.of(
                    "contract.share",
                    new Text(contract.id()),
                    new Share(contract.shareMillionths(), MILLION),
                    new Quantity(tiers.afterExport(i))));
        }
        reasons.add(Reason.of("contract.entitled", new Term(entitled)));
        if (used < entitled) {
            reasons.add(Reason.of("contract.left", new Term(used - entitled)));
        } else if (used > entitled) {
            reasons.add(Reason.of("contract.from-others", new Term(used - entitled)));
        }
        return Reason.of("contract.source", new Term(used), source(i)).with(reasons);
    }

    // ---- pool ----

    Reason pool() {
        long got = tiers.poolUse(user);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(rule(tiers.rule(Tier.POOL)));
        Reason pool = Reason.of("pool", new Total(got));
        if (!tiers.eligible(user)) {
            return pool.with(reasons).with(Reason.of("pool.not-eligible"));
        }
        long offered = tiers.pool();
        long wanted = tiers.chargingByShare();
        for (int u = 0; u < tiers.users(); u++) {
            wanted += tiers.needForPool(u);
        }
        List<Reason> sources = new ArrayList<>();
        for (int i = 0; i < tiers.sources(); i++) {
            if (tiers.feedsPool(i)) {
                add(sources, Reason.of("pool.offer", new Term(tiers.afterContracts(i)), source(i)));
            }
        }
        long need = tiers.needForPool(user);
        long charging = tiers.chargingByShare();
        reasons.add(Reason.of("pool.offered", new Total(offered)).with(sources));
        reasons.add(Reason.of("pool.wanted", new Total(wanted))
                .with(
                        Reason.of("pool.need", new Term(need), new Share(need, wanted)),
                        Reason.of("pool.others", new Term(wanted - need - charging)),
                        Reason.of("pool.charging", new Term(charging))));
        long divided = Math.min(offered, wanted);
        reasons.add(Reason.of("pool.fill", new Quantity(divided), new Share(divided, wanted), new Share(got, need)));
        for (int i = 0; i < tiers.sources(); i++) {
            add(reasons, Reason.of("pool.source", new Term(tiers.poolUse(i, user)), source(i)));
        }
        return pool.with(reasons);
    }
}
