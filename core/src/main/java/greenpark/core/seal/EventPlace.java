package greenpark.core.seal;

import greenpark.core.certificate.BookView;
import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.DischargeRecorded;
import greenpark.core.certificate.Expired;
import greenpark.core.certificate.GecExpired;
import greenpark.core.certificate.GecIssued;
import greenpark.core.certificate.GecRetired;
import greenpark.core.certificate.GecTransferred;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Locked;
import greenpark.core.certificate.PeriodClosed;
import greenpark.core.certificate.PeriodReopened;
import greenpark.core.certificate.RecordKey;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.Reserved;
import greenpark.core.certificate.Split;
import greenpark.core.certificate.StorageLossRecorded;
import greenpark.core.certificate.StorageRecordWithdrawn;
import greenpark.core.certificate.Transferred;
import greenpark.core.certificate.Withdrawn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose event it is, and of which interval: a claim is the factory's, everything else the device's whose energy it is about.
 *
 * @param point its usage point
 * @param start of the interval
 */
record EventPlace(String point, Instant start) {

    /** Null for an event that belongs to no usage point; the event is in the book already. */
    static @Nullable EventPlace of(CertificateEvent event, BookView book) {
        return switch (event) {
            case Issued e -> new EventPlace(e.key().device(), e.key().interval().start());
            case ChargeRecorded e -> of(e.key());
            case DischargeRecorded e -> of(e.key());
            case StorageLossRecorded e -> of(e.key());
            case StorageRecordWithdrawn e -> {
                RecordKey key = book.recordKey(e.record());
                yield key == null ? null : of(key);
            }
            case Claimed e -> of(e.consumption().bundle(), book);
            case Split e -> of(e.bundle(), book);
            case Transferred e -> of(e.slice().bundle(), book);
            case Reserved e -> of(e.slice().bundle(), book);
            case Locked e -> of(e.slice().bundle(), book);
            case Released e -> of(e.slice().bundle(), book);
            case Cancelled e -> of(e.slice().bundle(), book);
            case Withdrawn e -> of(e.bundle(), book);
            case Expired e -> of(e.slice().bundle(), book);
            case DifferenceCarried e -> of(e.bundle(), book);
            case GecIssued e -> null;
            case GecTransferred e -> null;
            case GecRetired e -> null;
            case GecExpired e -> null;
            case PeriodClosed e -> null;
            case PeriodReopened e -> null;
        };
    }

    private static EventPlace of(RecordKey key) {
        return new EventPlace(key.storage(), key.interval().start());
    }

    private static EventPlace of(BundleId bundle, BookView book) {
        return new EventPlace(book.device(bundle), book.start(bundle));
    }
}
