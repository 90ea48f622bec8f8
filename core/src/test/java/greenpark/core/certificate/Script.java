package greenpark.core.certificate;

import greenpark.core.certificate.Cancelled.Purpose;
import greenpark.core.park.CertificateTerm;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePointId;
import greenpark.core.time.Interval;
import greenpark.core.tracing.TestPark;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A book written as text. Bundles of 1000 Wh: {@code p} and {@code q} of the plants s1 and s2, {@code z} of a plant in another zone, {@code m} of a plant
 * at mechanism price, {@code c} of the user u1 in the same quarter-hour, {@code d} of u1 in the next one. {@code p#1} is the next revision.
 * Plants belong to gen, users to fab. A slice is {@code p:0-250}.
 */
final class Script {
    static final Instant START = Instant.parse("2028-01-01T00:00:00Z");
    static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");

    /** z1 lies in another market zone than the rest. No park that was read does; a book refuses it all the same. */
    static Park park() {
        Park park = new TestPark()
                .source("m1")
                .source("s1")
                .source("s2")
                .source("z1")
                .user("u1")
                .storage("k", "1000,1,1,0,0,fifo,surplus")
                .storage("k2", "1000,1,1,0,0,fifo,surplus")
                .term("mechanism-price", "m1", "yes")
                .read();
        List<CertificateTerm> terms = new ArrayList<>(park.certificateTerms());
        terms.add(new CertificateTerm(
                CertificateTerm.Key.MARKET_ZONE,
                new UsagePointId("z1"),
                "elsewhere",
                "test",
                "high",
                false,
                park.usagePoints().getFirst().validity()));
        return new Park(
                park.id(),
                park.name(),
                park.zone(),
                park.latitude(),
                park.longitude(),
                park.altitudeM(),
                park.step(),
                park.readingsOrigin(),
                park.tenants(),
                park.buses(),
                park.branches(),
                park.usagePoints(),
                park.devices(),
                park.meters(),
                park.contracts(),
                park.storages(),
                park.lossFactors(),
                park.rules(),
                park.thresholds(),
                terms,
                park.noBackFeed(),
                park.holidays(),
                park.published(),
                park.planFigures(),
                park.carbonChoices(),
                park.greenPurchases(),
                park.energyActivities(),
                park.indicatorInputs(),
                park.monthlyProfiles());
    }

    final CertificateBook book = new CertificateBook(DeviceRegister.of(park()));

    /** Applies events separated by {@code ;} and returns the outcome of the last as a word. */
    String run(String events) {
        String outcome = "";
        for (String event : events.split(";", -1)) {
            outcome = word(book.apply(event(event.strip())));
        }
        return outcome;
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied a -> "applied";
            case Outcome.AlreadyApplied a -> "already applied";
            case Outcome.AlreadyIssued a -> "already issued";
            case Outcome.Refused refused -> refused.reason().name();
        };
    }

    static CertificateEvent event(String text) {
        String[] w = text.split(" +", -1);
        return switch (w[0]) {
            case "issue" -> issue(w[1], w.length > 2 ? Long.parseLong(w[2]) : 1000, w.length > 3 ? w[3] : "");
            case "split" -> new Split(key(w[1]).id(), Long.parseLong(w[2]));
            case "transfer" -> new Transferred(slice(w[1]), new Account(w[2]), new Account(w[3]));
            case "reserve" -> new Reserved(slice(w[1]), new Account(w[2]), new Account(w[3]), "deal");
            case "lock" -> new Locked(slice(w[1]), "audit");
            case "release" -> new Released(slice(w[1]), w[2]);
            case "claim" -> claim(w);
            case "cancel" -> new Cancelled(slice(w[1]), new Account(w[2]), Purpose.valueOf(w[3]), "ref");
            case "withdraw" -> new Withdrawn(key(w[1]).id(), "wrong reading");
            case "close" -> new PeriodClosed(YearMonth.parse(w[1]), Instant.parse(w[2]));
            case "reopen" -> new PeriodReopened(YearMonth.parse(w[1]), Instant.parse(w[2]), "correction");
            case "carry" -> new DifferenceCarried(key(w[1]).id(), Long.parseLong(w[2]), "correction");
            case "expire" -> new Expired(slice(w[1]), Instant.parse(w[2]));
            case "charge" -> charge(w);
            case "discharge" ->
                new DischargeRecorded(
                        record(w[1], RecordKey.Kind.DISCHARGE),
                        w[2].equals("-")
                                ? null
                                : record(w[2], RecordKey.Kind.CHARGE).id(),
                        Long.parseLong(w[3]),
                        Long.parseLong(w[4]),
                        Quality.MEASURED);
            case "lose" ->
                new StorageLossRecorded(
                        record(w[1], RecordKey.Kind.LOSS),
                        record(w[2], RecordKey.Kind.CHARGE).id(),
                        Long.parseLong(w[3]));
            case "unrecord" ->
                new StorageRecordWithdrawn(
                        record(w[2], RecordKey.Kind.valueOf(w[1])).id(), "wrong reading");
            case "gec" -> new GecIssued(lot(w[1]), Long.parseLong(w[2]), new Account("gen"), w.length > 3 ? w[3] : "");
            case "gec-transfer" ->
                new GecTransferred(gecs(w[1]), new Account(w[2]), new Account(w[3]), YearMonth.parse(w[4]));
            case "gec-retire" -> new GecRetired(gecs(w[1]), new Account(w[2]), YearMonth.parse(w[3]), "disclosure");
            case "gec-expire" -> new GecExpired(gecs(w[1]), YearMonth.parse(w[2]));
            default -> throw new IllegalArgumentException("no event " + text);
        };
    }

    private static Issued issue(String name, long quantity, String discharge) {
        BundleKey key = key(name);
        return new Issued(
                key,
                quantity,
                new Account(key.side() == Side.CONSUMPTION ? "fab" : "gen"),
                Quality.MEASURED,
                discharge.isEmpty()
                        ? null
                        : record(discharge, RecordKey.Kind.DISCHARGE).id(),
                key.interval().end(),
                EXPIRY);
    }

    private static Claimed claim(String[] w) {
        List<Slice> production = new ArrayList<>();
        for (int i = 4; i < w.length; i++) {
            production.add(slice(w[i]));
        }
        return new Claimed(new Account(w[1]), Claimed.Basis.valueOf(w[2]), slice(w[3]), production);
    }

    /** {@code charge k@0 s1 100>90 p:0-100}, or without a slice. */
    private static ChargeRecorded charge(String[] w) {
        String[] energy = w[3].split(">", 2);
        return new ChargeRecorded(
                record(w[1], RecordKey.Kind.CHARGE),
                w[2],
                Long.parseLong(energy[0]),
                Long.parseLong(energy[1]),
                w.length > 4 ? slice(w[4]) : null,
                Quality.MEASURED);
    }

    static BundleKey key(String name) {
        String[] parts = name.split("#", 2);
        int revision = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        Side side = switch (parts[0]) {
            case "c", "d", "o" -> Side.CONSUMPTION;
            case "k" -> Side.STORAGE;
            default -> Side.PRODUCTION;
        };
        String device = switch (parts[0]) {
            case "p", "long", "o" -> "s1";
            case "q" -> "s2";
            case "z" -> "z1";
            case "m" -> "m1";
            case "c", "d" -> "u1";
            case "k" -> "k";
            default -> parts[0];
        };
        int slot = parts[0].equals("d") || parts[0].equals("k") ? 1 : 0;
        long minutes = parts[0].equals("long") ? 75 : 15;
        return new BundleKey("test-body", device, side, interval(slot, minutes), 0, revision);
    }

    private static Interval interval(int slot, long minutes) {
        Instant start = START.plusSeconds(900L * slot);
        return new Interval(start, start.plusSeconds(60 * minutes));
    }

    /** {@code k@1}: of the storage k in slot 1. */
    static RecordKey record(String name, RecordKey.Kind kind) {
        String[] parts = name.split("[@#]", -1);
        int revision = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return new RecordKey("test-body", parts[0], kind, interval(Integer.parseInt(parts[1]), 15), 0, revision);
    }

    static Slice slice(String text) {
        String[] parts = text.split("[:-]", -1);
        return new Slice(key(parts[0]).id(), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** {@code s1/TRADABLE/2028-01}. */
    static GecLot lot(String text) {
        String[] parts = text.split("/", -1);
        return new GecLot(parts[0], GecPool.valueOf(parts[1]), YearMonth.parse(parts[2]));
    }

    private static GecSlice gecs(String text) {
        String[] parts = text.split("[:]", -1);
        String[] range = parts[1].split("-", -1);
        return new GecSlice(lot(parts[0]), Long.parseLong(range[0]), Long.parseLong(range[1]));
    }
}
