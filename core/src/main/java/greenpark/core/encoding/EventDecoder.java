package greenpark.core.encoding;

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
import greenpark.core.certificate.GecRetired;
import greenpark.core.certificate.GecSlice;
import greenpark.core.certificate.GecTransferred;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Locked;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.PeriodReopened;
import greenpark.core.certificate.RecordId;
import greenpark.core.certificate.RecordKey;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.Reserved;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.Split;
import greenpark.core.certificate.StorageLossRecorded;
import greenpark.core.certificate.StorageRecordWithdrawn;
import greenpark.core.certificate.Transferred;
import greenpark.core.certificate.Withdrawn;
import greenpark.core.encoding.MalformedBytes.Reason;
import greenpark.core.time.Interval;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the canonical bytes of events; what {@link EventEncoder} would not have written is refused. */
public final class EventDecoder {
    /** Seconds of the years 0 to 9999, the range of times that events have. */
    private static final long EARLIEST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final CborReader in;

    private EventDecoder(CborReader in) {
        this.in = in;
    }

    /**
     * The event of these bytes, all of them.
     *
     * @throws MalformedBytes unless they are the canonical bytes of an event
     */
    public static CertificateEvent decode(byte[] bytes) {
        CborReader in = new CborReader(bytes, 0, bytes.length);
        CertificateEvent event = next(in);
        in.end();
        return event;
    }

    /** The next of several events that stand one after another. */
    public static CertificateEvent next(CborReader in) {
        int start = in.offset();
        try {
            return new EventDecoder(in).event();
        } catch (IllegalArgumentException e) {
            throw new MalformedBytes(Reason.IMPOSSIBLE, start, e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private CertificateEvent event() {
        int start = in.offset();
        int items = in.array();
        if (items < 2) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, "an event has a version and a type");
        }
        int at = in.offset();
        long version = in.integer();
        if (version != EventEncoder.VERSION) {
            throw new MalformedBytes(Reason.UNKNOWN_VERSION, at, Long.toString(version));
        }
        at = in.offset();
        long type = in.integer(0, Integer.MAX_VALUE);
        int fields = items - 2;
        return switch ((int) type) {
            case EventType.ISSUED -> {
                expect(fields, 7, start);
                yield new Issued(
                        bundleKey(), amount(), account(), Codes.quality(in), recordOrNull(), instant(), instant());
            }
            case EventType.SPLIT -> {
                expect(fields, 2, start);
                yield new Split(bundle(), amount());
            }
            case EventType.TRANSFERRED -> {
                expect(fields, 3, start);
                yield new Transferred(slice(), account(), account());
            }
            case EventType.RESERVED -> {
                expect(fields, 4, start);
                yield new Reserved(slice(), account(), account(), in.text());
            }
            case EventType.LOCKED -> {
                expect(fields, 2, start);
                yield new Locked(slice(), in.text());
            }
            case EventType.RELEASED -> {
                expect(fields, 2, start);
                yield new Released(slice(), in.text());
            }
            case EventType.CLAIMED -> {
                expect(fields, 4, start);
                yield claimed();
            }
            case EventType.CANCELLED -> {
                expect(fields, 4, start);
                yield new Cancelled(slice(), account(), Codes.purpose(in), in.text());
            }
            case EventType.WITHDRAWN -> {
                expect(fields, 2, start);
                yield new Withdrawn(bundle(), in.text());
            }
            case EventType.EXPIRED -> {
                expect(fields, 2, start);
                yield new Expired(slice(), instant());
            }
            case EventType.CHARGE_RECORDED -> {
                expect(fields, 6, start);
                yield new ChargeRecorded(
                        recordKey(), in.text(), amount(), amount(), in.isNothing() ? null : slice(), Codes.quality(in));
            }
            case EventType.DISCHARGE_RECORDED -> {
                expect(fields, 5, start);
                yield new DischargeRecorded(recordKey(), recordOrNull(), amount(), amount(), Codes.quality(in));
            }
            case EventType.STORAGE_LOSS_RECORDED -> {
                expect(fields, 3, start);
                yield new StorageLossRecorded(recordKey(), recordOrNull(), amount());
            }
            case EventType.STORAGE_RECORD_WITHDRAWN -> {
                expect(fields, 2, start);
                yield new StorageRecordWithdrawn(record(), in.text());
            }
            case EventType.GEC_ISSUED -> {
                expect(fields, 4, start);
                yield new GecIssued(lot(), amount(), account(), in.text());
            }
            case EventType.GEC_TRANSFERRED -> {
                expect(fields, 4, start);
                yield new GecTransferred(gecSlice(), account(), account(), month());
            }
            case EventType.GEC_RETIRED -> {
                expect(fields, 4, start);
                yield new GecRetired(gecSlice(), account(), month(), in.text());
            }
            case EventType.GEC_EXPIRED -> {
                expect(fields, 2, start);
                yield new GecExpired(gecSlice(), month());
            }
            case EventType.DIFFERENCE_CARRIED -> {
                expect(fields, 3, start);
                yield new DifferenceCarried(bundle(), amount(), in.text());
            }
            case EventType.PERIOD_CLOSED -> {
                expect(fields, 2, start);
                yield new PeriodClosed(month(), instant());
            }
            case EventType.PERIOD_REOPENED -> {
                expect(fields, 3, start);
                yield new PeriodReopened(month(), instant(), in.text());
            }
            default -> throw new MalformedBytes(Reason.UNKNOWN_TYPE, at, Long.toString(type));
        };
    }

    private static void expect(int fields, int due, int start) {
        if (fields != due) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, fields + " fields where " + due + " are due");
        }
    }

    private Claimed claimed() {
        Account beneficiary = account();
        Claimed.Basis basis = Codes.basis(in);
        Slice consumption = slice();
        int count = in.array();
        List<Slice> production = new ArrayList<>(Math.min(count, Claimed.MOST_SLICES));
        for (int i = 0; i < count; i++) {
            production.add(slice());
        }
        return new Claimed(beneficiary, basis, consumption, production);
    }

    private BundleKey bundleKey() {
        in.array(7);
        String body = in.text();
        String device = in.text();
        var side = Codes.side(in);
        return new BundleKey(body, device, side, interval(), number(), number());
    }

    private RecordKey recordKey() {
        in.array(7);
        String body = in.text();
        String storage = in.text();
        var kind = Codes.recordKind(in);
        return new RecordKey(body, storage, kind, interval(), number(), number());
    }

    private Interval interval() {
        return new Interval(instant(), instant());
    }

    private Slice slice() {
        in.array(3);
        return new Slice(bundle(), amount(), amount());
    }

    private GecSlice gecSlice() {
        in.array(3);
        return new GecSlice(lot(), amount(), amount());
    }

    private GecLot lot() {
        in.array(3);
        return new GecLot(in.text(), Codes.pool(in), month());
    }

    private BundleId bundle() {
        ByteBuffer bytes = ByteBuffer.wrap(in.bytes(16));
        return new BundleId(bytes.getLong(), bytes.getLong());
    }

    private RecordId record() {
        ByteBuffer bytes = ByteBuffer.wrap(in.bytes(16));
        return new RecordId(bytes.getLong(), bytes.getLong());
    }

    private @Nullable RecordId recordOrNull() {
        return in.isNothing() ? null : record();
    }

    private Account account() {
        return new Account(in.text());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(in.integer(EARLIEST, LATEST));
    }

    private YearMonth month() {
        long months = in.integer(0, 9999 * 12L + 11);
        return YearMonth.of((int) (months / 12), (int) (months % 12) + 1);
    }

    private long amount() {
        return in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private int number() {
        return (int) in.integer(0, Integer.MAX_VALUE);
    }
}
