package greenpark.core.certificate;

import greenpark.core.certificate.Cancelled.Purpose;
import greenpark.core.park.UsagePoint;
import java.time.Instant;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The month's end of the GECs (绿证): what the plants of a project exported in the month and still own is converted, and the whole
 * megawatt-hours of each pool are issued, the remainder carried (RC-18). Self-used energy is issued from the month's claims.
 */
public final class GecIssuance {
    private final DeviceRegister register;

    public GecIssuance(DeviceRegister register) {
        this.register = register;
    }

    /**
     * Hands out the events of a month, in order of projects.
     *
     * @param sink applies each event to the book before it returns; what follows depends on it
     */
    public void close(CertificateBook book, YearMonth month, Consumer<CertificateEvent> sink) {
        Instant from = month.atDay(1).atStartOfDay(register.zone()).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(register.zone()).toInstant();
        String reference = "GEC " + month;
        book.view()
                .producersActive(
                        from,
                        to,
                        part -> sink.accept(
                                new Cancelled(part.slice(), part.owner(), Purpose.GEC_CONVERSION, reference)));
        owners(to).forEach((project, owner) -> {
            for (GecPool pool : GecPool.values()) {
                long count = Math.max(0, Math.floorDiv(book.gecCarry(project, pool, month), GecBook.WH_PER_GEC));
                GecLot lot = new GecLot(project, pool, month);
                if (count > 0 && book.gec(lot) == null) {
                    sink.accept(new GecIssued(lot, count, owner, ""));
                }
            }
        });
    }

    /** The owner of each project: that of its first plant. */
    private SortedMap<String, Account> owners(Instant before) {
        SortedMap<String, Account> owners = new TreeMap<>();
        for (DeviceRegistration registration : register.registrations()) {
            if (registration.kind() == UsagePoint.Kind.SOURCE
                    && registration.validity().start().isBefore(before)) {
                owners.putIfAbsent(registration.project(), registration.owner());
            }
        }
        return owners;
    }
}
