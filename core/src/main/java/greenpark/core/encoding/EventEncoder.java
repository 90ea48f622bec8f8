package greenpark.core.encoding;

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
import greenpark.core.certificate.Quality;
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
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Writes events in their canonical bytes. Reusable; belongs to one thread. */
public final class EventEncoder {
    /** Format version of every event written here. */
    static final int VERSION = 1;

    private final CborWriter out = new CborWriter();

    /** The bytes of one event. */
    public static byte[] bytes(CertificateEvent event) {
        return new EventEncoder().encode(event).toByteArray();
    }

    /**
     * Encodes one event.
     *
     * @return the writer that holds its bytes until the next call
     * @throws IllegalArgumentException for an instant with a fraction of a second, or a text that has no UTF-8 form
     */
    public CborWriter encode(CertificateEvent event) {
        out.clear();
        switch (event) {
            case Issued e -> issued(e);
            case Split e -> begin(EventType.SPLIT, 2).id(e.bundle()).integer(e.at());
            case Transferred e ->
                begin(EventType.TRANSFERRED, 3)
                        .slice(e.slice())
                        .text(e.from().value())
                        .text(e.to().value());
            case Reserved e ->
                begin(EventType.RESERVED, 4)
                        .slice(e.slice())
                        .text(e.by().value())
                        .text(e.beneficiary().value())
                        .text(e.reference());
            case Locked e -> begin(EventType.LOCKED, 2).slice(e.slice()).text(e.reference());
            case Released e -> begin(EventType.RELEASED, 2).slice(e.slice()).text(e.reference());
            case Claimed e -> claimed(e);
            case Cancelled e ->
                begin(EventType.CANCELLED, 4)
                        .slice(e.slice())
                        .text(e.by().value())
                        .integer(Codes.of(e.purpose()))
                        .text(e.reference());
            case Withdrawn e -> begin(EventType.WITHDRAWN, 2).id(e.bundle()).text(e.reason());
            case Expired e -> begin(EventType.EXPIRED, 2).slice(e.slice()).instant(e.at());
            case DifferenceCarried e ->
                begin(EventType.DIFFERENCE_CARRIED, 3)
                        .id(e.bundle())
                        .integer(e.difference())
                        .text(e.reason());
            case PeriodClosed e ->
                begin(EventType.PERIOD_CLOSED, 2).month(e.month()).instant(e.at());
            case PeriodReopened e ->
                begin(EventType.PERIOD_REOPENED, 3)
                        .month(e.month())
                        .instant(e.at())
                        .text(e.reason());
            case ChargeRecorded e -> charge(e);
            case DischargeRecorded e ->
                begin(EventType.DISCHARGE_RECORDED, 5)
                        .key(e.key())
                        .id(e.charge())
                        .integer(e.withdrawn())
                        .integer(e.delivered())
                        .quality(e.quality());
            case StorageLossRecorded e ->
                begin(EventType.STORAGE_LOSS_RECORDED, 3)
                        .key(e.key())
                        .id(e.charge())
                        .integer(e.lost());
            case StorageRecordWithdrawn e ->
                begin(EventType.STORAGE_RECORD_WITHDRAWN, 2).id(e.record()).text(e.reason());
            case GecIssued e ->
                begin(EventType.GEC_ISSUED, 4)
                        .lot(e.lot())
                        .integer(e.count())
                        .text(e.owner().value())
                        .text(e.officialNumber());
            case GecTransferred e ->
                begin(EventType.GEC_TRANSFERRED, 4)
                        .slice(e.slice())
                        .text(e.from().value())
                        .text(e.to().value())
                        .month(e.month());
            case GecRetired e ->
                begin(EventType.GEC_RETIRED, 4)
                        .slice(e.slice())
                        .text(e.by().value())
                        .month(e.month())
                        .text(e.purpose());
            case GecExpired e ->
                begin(EventType.GEC_EXPIRED, 2).slice(e.slice()).month(e.month());
        }
        return out;
    }

    private void issued(Issued e) {
        begin(EventType.ISSUED, 7)
                .key(e.key())
                .integer(e.quantity())
                .text(e.owner().value())
                .quality(e.quality())
                .id(e.discharge())
                .instant(e.issuedAt())
                .instant(e.expiresAt());
    }

    private void claimed(Claimed e) {
        begin(EventType.CLAIMED, 4)
                .text(e.beneficiary().value())
                .integer(Codes.of(e.basis()))
                .slice(e.consumption());
        out.array(e.production().size());
        e.production().forEach(this::slice);
    }

    private void charge(ChargeRecorded e) {
        begin(EventType.CHARGE_RECORDED, 6)
                .key(e.key())
                .text(e.origin())
                .integer(e.charged())
                .integer(e.stored());
        Slice slice = e.slice();
        if (slice == null) {
            out.nothing();
        } else {
            slice(slice);
        }
        quality(e.quality());
    }

    /** @param fields of the type, after version and type */
    private EventEncoder begin(int type, int fields) {
        out.array(fields + 2).integer(VERSION).integer(type);
        return this;
    }

    private EventEncoder integer(long value) {
        out.integer(value);
        return this;
    }

    private EventEncoder text(String value) {
        out.text(value);
        return this;
    }

    private EventEncoder id(BundleId id) {
        out.id(id.high(), id.low());
        return this;
    }

    private EventEncoder id(@Nullable RecordId id) {
        if (id == null) {
            out.nothing();
        } else {
            out.id(id.high(), id.low());
        }
        return this;
    }

    private EventEncoder slice(Slice slice) {
        out.array(3);
        return id(slice.bundle()).integer(slice.from()).integer(slice.to());
    }

    private EventEncoder slice(GecSlice slice) {
        out.array(3);
        return lot(slice.lot()).integer(slice.from()).integer(slice.to());
    }

    private EventEncoder lot(GecLot lot) {
        out.array(3);
        return text(lot.project()).integer(Codes.of(lot.pool())).month(lot.month());
    }

    private EventEncoder key(BundleKey key) {
        out.array(7);
        return text(key.issuingBody())
                .text(key.device())
                .integer(key.side().code())
                .instant(key.interval().start())
                .instant(key.interval().end())
                .integer(key.sequence())
                .integer(key.revision());
    }

    private EventEncoder key(RecordKey key) {
        out.array(7);
        return text(key.issuingBody())
                .text(key.storage())
                .integer(key.kind().code())
                .instant(key.interval().start())
                .instant(key.interval().end())
                .integer(key.sequence())
                .integer(key.revision());
    }

    private EventEncoder quality(Quality quality) {
        return integer(Codes.of(quality));
    }

    /** Months since January of year 0. */
    private EventEncoder month(YearMonth month) {
        return integer(month.getYear() * 12L + month.getMonthValue() - 1);
    }

    private EventEncoder instant(Instant instant) {
        if (instant.getNano() != 0) {
            throw new IllegalArgumentException(instant + " has a fraction of a second");
        }
        return integer(instant.getEpochSecond());
    }
}
