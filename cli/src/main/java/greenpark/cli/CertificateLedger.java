package greenpark.cli;

import greenpark.cli.report.LedgerSummary;
import greenpark.core.certificate.BookView;
import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.BundleView;
import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DischargeRecorded;
import greenpark.core.certificate.GecExpired;
import greenpark.core.certificate.GecHolding;
import greenpark.core.certificate.GecIssued;
import greenpark.core.certificate.GecLot;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Locked;
import greenpark.core.certificate.Match;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.RecordId;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.SliceState;
import greenpark.core.certificate.SliceView;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The certificates by month: which factory claimed how much of which plant, straight and through storage; what became of each device's
 * bundles; and the GECs of each project. Sums of the event stream over the intervals of the period; what was charged before the period is
 * only remembered, so that a discharge inside it knows its plant. Belongs to the thread that certifies.
 */
final class CertificateLedger implements Consumer<CertificateEvent> {
    private final ZoneId zone;
    private final Instant from;
    private final SortedMap<Line, long[]> claims = new TreeMap<>();
    private final SortedMap<Device, long[]> devices = new TreeMap<>();
    private final SortedMap<GecLot, long[]> gecs = new TreeMap<>();
    // Only looked up, never walked through: their order does not matter.
    private final Map<BundleId, Bundle> ofInterval = new HashMap<>();
    private final Map<BundleId, long[]> productionOfMonth = new HashMap<>();
    private final Map<RecordId, String> originOfCharge = new HashMap<>();
    private final Map<RecordId, String> originOfDischarge = new HashMap<>();
    private final Map<String, Map<String, long[]>> claimedBy = new HashMap<>();
    private Instant interval = Instant.MIN;
    private YearMonth month = YearMonth.of(0, 1);
    private Instant monthEnd = Instant.MIN;

    /** @param plant where the energy was generated */
    record Line(YearMonth month, String factory, String plant, boolean viaStorage) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int order = month.compareTo(other.month);
            order = order != 0 ? order : factory.compareTo(other.factory);
            order = order != 0 ? order : plant.compareTo(other.plant);
            return order != 0 ? order : Boolean.compare(viaStorage, other.viaStorage);
        }
    }

    private record Device(YearMonth month, String device, Side side) implements Comparable<Device> {
        @Override
        public int compareTo(Device other) {
            int order = month.compareTo(other.month);
            order = order != 0 ? order : device.compareTo(other.device);
            return order != 0 ? order : side.compareTo(other.side);
        }
    }

    /**
     * A bundle of the current interval.
     *
     * @param plant where its energy was generated
     * @param sums of its device and month
     * @param claimed for a consumption bundle, the device's lines of the month by plant; empty for others
     */
    private record Bundle(String device, Side side, String plant, long[] sums, Map<String, long[]> claimed) {}

    /** Columns of a device's line. */
    private static final List<String> COLUMNS =
            List.of("bundles", "issued_wh", "estimated_wh", "claimed_wh", "stored_wh", "locked_wh", "converted_wh");

    /** @param period of which the ledger is; events before it are of no other use than to know where stored energy came from */
    CertificateLedger(ZoneId zone, TimeGrid period) {
        this.zone = zone;
        this.from = period.start();
    }

    /** The same sums of what stands in a book, whatever came before it. */
    static CertificateLedger of(CertificateBook book, ZoneId zone, TimeGrid period) {
        CertificateLedger ledger = new CertificateLedger(zone, period);
        BookView view = book.view();
        view.standing(bundle -> {
            if (!bundle.interval().start().isBefore(ledger.from)) {
                ledger.add(view, bundle);
            }
        });
        book.gecsIssued().forEach((lot, count) -> ledger.add(book, lot, count));
        return ledger;
    }

    private void add(CertificateBook book, GecLot lot, long count) {
        GecHolding holding = book.gec(lot);
        long expired = holding == null
                ? 0
                : holding.parts().stream()
                        .filter(part -> part.state() == SliceState.EXPIRED)
                        .mapToLong(part -> part.to() - part.from())
                        .sum();
        if (endsInPeriod(lot.month())) {
            gecs(lot)[0] += count;
        }
        if (expired > 0 && beginsInPeriod(book.gecExpiry(lot))) {
            gecs(lot)[1] += expired;
        }
    }

    private void add(BookView view, BundleView bundle) {
        YearMonth of = YearMonth.from(bundle.interval().start().atZone(zone));
        long[] sums = sums(new Device(of, bundle.device(), bundle.side()));
        sums[0]++;
        sums[1] += bundle.quantity();
        sums[2] += bundle.quality() == Quality.ESTIMATED ? bundle.quantity() : 0;
        for (SliceView part : view.slices(bundle.id())) {
            int column = column(part);
            if (column >= 0) {
                sums[column] += part.slice().quantity();
            }
        }
        if (bundle.side() == Side.CONSUMPTION) {
            Match last = null;
            for (Match match : view.matches(bundle.id())) {
                // A correction may have left cuts inside of what is one piece.
                boolean goesOn = last != null
                        && last.production().bundle().equals(match.production().bundle())
                        && last.production().to() == match.production().from();
                last = match;
                long[] line = claims.computeIfAbsent(line(view, of, bundle, match), l -> new long[2]);
                line[0] += match.production().quantity();
                line[1] += goesOn ? 0 : 1;
            }
        }
    }

    private static Line line(BookView view, YearMonth month, BundleView consumption, Match match) {
        BundleView production = view.bundle(match.production().bundle());
        String plant = view.chain(production.id())
                .map(chain -> chain.charge().origin())
                .orElse(production.device());
        return new Line(month, consumption.device(), plant, production.side() == Side.STORAGE);
    }

    private static int column(SliceView part) {
        return switch (part.state()) {
            case CLAIMED -> 3;
            case LOCKED -> 5;
            case CANCELLED ->
                part.purpose() == Cancelled.Purpose.STORAGE_CHARGE
                        ? 4
                        : part.purpose() == Cancelled.Purpose.GEC_CONVERSION ? 6 : -1;
            case ACTIVE, RESERVED, EXPIRED, WITHDRAWN -> -1;
        };
    }

    @Override
    public void accept(CertificateEvent event) {
        switch (event) {
            case Issued e -> issued(e);
            case ChargeRecorded e -> {
                originOfCharge.put(e.key().id(), e.origin());
                Slice slice = e.slice();
                if (slice != null) {
                    add(slice, 4);
                }
            }
            case DischargeRecorded e -> {
                RecordId charge = e.charge();
                if (charge != null) {
                    originOfDischarge.put(e.key().id(), originOfCharge.getOrDefault(charge, ""));
                }
            }
            case Claimed e -> claimed(e);
            case Locked e -> add(e.slice(), 5);
            case Cancelled e -> {
                if (e.purpose() == Cancelled.Purpose.GEC_CONVERSION) {
                    // At the end of a month, of any of its intervals.
                    long[] sums = productionOfMonth.get(e.slice().bundle());
                    if (sums != null) {
                        sums[6] += e.slice().quantity();
                    }
                }
            }
            case GecIssued e -> {
                if (endsInPeriod(e.lot().month())) {
                    gecs(e.lot())[0] += e.count();
                }
            }
            case GecExpired e -> {
                if (beginsInPeriod(e.month())) {
                    gecs(e.slice().lot())[1] += e.slice().count();
                }
            }
            default -> {}
        }
    }

    private void issued(Issued e) {
        Instant start = e.key().interval().start();
        if (!start.equals(interval)) {
            interval = start;
            ofInterval.clear();
        }
        if (!start.isBefore(monthEnd)) {
            month = YearMonth.from(start.atZone(zone));
            claimedBy.clear();
            productionOfMonth.clear();
            monthEnd = start(month.plusMonths(1));
        }
        if (start.isBefore(from)) {
            return;
        }
        RecordId discharge = e.discharge();
        String plant = discharge == null ? e.key().device() : originOfDischarge.getOrDefault(discharge, "");
        Side side = e.key().side();
        long[] sums = sums(new Device(month, e.key().device(), side));
        Map<String, long[]> lines =
                side == Side.CONSUMPTION ? claimedBy.computeIfAbsent(e.key().device(), d -> new HashMap<>()) : Map.of();
        ofInterval.put(e.id(), new Bundle(e.key().device(), side, plant, sums, lines));
        if (side == Side.PRODUCTION) {
            productionOfMonth.put(e.id(), sums);
        }
        sums[0]++;
        sums[1] += e.quantity();
        sums[2] += e.quality() == Quality.ESTIMATED ? e.quantity() : 0;
    }

    private void claimed(Claimed e) {
        Bundle used = ofInterval.get(e.consumption().bundle());
        if (used == null) {
            return;
        }
        used.sums()[3] += e.consumption().quantity();
        for (Slice slice : e.production()) {
            Bundle from = ofInterval.get(slice.bundle());
            if (from != null) {
                boolean viaStorage = from.side() == Side.STORAGE;
                long[] line = used.claimed()
                        .computeIfAbsent(
                                viaStorage ? from.plant() + " " : from.plant(),
                                p -> claims.computeIfAbsent(
                                        new Line(month, used.device(), from.plant(), viaStorage), l -> new long[2]));
                line[0] += slice.quantity();
                line[1]++;
                from.sums()[3] += slice.quantity();
            }
        }
    }

    private void add(Slice slice, int column) {
        Bundle bundle = ofInterval.get(slice.bundle());
        if (bundle != null) {
            bundle.sums()[column] += slice.quantity();
        }
    }

    /** As far as there are events at all: none comes after the period. */
    private boolean endsInPeriod(YearMonth of) {
        return start(of.plusMonths(1)).isAfter(from);
    }

    private boolean beginsInPeriod(YearMonth of) {
        return !start(of).isBefore(from);
    }

    private Instant start(YearMonth of) {
        return of.atDay(1).atStartOfDay(zone).toInstant();
    }

    private long[] gecs(GecLot lot) {
        return gecs.computeIfAbsent(lot, l -> new long[2]);
    }

    private long[] sums(Device device) {
        return devices.computeIfAbsent(device, d -> new long[COLUMNS.size()]);
    }

    /** Claimed energy by factory, plant and month [Wh], and the number of slices. */
    SortedMap<Line, long[]> claims() {
        return new TreeMap<>(claims);
    }

    /** What the report shows. */
    LedgerSummary summary() {
        return new LedgerSummary(
                claims.entrySet().stream()
                        .map(e -> new LedgerSummary.Claim(
                                e.getKey().month(),
                                e.getKey().factory(),
                                e.getKey().plant(),
                                e.getKey().viaStorage(),
                                e.getValue()[0],
                                e.getValue()[1]))
                        .toList(),
                devices.entrySet().stream()
                        .map(e -> new LedgerSummary.Fate(
                                e.getKey().device(),
                                e.getKey().side(),
                                e.getValue()[1],
                                e.getValue()[3],
                                e.getValue()[4],
                                e.getValue()[5],
                                e.getValue()[6]))
                        .toList(),
                gecs.entrySet().stream()
                        .map(e -> new LedgerSummary.Gecs(
                                e.getKey().project(),
                                e.getKey().pool(),
                                e.getKey().month(),
                                e.getValue()[0]))
                        .toList());
    }

    byte[] claimsCsv() {
        StringBuilder text = new StringBuilder("month,factory,plant,via_storage,claimed_wh,slices\n");
        claims.forEach((line, sums) -> text.append(line.month())
                .append(',')
                .append(line.factory())
                .append(',')
                .append(line.plant())
                .append(',')
                .append(line.viaStorage() ? "yes" : "no")
                .append(',')
                .append(sums[0])
                .append(',')
                .append(sums[1])
                .append('\n'));
        return Table.bytes(text.toString());
    }

    byte[] devicesCsv() {
        StringBuilder text = new StringBuilder("month,device,side,")
                .append(String.join(",", COLUMNS))
                .append('\n');
        devices.forEach((device, sums) -> {
            text.append(device.month())
                    .append(',')
                    .append(device.device())
                    .append(',')
                    .append(Table.word(device.side()));
            for (long sum : sums) {
                text.append(',').append(sum);
            }
            text.append('\n');
        });
        return Table.bytes(text.toString());
    }

    byte[] gecsCsv() {
        StringBuilder text = new StringBuilder("month,project,pool,gecs,expired\n");
        gecs.forEach((lot, counts) -> text.append(lot.month())
                .append(',')
                .append(quoted(lot.project()))
                .append(',')
                .append(Table.word(lot.pool()))
                .append(',')
                .append(counts[0])
                .append(',')
                .append(counts[1])
                .append('\n'));
        return Table.bytes(text.toString());
    }

    /** A project is a text of the park's own. */
    private static String quoted(String text) {
        return text.matches("[^\",\\s]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
