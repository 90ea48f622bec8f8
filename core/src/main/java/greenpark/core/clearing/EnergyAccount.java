package greenpark.core.clearing;

import greenpark.core.carbon.MonthUse;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.IntervalTrace;
import greenpark.core.tracing.Roster;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The energy account of a period: in all, by month, and each factory's share of green energy in every interval. */
public final class EnergyAccount implements Consumer<IntervalTrace> {
    /** Stands in a green-share row for an interval without consumption. */
    public static final int NO_DEMAND = 254;

    /** Stands in a green-share row for an interval in which the factory's or another reading is missing. */
    public static final int INCOMPLETE = 255;

    private final TimeGrid grid;
    private final ZoneId zone;
    private final Roster roster;
    private final EnergyTotals whole;
    private final SortedMap<YearMonth, EnergyTotals> months = new TreeMap<>();
    private final byte[][] greenShare;

    /** @param grid the slots that will be accepted, and no others */
    public EnergyAccount(Roster roster, TimeGrid grid, ZoneId zone) {
        this.roster = roster;
        this.grid = grid;
        this.zone = zone;
        this.whole = new EnergyTotals(roster);
        this.greenShare = new byte[roster.users().size()][grid.size()];
        for (byte[] row : greenShare) {
            Arrays.fill(row, (byte) INCOMPLETE);
        }
    }

    @Override
    public void accept(IntervalTrace trace) {
        whole.add(trace);
        YearMonth month = YearMonth.from(trace.start().atZone(zone));
        months.computeIfAbsent(month, m -> new EnergyTotals(roster)).add(trace);
        int slot = grid.slotOf(trace.start());
        for (int u = 0; u < greenShare.length; u++) {
            greenShare[u][slot] = (byte) share(trace, u);
        }
    }

    private static int share(IntervalTrace trace, int user) {
        if (!trace.complete()) {
            return INCOMPLETE;
        }
        long consumption = trace.consumption(user);
        return consumption == 0 ? NO_DEMAND : (int) ((200 * trace.green(user) + consumption / 2) / consumption);
    }

    public EnergyTotals whole() {
        return whole;
    }

    public SortedMap<YearMonth, EnergyTotals> months() {
        return months;
    }

    /** What the carbon account asks for, by month. */
    public SortedMap<YearMonth, MonthUse> monthUse() {
        SortedMap<YearMonth, MonthUse> use = new TreeMap<>();
        months.forEach((month, totals) -> use.put(month, totals.use()));
        return use;
    }

    /** A factory's green share per slot in half percent, 0 … 200, or {@link #NO_DEMAND} or {@link #INCOMPLETE}. */
    public byte[] greenShare(int user) {
        return greenShare[user].clone();
    }

    public TimeGrid grid() {
        return grid;
    }

    public Roster roster() {
        return roster;
    }
}
