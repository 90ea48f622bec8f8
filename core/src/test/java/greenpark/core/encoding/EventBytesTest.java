package greenpark.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.certificate.Account;
import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.BundleKey;
import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.DischargeRecorded;
import greenpark.core.certificate.Expired;
import greenpark.core.certificate.GecExpired;
import greenpark.core.certificate.GecIssued;
import greenpark.core.certificate.GecLot;
import greenpark.core.certificate.GecPool;
import greenpark.core.certificate.GecRetired;
import greenpark.core.certificate.GecSlice;
import greenpark.core.certificate.GecTransferred;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Locked;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.PeriodReopened;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.RecordId;
import greenpark.core.certificate.RecordKey;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.Reserved;
import greenpark.core.certificate.Side;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.Split;
import greenpark.core.certificate.StorageLossRecorded;
import greenpark.core.certificate.StorageRecordWithdrawn;
import greenpark.core.certificate.Transferred;
import greenpark.core.certificate.Withdrawn;
import greenpark.core.encoding.MalformedBytes.Reason;
import greenpark.core.time.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBytesTest {
    private static final Interval QUARTER =
            new Interval(Instant.parse("2028-03-06T02:00:00Z"), Instant.parse("2028-03-06T02:15:00Z"));
    private static final Interval LATER =
            new Interval(Instant.parse("2028-03-06T10:00:00Z"), Instant.parse("2028-03-06T10:15:00Z"));
    private static final Instant ISSUED_AT = Instant.parse("2028-03-07T00:00:00Z");
    private static final Instant EXPIRES_AT = Instant.parse("2030-03-07T00:00:00Z");

    /** One event of each kind, with the values that the published vectors have. */
    private static SortedMap<String, CertificateEvent> examples() {
        BundleKey wind = new BundleKey("yuncheng-platform", "wind-yanhu", Side.PRODUCTION, QUARTER, 0, 0);
        BundleKey use = new BundleKey("yuncheng-platform", "asimco", Side.CONSUMPTION, QUARTER, 0, 1);
        BundleKey stored = new BundleKey("yuncheng-platform", "storage", Side.STORAGE, LATER, 2, 0);
        RecordKey charge = new RecordKey("yuncheng-platform", "storage", RecordKey.Kind.CHARGE, QUARTER, 0, 0);
        RecordKey discharge = new RecordKey("yuncheng-platform", "storage", RecordKey.Kind.DISCHARGE, LATER, 0, 0);
        RecordKey loss = new RecordKey("yuncheng-platform", "storage", RecordKey.Kind.LOSS, LATER, 0, 0);
        Slice part = new Slice(wind.id(), 250, 1000);
        Slice used = new Slice(use.id(), 0, 750);
        Account generator = new Account("generator");
        Account asimco = new Account("asimco");
        GecLot lot = new GecLot("wind-yanhu", GecPool.TRADABLE, YearMonth.of(2028, 3));
        GecSlice gecs = new GecSlice(lot, 0, 12);
        SortedMap<String, CertificateEvent> all = new TreeMap<>();
        all.put("issued", new Issued(wind, 25_000_000, generator, Quality.MEASURED, null, ISSUED_AT, EXPIRES_AT));
        all.put(
                "issued-storage",
                new Issued(stored, 70_000, generator, Quality.ESTIMATED, discharge.id(), ISSUED_AT, EXPIRES_AT));
        all.put("split", new Split(wind.id(), 250));
        all.put("transferred", new Transferred(part, generator, new Account("buyer-de")));
        all.put("reserved", new Reserved(part, generator, asimco, "c-2028-01"));
        all.put("locked", new Locked(part, "audit 7"));
        all.put("released", new Released(part, "audit 7"));
        all.put(
                "claimed",
                new Claimed(
                        asimco,
                        Claimed.Basis.ALLOCATION,
                        used,
                        List.of(new Slice(wind.id(), 0, 500), new Slice(stored.id(), 0, 250))));
        all.put("cancelled", new Cancelled(part, generator, Cancelled.Purpose.GEC_CONVERSION, "2028-03"));
        all.put("withdrawn", new Withdrawn(wind.id(), "读数更正"));
        all.put("expired", new Expired(part, EXPIRES_AT));
        all.put("charge-recorded", new ChargeRecorded(charge, "wind-yanhu", 750, 712, part, Quality.MEASURED));
        all.put("charge-recorded-grid", new ChargeRecorded(charge, "grid", 750, 712, null, Quality.MEASURED));
        all.put("discharge-recorded", new DischargeRecorded(discharge, charge.id(), 700, 665, Quality.MEASURED));
        all.put("discharge-recorded-unknown", new DischargeRecorded(discharge, null, 700, 665, Quality.MEASURED));
        all.put("storage-loss-recorded", new StorageLossRecorded(loss, charge.id(), 12));
        all.put("storage-record-withdrawn", new StorageRecordWithdrawn(discharge.id(), "correction 3"));
        all.put("difference-carried", new DifferenceCarried(wind.id(), -1500, "correction 3"));
        all.put("period-closed", new PeriodClosed(YearMonth.of(2028, 3), ISSUED_AT));
        all.put("period-reopened", new PeriodReopened(YearMonth.of(2028, 3), EXPIRES_AT, "correction 3"));
        all.put("gec-issued", new GecIssued(lot, 13, generator, ""));
        all.put("gec-transferred", new GecTransferred(gecs, generator, asimco, YearMonth.of(2028, 5)));
        all.put("gec-retired", new GecRetired(gecs, asimco, YearMonth.of(2029, 1), "RE100 2028"));
        all.put("gec-expired", new GecExpired(gecs, YearMonth.of(2030, 3)));
        return all;
    }

    @Test
    void thereIsAnExampleOfEveryKind() {
        SortedSet<String> covered = new TreeSet<>();
        examples().values().forEach(event -> covered.add(event.getClass().getSimpleName()));
        SortedSet<String> kinds = new TreeSet<>();
        for (Class<?> kind : CertificateEvent.class.getPermittedSubclasses()) {
            kinds.add(kind.getSimpleName());
        }
        assertThat(covered).isEqualTo(kinds);
    }

    @Test
    void everyEventComesBackFromItsBytes() {
        examples().forEach((name, event) -> {
            byte[] bytes = EventEncoder.bytes(event);
            assertThat(EventDecoder.decode(bytes)).as(name).isEqualTo(event);
            assertThat(EventEncoder.bytes(event)).as(name).isEqualTo(bytes);
        });
    }

    /** {@code docs/formats/vectors/events.txt} is for writers of other readers; {@code -Dupdate-golden} rewrites it, the diff is the review. */
    @Test
    void thePublishedVectorsHold() throws IOException {
        Path file = Path.of(System.getProperty("greenpark.root", ".."), "docs", "formats", "vectors", "events.txt");
        List<String> lines = new ArrayList<>();
        examples()
                .forEach((name, event) -> lines.add(name + " " + HexFormat.of().formatHex(EventEncoder.bytes(event))));
        if (System.getProperty("update-golden") != null) {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        }
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
    }

    /** By hand, from RFC 8949: a split of the bundle 00…01 at 250. */
    @Test
    void bytesByHand() {
        assertThat(HexFormat.of().formatHex(EventEncoder.bytes(new Split(new BundleId(0, 1), 250))))
                .isEqualTo("84" + "01" + "02" + "50" + "00000000000000000000000000000001" + "18fa");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "UNKNOWN_VERSION, 8402025000000000000000000000000000000001186418fa",
        "UNKNOWN_VERSION, 84020250000000000000000000000000000000011864",
        "UNKNOWN_TYPE,    84011863500000000000000000000000000000000118fa",
        "NOT_SHORTEST,    84010250000000000000000000000000000000011900fa",
        "NOT_SHORTEST,    840102500000000000000000000000000000000118" + "17",
        "NOT_SHORTEST,    98040102500000000000000000000000000000000118fa",
        "TRAILING_BYTES,  840102500000000000000000000000000000000118fa00",
        "CUT_OFF,         840102500000000000000000000000000000000118",
        "CUT_OFF,         84",
        "CUT_OFF,         ''",
        "WRONG_ITEM,      8401024f000000000000000000000000000000" + "18fa",
        "WRONG_ITEM,      9f0102500000000000000000000000000000000118faff",
        "WRONG_ITEM,      830102500000000000000000000000000000000118fa",
        "WRONG_ITEM,      a0",
        "WRONG_ITEM,      fb3ff0000000000000",
        "NOT_UTF8,        8401095000000000000000000000000000000001" + "61ff",
        "OUT_OF_RANGE,    84010a83500000000000000000000000000000000100011b0fffffffffffffff",
        "OUT_OF_RANGE,    84010a83500000000000000000000000000000000100011bffffffffffffffff",
        "UNKNOWN_CODE,    86010761610383500000000000000000000000000000000100018" + "0",
        "IMPOSSIBLE,      840109500000000000000000000000000000000160"
    })
    void whatNoEncoderWritesIsRefused(Reason reason, String hex) {
        assertThatThrownBy(() -> EventDecoder.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(
                        MalformedBytes.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Whatever the bytes, either they are refused or they are the canonical bytes of the event they decode to. */
    @Test
    void fuzzedBytesAreRefusedOrCanonical() {
        List<byte[]> seeds =
                examples().values().stream().map(EventEncoder::bytes).toList();
        int accepted = 0;
        for (long seed = 0; seed < 200_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> bytes[at] = (byte) random.nextInt(256);
                    case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
                    default -> {
                        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
                        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                        bytes = longer;
                    }
                }
            }
            try {
                CertificateEvent event = EventDecoder.decode(bytes);
                assertThat(EventEncoder.bytes(event)).as("seed %d", seed).isEqualTo(bytes);
                accepted++;
            } catch (MalformedBytes refused) {
                assertThat(refused.offset()).as("seed %d", seed).isBetween(0, bytes.length);
            }
        }
        // A flipped bit of an amount or an id is another event, not a malformed one.
        assertThat(accepted).isBetween(1_000, 150_000);
    }

    @Test
    void randomBytesNeverDoAnythingButBeRefused() {
        for (long seed = 0; seed < 100_000; seed++) {
            byte[] bytes = new byte[new Random(seed).nextInt(64)];
            new Random(seed).nextBytes(bytes);
            try {
                assertThat(EventEncoder.bytes(EventDecoder.decode(bytes))).isEqualTo(bytes);
            } catch (MalformedBytes refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    @Test
    void aFractionOfASecondAndHalfASurrogatePairHaveNoBytes() {
        Slice slice = new Slice(new BundleId(0, 1), 0, 1);
        assertThatThrownBy(() -> EventEncoder.bytes(new Expired(slice, Instant.parse("2028-01-01T00:00:00.5Z"))))
                .hasMessageContaining("fraction of a second");
        assertThatThrownBy(() -> EventEncoder.bytes(new Locked(slice, "\uD800")))
                .hasMessageContaining("half a surrogate pair");
        assertThat(EventDecoder.decode(EventEncoder.bytes(new StorageRecordWithdrawn(new RecordId(-1, -1), "🌱"))))
                .isEqualTo(new StorageRecordWithdrawn(new RecordId(-1, -1), "🌱"));
    }
}
