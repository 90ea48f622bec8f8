package greenpark.core.directsupply;

import greenpark.core.directsupply.Gauge.Comparison;
import greenpark.core.directsupply.Gauge.State;
import greenpark.core.park.Park;
import greenpark.core.park.SupplyMode;
import greenpark.core.park.Threshold;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.Interval;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sums traced intervals by scope and period, and answers the gauges. */
public final class DirectSupply implements Consumer<IntervalTrace> {
    private static final long PER_HOUR_SCALE = 3600;

    private final Park park;
    private final TimeGrid grid;
    private final Roster roster;
    private final List<Period> periods;
    private final List<Map<Scope, Tally>> tallies = new ArrayList<>();
    private final int[][] periodsOf;
    private final boolean[] hasOwnSource;

    /** @param grid the slots that will be accepted, and no others */
    public DirectSupply(Park park, Roster roster, TimeGrid grid) {
        this.park = park;
        this.grid = grid;
        this.roster = roster;
        this.periods = Period.within(park, new Interval(grid.start(), grid.end()));
        for (int p = 0; p < periods.size(); p++) {
            Map<Scope, Tally> byScope = new EnumMap<>(Scope.class);
            for (Scope scope : Scope.values()) {
                byScope.put(scope, new Tally());
            }
            tallies.add(byScope);
        }
        this.hasOwnSource = new boolean[roster.users().size()];
        for (int u = 0; u < hasOwnSource.length; u++) {
            UsagePoint user = roster.users().get(u);
            hasOwnSource[u] = roster.sources().stream().anyMatch(s -> user.id().equals(s.directUser()));
        }
        this.periodsOf = new int[grid.size()][];
        for (int t = 0; t < grid.size(); t++) {
            Instant start = grid.startOf(t);
            List<Integer> at = new ArrayList<>();
            for (int p = 0; p < periods.size(); p++) {
                if (periods.get(p).interval().contains(start)) {
                    at.add(p);
                }
            }
            periodsOf[t] = at.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Override
    public void accept(IntervalTrace trace) {
        Tally single = new Tally();
        Tally pool = new Tally();
        Tally whole = new Tally();
        long own = 0;
        for (int i = 0; i < roster.sources().size(); i++) {
            long generation = trace.generation(i);
            long curtailed = Math.max(0, trace.available(i) - generation);
            long export = trace.exported(i) + trace.storageExport(i);
            whole.add(trace.available(i), generation, curtailed, export, 0);
            if (roster.sources().get(i).mode() != SupplyMode.SINGLE_USER) {
                pool.add(trace.available(i), generation, curtailed, export, 0);
                continue;
            }
            long passedOn = generation - trace.ownUse(i);
            own += trace.ownUse(i);
            single.add(trace.available(i), generation, curtailed, passedOn, 0);
            if (roster.sources().get(i).surplus() == SupplyMode.POOL) {
                pool.add(passedOn, passedOn, 0, export, 0);
            }
        }
        long eligible = 0;
        for (int u = 0; u < roster.users().size(); u++) {
            UsagePoint user = roster.users().get(u);
            if (user.mode() != SupplyMode.GRID) {
                eligible += trace.consumption(u);
            }
            if (hasOwnSource[u]) {
                single.add(0, 0, 0, 0, trace.consumption(u));
            }
        }
        pool.add(0, 0, 0, 0, eligible - own);
        whole.add(0, 0, 0, 0, eligible);
        Instant start = trace.start();
        long forbidden = park.noBackFeed().stream().anyMatch(i -> i.contains(start)) ? trace.export() : 0;
        for (int p : periodsOf[grid.slotOf(start)]) {
            tally(p, Scope.SINGLE_USER).add(single);
            tally(p, Scope.POOL).add(pool);
            tally(p, Scope.PARK).add(whole);
            tally(p, Scope.PARK).exchange(trace.gridImport() - trace.export(), forbidden);
        }
    }

    private Tally tally(int period, Scope scope) {
        return Objects.requireNonNull(tallies.get(period).get(scope));
    }

    /** The periods that have gauges, in the order of {@link Period#within}. */
    public List<Period> periods() {
        return periods;
    }

    /** The sums behind a period's gauges. */
    public Tally sums(Period period, Scope scope) {
        return tally(periods.indexOf(period), scope);
    }

    /** All gauges, by period, scope and id. A scope without sources or users has none. */
    public List<Gauge> gauges() {
        List<Gauge> gauges = new ArrayList<>();
        for (Period period : periods) {
            for (Scope scope : Scope.values()) {
                Tally sums = sums(period, scope);
                if (sums.available() == 0 && sums.consumption() == 0) {
                    continue;
                }
                gauges.add(ratio(scope, period, "R1", "RC-01", sums.selfUse(), sums.available(), Comparison.AT_LEAST));
                gauges.add(
                        ratio(scope, period, "R2", "RC-02", sums.selfUse(), sums.consumption(), Comparison.AT_LEAST));
                gauges.add(ratio(scope, period, "R3", "RC-03", sums.export(), sums.available(), Comparison.AT_MOST));
                if (scope == Scope.PARK) {
                    exchange(period, sums, gauges);
                }
                long explained = sums.generation() + sums.curtailed();
                gauges.add(ratio(
                        scope,
                        period,
                        "identity",
                        "RC-07",
                        Math.abs(sums.available() - explained),
                        sums.available(),
                        Comparison.AT_MOST));
            }
        }
        return List.copyOf(gauges);
    }

    private void exchange(Period period, Tally sums, List<Gauge> gauges) {
        if (sums.hasExchange() && sums.highest() > 0) {
            gauges.add(ratio(
                    Scope.PARK,
                    period,
                    "R4",
                    "RC-06",
                    sums.highest() - sums.lowest(),
                    sums.highest(),
                    Comparison.AT_MOST));
        }
        long capacity = gridCapacity(period.interval().start());
        long peak = Math.max(sums.highest(), -sums.lowest());
        gauges.add(ratio(Scope.PARK, period, "R5", "RC-04", peak, capacity, Comparison.AT_MOST));
        gauges.add(amount(period, "R6", sums.forbiddenExport()));
        boolean spot = park.threshold(
                        "continuous-spot-market", period.interval().start())
                .map(t -> t.value().signum() > 0)
                .orElse(false);
        gauges.add(amount(period, "R7", spot ? 0 : sums.export()));
    }

    /** What the grid connection may carry in one interval [Wh]. */
    private long gridCapacity(Instant at) {
        long watts = roster.gridPoints().stream()
                .filter(g -> g.validity().contains(at))
                .mapToLong(g -> g.limit().watts())
                .sum();
        return Math.multiplyExact(watts, park.step().toSeconds()) / PER_HOUR_SCALE;
    }

    private Gauge amount(Period period, String id, long wattHours) {
        return gauge(
                Scope.PARK,
                period,
                id,
                "RC-05",
                BigDecimal.valueOf(wattHours).movePointLeft(3),
                "kWh",
                wattHours,
                0,
                Comparison.AT_MOST);
    }

    private Gauge ratio(
            Scope scope,
            Period period,
            String id,
            String rule,
            long numerator,
            long denominator,
            Comparison comparison) {
        BigDecimal value = denominator <= 0
                ? null
                : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 6, RoundingMode.HALF_UP);
        return gauge(scope, period, id, rule, value, "", numerator, denominator, comparison);
    }

    private Gauge gauge(
            Scope scope,
            Period period,
            String id,
            String rule,
            @Nullable BigDecimal value,
            String unit,
            long numerator,
            long denominator,
            Comparison comparison) {
        Instant at = period.interval().start();
        Optional<Threshold> threshold = park.threshold(id.equals("identity") ? "RC-07" : id, at);
        State state = State.UNKNOWN;
        if (value != null && threshold.isPresent()) {
            boolean met = comparison.holds(value, threshold.get());
            boolean calm = park.threshold(id + "-alarm", at)
                    .map(alarm -> comparison.holds(value, alarm))
                    .orElse(true);
            state = !met ? State.BREACHED : calm ? State.MET : State.ALARM;
        }
        return new Gauge(
                scope,
                period,
                id,
                rule,
                value,
                unit,
                numerator,
                denominator,
                threshold.orElse(null),
                comparison,
                state);
    }
}
