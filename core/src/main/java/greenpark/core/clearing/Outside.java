package greenpark.core.clearing;

import greenpark.core.certificate.Account;
import greenpark.core.certificate.Cancelled.Purpose;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DischargeRecorded;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.SliceState;
import greenpark.core.certificate.SliceView;
import greenpark.core.certificate.StorageLossRecorded;
import greenpark.core.certificate.StorageRecordWithdrawn;
import greenpark.core.certificate.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a correction may not touch: certificates that were sold, or used in another scheme. */
final class Outside {
    private Outside() {}

    /** The bundle among these that was used outside the book, or null. */
    static @Nullable Issued used(CertificateBook book, List<CertificateEvent> events) {
        for (CertificateEvent event : events) {
            if (event instanceof Issued issued && book.view().contains(issued.id())) {
                for (SliceView part : book.view().slices(issued.id())) {
                    boolean elsewhere =
                            part.state() == SliceState.CANCELLED && part.purpose() != Purpose.STORAGE_CHARGE;
                    if (elsewhere || !part.owner().equals(issued.owner())) {
                        return issued;
                    }
                }
            }
        }
        return null;
    }

    /** Whether something of these bundles has expired. */
    static boolean expired(CertificateBook book, List<CertificateEvent> events) {
        return events.stream()
                .anyMatch(event -> event instanceof Issued issued
                        && book.view().contains(issued.id())
                        && book.view().slices(issued.id()).stream().anyMatch(p -> p.state() == SliceState.EXPIRED));
    }

    /** The event that takes another back; null where it falls by itself. */
    static @Nullable CertificateEvent takesBack(CertificateEvent event, String reason) {
        return switch (event) {
            case Issued e -> new Withdrawn(e.id(), reason);
            case ChargeRecorded e -> new StorageRecordWithdrawn(e.key().id(), reason);
            case DischargeRecorded e -> new StorageRecordWithdrawn(e.key().id(), reason);
            case StorageLossRecorded e -> new StorageRecordWithdrawn(e.key().id(), reason);
            default -> null;
        };
    }

    /** The same claim on those of its slices, or as much of their bundles, as is still active; null where nothing is. */
    static @Nullable Claimed claimWhatIsLeft(CertificateBook book, Claimed claim) {
        List<Slice> left = new ArrayList<>();
        long total = 0;
        for (Slice slice : claim.production()) {
            if (!book.view().contains(slice.bundle())) {
                continue;
            }
            long wanted = slice.quantity();
            Account owner = null;
            for (SliceView part : book.view().slices(slice.bundle())) {
                owner = owner == null ? part.owner() : owner;
                Slice free = part.slice();
                boolean taken = left.stream().anyMatch(free::overlaps);
                if (part.state() == SliceState.ACTIVE && part.owner().equals(owner) && wanted > 0 && !taken) {
                    long now = Math.min(wanted, free.quantity());
                    left.add(new Slice(free.bundle(), free.from(), free.from() + now));
                    wanted -= now;
                    total += now;
                }
            }
        }
        return total == 0
                ? null
                : new Claimed(
                        claim.beneficiary(),
                        claim.basis(),
                        new Slice(claim.consumption().bundle(), 0, total),
                        left);
    }
}
