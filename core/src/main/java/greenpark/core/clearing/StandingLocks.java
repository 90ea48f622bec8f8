package greenpark.core.clearing;

import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.Certification;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Locked;
import greenpark.core.certificate.Released;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.SliceState;
import greenpark.core.certificate.SliceView;
import java.util.List;
import java.util.function.Consumer;

/**
 * The locks of a bundle that a correction cannot take back. Where a bundle is made anew its locks go with it; where it stands, because part
 * of it was used outside the book, what was withheld for a reading is released when the reading comes, and can be claimed.
 */
final class StandingLocks {
    private StandingLocks() {}

    /**
     * Releases as much of a bundle as need not wait for a reading any more.
     *
     * @param old events of the interval under the old readings
     * @param now events under the new ones
     */
    static void release(
            CertificateBook book,
            Issued stands,
            List<CertificateEvent> old,
            List<CertificateEvent> now,
            Consumer<CertificateEvent> events) {
        long released = waiting(old, stands.id()) - waiting(now, stands.id());
        if (released <= 0) {
            return;
        }
        for (SliceView part : book.view().slices(stands.id())) {
            boolean waits =
                    part.state() == SliceState.LOCKED && part.reference().equals(Certification.AWAITING_READING);
            long free = waits ? Math.min(released, part.slice().quantity()) : 0;
            if (free > 0) {
                Slice slice =
                        new Slice(stands.id(), part.slice().from(), part.slice().from() + free);
                events.accept(new Released(slice, Certification.AWAITING_READING));
                released -= free;
            }
        }
    }

    private static long waiting(List<CertificateEvent> events, BundleId bundle) {
        long sum = 0;
        for (CertificateEvent event : events) {
            if (event instanceof Locked lock
                    && lock.slice().bundle().equals(bundle)
                    && lock.reference().equals(Certification.AWAITING_READING)) {
                sum += lock.slice().quantity();
            }
        }
        return sum;
    }
}
