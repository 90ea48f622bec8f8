package greenpark.core.park;

import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The time the park keeps, its buses and branches, and the usage points at them. */
final class NetworkChecks {
    /** Names of origins in results that are no sources. */
    private static final List<String> ORIGINS = List.of("grid", "unattributed");

    private final ParkLines lines;
    private final Park park;

    NetworkChecks(ParkLines lines) {
        this.lines = lines;
        this.park = lines.park;
    }

    void run() {
        zone();
        branches();
        trees();
        usagePoints();
    }

    /** Settlement needs local days of whole steps: where the clock changes, it must change by whole steps. */
    private void zone() {
        Interval life = lines.life();
        if (life == null) {
            return;
        }
        long step = park.step().toSeconds();
        Stream<Duration> once = park.zone().getRules().getTransitions().stream()
                .filter(t -> !t.getInstant().isBefore(life.start()))
                .map(ZoneOffsetTransition::getDuration);
        Stream<Duration> yearly =
                park.zone().getRules().getTransitionRules().stream().map(NetworkChecks::change);
        if (Stream.concat(once, yearly).anyMatch(change -> change.toSeconds() % step != 0)) {
            lines.wrong(
                    "park zone",
                    "value",
                    park.zone().getId(),
                    "has days that are no whole number of steps of "
                            + park.step().toMinutes() + " minutes",
                    "Use a shorter step_minutes");
        }
    }

    private static Duration change(ZoneOffsetTransitionRule rule) {
        return Duration.ofSeconds(
                rule.getOffsetAfter().getTotalSeconds() - rule.getOffsetBefore().getTotalSeconds());
    }

    private void branches() {
        for (Branch branch : park.branches()) {
            String key = "branch " + branch.id();
            lines.reference(key, "from_bus", branch.from(), lines.hasBus(branch.from()), "buses.csv");
            lines.reference(key, "to_bus", branch.to(), lines.hasBus(branch.to()), "buses.csv");
            if (branch.from().equals(branch.to())) {
                lines.wrong(key, "to_bus", branch.to(), "is the bus the branch starts from", "");
            }
        }
    }

    /** The branches in service at any time form trees: in a loop the flows would depend on impedances that no table gives. */
    private void trees() {
        SortedSet<Instant> changes = new TreeSet<>();
        park.branches().forEach(b -> changes.add(b.validity().start()));
        for (Instant at : changes) {
            SortedMap<String, String> parent = new TreeMap<>();
            for (Branch branch : Validity.at(at, park.branches(), Branch::validity)) {
                String from = root(parent, branch.from());
                String to = root(parent, branch.to());
                if (from.equals(to) && !branch.from().equals(branch.to())) {
                    lines.wrong(
                            "branch " + branch.id(),
                            "branch",
                            branch.id(),
                            "closes a loop from " + at.atZone(park.zone()).toLocalDate(),
                            "Leave out one branch of the loop: physical tracing needs a radial network");
                    return;
                }
                parent.put(from, to);
            }
        }
    }

    private static String root(SortedMap<String, String> parent, String bus) {
        String at = bus;
        String up = parent.get(at);
        while (up != null && !up.equals(at)) {
            at = up;
            up = parent.get(at);
        }
        return at;
    }

    private void usagePoints() {
        for (UsagePoint point : park.usagePoints()) {
            String key = "usage_point " + point.id();
            lines.reference(
                    key,
                    "tenant",
                    point.tenant(),
                    park.tenants().stream().anyMatch(t -> t.id().equals(point.tenant())),
                    "tenants.csv");
            lines.reference(key, "bus", point.bus(), lines.hasBus(point.bus()), "buses.csv");
            if (point.kind() == UsagePoint.Kind.SOURCE
                    && ORIGINS.contains(point.id().value())) {
                lines.wrong(
                        key,
                        "usage_point",
                        point.id().value(),
                        "is no name for a source",
                        "Results call other energy so: " + String.join(", ", ORIGINS));
            }
            boolean single = point.mode() == SupplyMode.SINGLE_USER;
            if (single && (point.kind() != UsagePoint.Kind.SOURCE || point.directUser() == null)) {
                lines.wrong(key, "supply_mode", "single-user", "is for a source with a direct_user", "");
            }
            if ((point.kind() == UsagePoint.Kind.GRID) != (point.mode() == SupplyMode.GRID)
                    && point.kind() != UsagePoint.Kind.LOAD) {
                lines.wrong(
                        key,
                        "supply_mode",
                        Table.word(point.mode()),
                        "does not fit a " + Table.word(point.kind()),
                        "The grid point is 'grid', sources are 'pool' or 'single-user', a storage is 'pool'");
            }
            UsagePointId direct = point.directUser();
            if (direct != null) {
                lines.kind(key, "direct_user", direct, UsagePoint.Kind.LOAD, point.validity());
                UsagePoint user = lines.point(direct);
                if (user != null && user.mode() == SupplyMode.GRID) {
                    lines.wrong(
                            key,
                            "direct_user",
                            direct.value(),
                            "is not eligible for direct supply",
                            "Its supply_mode is grid (RC-16)");
                }
                if (!single) {
                    lines.wrong(key, "direct_user", direct.value(), "needs supply_mode single-user", "");
                }
            }
            if (point.surplus() == SupplyMode.SINGLE_USER && !single) {
                lines.wrong(key, "surplus_to", "single-user", "is no place for a surplus", "Use pool or grid");
            }
            if (single && point.surplus() == SupplyMode.SINGLE_USER) {
                lines.wrong(
                        key,
                        "surplus_to",
                        "",
                        "is empty",
                        "Say where a single-user source's surplus goes: pool or grid");
            }
        }
        for (UsagePoint.Kind kind : List.of(UsagePoint.Kind.LOAD, UsagePoint.Kind.GRID)) {
            if (park.usagePoints(kind).isEmpty()) {
                lines.lacking(
                        "usage_points.csv",
                        "kind",
                        Table.word(kind),
                        "is missing",
                        "A park has at least one load and its grid connection");
            }
        }
    }
}
