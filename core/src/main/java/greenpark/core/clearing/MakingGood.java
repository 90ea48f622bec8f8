package greenpark.core.clearing;

import greenpark.core.certificate.Cancelled;
import greenpark.core.certificate.CertificateBook;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.DifferenceCarried;
import greenpark.core.certificate.Slice;
import greenpark.core.certificate.SliceView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes good what a device has too much of: its next energy that nobody claimed is cancelled, watt-hour for watt-hour, until the balance
 * carried forward is zero. It comes before the month's conversion to GECs, so that what is owed is never converted. Claims are not touched:
 * what a factory used it used, and the error was the plant's.
 *
 * @see DifferenceCarried
 */
final class MakingGood {
    private MakingGood() {}

    /** @param from the beginning of the first interval whose energy counts */
    static void from(CertificateBook book, Instant from, Consumer<CertificateEvent> events) {
        for (String device : List.copyOf(book.carried().keySet())) {
            long owed = -book.carried().getOrDefault(device, 0L);
            if (owed <= 0) {
                continue;
            }
            List<SliceView> free = new ArrayList<>();
            book.view().unclaimed(device, from, Instant.MAX, free::add);
            for (SliceView part : free) {
                long now = Math.min(owed, part.slice().quantity());
                if (now == 0) {
                    break;
                }
                Slice slice = new Slice(
                        part.slice().bundle(), part.slice().from(), part.slice().from() + now);
                events.accept(new Cancelled(slice, part.owner(), Cancelled.Purpose.OTHER, DifferenceCarried.MADE_GOOD));
                events.accept(new DifferenceCarried(slice.bundle(), now, DifferenceCarried.MADE_GOOD));
                owed -= now;
            }
        }
    }
}
