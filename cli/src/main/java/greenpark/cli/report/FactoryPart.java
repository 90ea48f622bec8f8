package greenpark.cli.report;

import greenpark.core.clearing.EnergyAccount;
import greenpark.core.clearing.EnergyTotals;
import greenpark.core.park.Name;
import greenpark.core.park.Park;
import greenpark.core.park.Tenant;
import greenpark.core.park.UsagePoint;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.Roster;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The factories: what each used, by route, by origin, by month and in every interval; and what physics says beside it. */
final class FactoryPart {
    private FactoryPart() {}

    static void write(Json json, ReportInput input) {
        EnergyAccount account = input.clearing().energy();
        Roster roster = account.roster();
        PhysicalSummary physical = input.physical();
        days(json, input.park(), account.grid());
        json.put("physicalIntervals", physical == null ? -1 : physical.intervals());
        List<Integer> users = IntStream.range(0, roster.users().size()).boxed().toList();
        json.objects("factories", users, user -> {
            UsagePoint point = roster.users().get(user);
            EnergyTotals whole = account.whole();
            json.put("id", point.id().value());
            json.put("name", point.name());
            json.put("industry", industry(input.park(), point));
            json.put("mode", point.mode().name());
            json.put("consumption", whole.consumption(user));
            json.put("green", whole.green(user));
            json.share("greenShare", whole.green(user), whole.consumption(user));
            json.object("routes", () -> Routes.of(whole, roster, user).write(json));
            json.put("byOrigin", byOrigin(whole, roster, user));
            json.put(
                    "months",
                    account.months().values().stream()
                            .map(month -> byOrigin(month, roster, user))
                            .toArray(long[][]::new));
            json.put("slots", account.greenShare(user));
            physical(json, physical, roster, user);
        });
    }

    /** First slot of every local day of the period; before the period where the first day is cut, and one more for the end. */
    private static void days(Json json, Park park, TimeGrid grid) {
        List<String> dates = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        LocalDate date = LocalDate.ofInstant(grid.start(), park.zone());
        while (date.atStartOfDay(park.zone()).toInstant().isBefore(grid.end())) {
            dates.add(date.toString());
            starts.add(slot(date, park, grid));
            date = date.plusDays(1);
        }
        starts.add(slot(date, park, grid));
        json.strings("dates", dates);
        json.put("dayStarts", starts.stream().mapToLong(Long::longValue).toArray());
    }

    private static long slot(LocalDate date, Park park, TimeGrid grid) {
        long seconds =
                date.atStartOfDay(park.zone()).toEpochSecond() - grid.start().getEpochSecond();
        return Math.floorDiv(seconds, grid.step().toSeconds());
    }

    private static Name industry(Park park, UsagePoint point) {
        return park.tenants().stream()
                .filter(tenant -> tenant.id().equals(point.tenant()))
                .findFirst()
                .map(Tenant::industry)
                .orElse(new Name("", ""));
    }

    /** Straight and through storage together; the parts sum to the user's consumption. */
    private static long[] byOrigin(EnergyTotals totals, Roster roster, int user) {
        long[] wh = new long[roster.origins()];
        for (int origin = 0; origin < wh.length; origin++) {
            wh[origin] = totals.viaStorage(origin, user);
            if (origin < roster.sources().size()) {
                wh[origin] += totals.direct(origin, user);
            }
        }
        wh[roster.grid()] += totals.gridUse(user);
        return wh;
    }

    private static void physical(Json json, @Nullable PhysicalSummary physical, Roster roster, int user) {
        if (physical == null) {
            return;
        }
        long[] wh = new long[roster.origins()];
        for (int origin = 0; origin < wh.length; origin++) {
            wh[origin] = physical.wattHours()[origin][user];
        }
        long green = physical.green(user, roster.sources().size());
        json.put("physical", wh);
        json.put("physicalGreen", green);
        json.share("physicalShare", green, physical.consumption(user));
    }
}
