package greenpark.core.carbon;

import greenpark.core.park.CarbonChoice;
import greenpark.core.park.Device;
import greenpark.core.park.GreenPurchase;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.quantity.Apportion;
import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import greenpark.core.tracing.Roster;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The carbon account of a park: by month, by calendar year and in all; for each factory, the common use and the park.
 *
 * <p>Caps and apportionment hold for a calendar year (622号 (四)), so a year is computed from its own volumes and not added up from months;
 * the whole is the sum of its years.
 */
public record CarbonAccount(
        SortedMap<YearMonth, PeriodCarbon> months,
        SortedMap<Integer, PeriodCarbon> years,
        PeriodCarbon whole,
        SortedMap<Integer, ParkIndicators> indicators) {
    /** Id of grid energy that reached no user: losses, and what charged a storage. */
    public static final String COMMON = "common";

    /** Id of the sum of the factories. */
    public static final String USERS = "users";

    /** Id of the sum of all parties. */
    public static final String PARK = "park";

    /**
     * Accounts for the months of a period.
     *
     * @param months the energy account's sums, at least one month
     * @param matching has seen the same intervals
     * @throws BadInput where the park's choices do not fit the rules
     */
    public static CarbonAccount of(
            Park park, RuleBook book, SortedMap<YearMonth, MonthUse> months, HourlyMatching matching) {
        Maker maker = new Maker(park, book, months, matching);
        SortedMap<YearMonth, PeriodCarbon> byMonth = new TreeMap<>();
        SortedMap<Integer, List<YearMonth>> ofYear = new TreeMap<>();
        for (YearMonth month : months.keySet()) {
            byMonth.put(month, maker.period(month.toString(), List.of(month)));
            ofYear.computeIfAbsent(month.getYear(), y -> new ArrayList<>()).add(month);
        }
        SortedMap<Integer, PeriodCarbon> byYear = new TreeMap<>();
        SortedMap<Integer, ParkIndicators> indicators = new TreeMap<>();
        PeriodCarbon whole = null;
        for (var year : ofYear.entrySet()) {
            PeriodCarbon period = maker.period(Integer.toString(year.getKey()), year.getValue());
            byYear.put(year.getKey(), period);
            indicators.put(
                    year.getKey(),
                    ParkIndicators.of(
                            park,
                            book,
                            period,
                            maker.factors(year.getValue().getFirst()),
                            maker.complete(year.getValue())));
            String label = months.firstKey() + " – " + months.lastKey();
            whole = whole == null
                    ? new PeriodCarbon(label, period.parties(), period.park(), period.gridImport(), period.export())
                    : whole.plus(period, label);
        }
        if (whole == null) {
            throw new IllegalArgumentException("no month to account for");
        }
        return new CarbonAccount(byMonth, byYear, whole, indicators);
    }

    /** Holds what all periods share. */
    private static final class Maker {
        private final Park park;
        private final RuleBook book;
        private final Roster roster;
        private final SortedMap<YearMonth, MonthUse> months;
        private final HourlyMatching matching;
        private final SortedMap<UsagePointId, List<GreenPurchase>> purchases = new TreeMap<>();

        Maker(Park park, RuleBook book, SortedMap<YearMonth, MonthUse> months, HourlyMatching matching) {
            this.park = park;
            this.book = book;
            this.roster = Roster.of(park);
            this.months = months;
            this.matching = matching;
            for (GreenPurchase purchase : park.greenPurchases()) {
                purchases
                        .computeIfAbsent(purchase.user(), u -> new ArrayList<>())
                        .add(purchase);
            }
        }

        private PeriodCarbon period(String label, List<YearMonth> of) {
            Instant first = use(of.getFirst()).first();
            Instant last = start(of.getLast().plusMonths(1)).minusSeconds(1);
            Factors factors = factors(of.getFirst());
            BigDecimal k = decimal(CarbonChoice.Key.APPORTIONMENT_K, first);
            BigDecimal gridShare = decimal(CarbonChoice.Key.GRID_CFE_SHARE, first);
            List<CarbonMethod.Plants> sources = roster.sources().stream()
                    .map(source -> plants(source, last))
                    .toList();
            CarbonMethod.Plants plants = CarbonMethod.Plants.sum(sources);
            long[] matched = new long[roster.users().size()];
            List<PartyCarbon> parties = new ArrayList<>();
            long common = 0;
            long gridImport = 0;
            long export = 0;
            for (YearMonth month : of) {
                MonthUse use = use(month);
                gridImport += use.gridImport();
                export += use.export();
                long[] inMonth = matching.matched(month);
                for (int u = 0; u < matched.length; u++) {
                    matched[u] += inMonth[u];
                }
                common += Math.max(0, use.gridImport() - use.gridReturned() - gridUse(use));
            }
            for (int u = 0; u < roster.users().size(); u++) {
                List<Remark> remarks = new ArrayList<>();
                Volumes volumes = volumes(u, of, sources, remarks);
                String id = roster.users().get(u).id().value();
                parties.add(party(id, volumes, matched[u], k, gridShare, plants, factors, remarks));
            }
            Volumes rest = new Volumes(0, 0, common, 0, 0, 0);
            parties.add(party(COMMON, rest, 0, k, gridShare, plants, factors, new ArrayList<>()));
            return PeriodCarbon.of(label, parties, gridImport, export);
        }

        private Factors factors(YearMonth month) {
            Instant at = use(month).first();
            return new Factors(book, region(at), month.getYear(), factorYear(at));
        }

        private boolean complete(List<YearMonth> ofYear) {
            return ofYear.size() == 12
                    && ofYear.stream().allMatch(month -> use(month).intervals() == slots(month));
        }

        private static PartyCarbon party(
                String id,
                Volumes volumes,
                long matched,
                @Nullable BigDecimal k,
                @Nullable BigDecimal gridShare,
                CarbonMethod.Plants plants,
                Factors factors,
                List<Remark> remarks) {
            NonFossil nonFossil = NonFossil.of(volumes, k);
            List<Statement> statements = new ArrayList<>();
            for (CarbonMethod method : CarbonMethod.values()) {
                statements.add(method.count(volumes, nonFossil, plants, factors));
            }
            if (gridShare == null) {
                remarks.add(new Remark(Remark.Key.GRID_SHARE_UNKNOWN));
            }
            // The common use is no load that green energy could meet.
            long load = id.equals(COMMON) ? 0 : volumes.consumption();
            MatchingScore score =
                    MatchingScore.of(matched, volumes.own() + volumes.trade() + volumes.gec(), load, gridShare);
            return new PartyCarbon(id, volumes, nonFossil, score, List.copyOf(statements), List.copyOf(remarks));
        }

        private Volumes volumes(int user, List<YearMonth> of, List<CarbonMethod.Plants> sources, List<Remark> remarks) {
            UsagePointId id = roster.users().get(user).id();
            long wind = 0;
            long own = 0;
            long consumption = 0;
            long trade = 0;
            long gec = 0;
            for (YearMonth month : of) {
                MonthUse use = use(month);
                consumption += use.consumption()[user];
                for (int s = 0; s < roster.sources().size(); s++) {
                    long green = use.green()[s][user];
                    own += green;
                    wind += windPart(roster.sources().get(s), sources.get(s), green);
                }
                long invented = 0;
                for (GreenPurchase purchase : purchases.getOrDefault(id, List.of())) {
                    if (!purchase.month().equals(month)) {
                        continue;
                    }
                    long counted = purchase.counted().wattHours();
                    if (use.intervals() < slots(month)) {
                        remarks.add(new Remark(
                                Remark.Key.PURCHASES_OF_PARTIAL_MONTH,
                                Remark.word(month),
                                Remark.kilowattHours(counted)));
                        continue;
                    }
                    invented += purchase.placeholder() ? counted : 0;
                    if (purchase.kind() == GreenPurchase.Kind.GEC) {
                        gec += counted;
                    } else {
                        trade += counted;
                    }
                }
                if (invented > 0) {
                    remarks.add(new Remark(
                            Remark.Key.PURCHASES_PLACEHOLDER, Remark.word(month), Remark.kilowattHours(invented)));
                }
                if (use.incomplete() > 0) {
                    remarks.add(
                            new Remark(Remark.Key.READINGS_MISSING, Remark.word(month), Remark.word(use.incomplete())));
                }
            }
            Volumes volumes = Volumes.capped(wind, own - wind, consumption - own, trade, gec);
            if (volumes.aboveCap() > 0) {
                remarks.add(new Remark(Remark.Key.PURCHASES_ABOVE_CAP, Remark.kilowattHours(volumes.aboveCap())));
            }
            return volumes;
        }

        /** A source's energy by technology; where one meter has both, by installed capacity. Wind of no known power is wind all the same. */
        private long windPart(UsagePoint source, CarbonMethod.Plants power, long energy) {
            if (energy == 0) {
                return 0;
            }
            if (power.none()) {
                List<Device> devices = devices(source);
                boolean onlyWind =
                        !devices.isEmpty() && devices.stream().allMatch(d -> d.technology() == Device.Technology.WIND);
                return onlyWind ? energy : 0;
            }
            return Apportion.largestRemainder(energy, new long[] {power.windWatts(), power.solarWatts()})[0];
        }

        private List<Device> devices(UsagePoint source) {
            return park.devices().stream()
                    .filter(d -> d.usagePoint().equals(source.id()))
                    .toList();
        }

        private CarbonMethod.Plants plants(UsagePoint source, Instant at) {
            return new CarbonMethod.Plants(capacity(source, true, at), capacity(source, false, at));
        }

        /** Nominal power of a technology that stood behind a source at the instant, or ever, where none stands there then [W]. */
        private long capacity(UsagePoint source, boolean wind, Instant at) {
            List<Device> devices = devices(source);
            boolean any = devices.stream().anyMatch(d -> d.validity().contains(at));
            return devices.stream()
                    .filter(d -> !any || d.validity().contains(at))
                    .filter(d -> (d.technology() == Device.Technology.WIND) == wind)
                    .mapToLong(d -> d.pNom().watts())
                    .sum();
        }

        private long gridUse(MonthUse use) {
            long sum = 0;
            for (int u = 0; u < use.consumption().length; u++) {
                sum += use.consumption()[u];
                for (long[] green : use.green()) {
                    sum -= green[u];
                }
            }
            return sum;
        }

        private MonthUse use(YearMonth month) {
            return java.util.Objects.requireNonNull(months.get(month));
        }

        private long slots(YearMonth month) {
            return Duration.between(start(month), start(month.plusMonths(1))).dividedBy(park.step());
        }

        private Instant start(YearMonth month) {
            return month.atDay(1).atStartOfDay(park.zone()).toInstant();
        }

        private String region(Instant at) {
            CarbonChoice choice = park.choice(CarbonChoice.Key.REGION, at)
                    .orElseThrow(() -> new BadInput(new Problem(
                            "carbon.csv", 0, "key", "region", "is missing at " + at, "For instance region,CN-SX")));
            if (book.region(choice.value()) == null) {
                throw new BadInput(new Problem(
                        "carbon.csv",
                        0,
                        "region",
                        choice.value(),
                        "is not in regions.csv of the rules",
                        "One of: "
                                + String.join(
                                        ", ",
                                        new TreeSet<>(book.regions().stream()
                                                .map(Region::id)
                                                .toList()))));
            }
            return choice.value();
        }

        private @Nullable Integer factorYear(Instant at) {
            return park.choice(CarbonChoice.Key.FACTOR_YEAR, at)
                    .map(c -> Integer.valueOf(c.value()))
                    .orElse(null);
        }

        private @Nullable BigDecimal decimal(CarbonChoice.Key key, Instant at) {
            return park.choice(key, at).map(c -> new BigDecimal(c.value())).orElse(null);
        }
    }
}
