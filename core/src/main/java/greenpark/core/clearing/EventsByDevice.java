package greenpark.core.clearing;

import greenpark.core.certificate.BundleId;
import greenpark.core.certificate.CertificateEvent;
import greenpark.core.certificate.ChargeRecorded;
import greenpark.core.certificate.Claimed;
import greenpark.core.certificate.DischargeRecorded;
import greenpark.core.certificate.Issued;
import greenpark.core.certificate.Locked;
import greenpark.core.certificate.StorageLossRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates an event of an interval is about: the device that was metered. A claim is about the factory that used the energy, a
 * lock about the plant whose energy is held.
 */
final class EventsByDevice {
    private EventsByDevice() {}

    /** The events of one interval by device, in their order. */
    static SortedMap<String, List<CertificateEvent>> of(List<CertificateEvent> events) {
        List<@Nullable String> devices = devices(events);
        SortedMap<String, List<CertificateEvent>> byDevice = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            String device = devices.get(i);
            if (device != null) {
                byDevice.computeIfAbsent(device, d -> new ArrayList<>()).add(events.get(i));
            }
        }
        return byDevice;
    }

    /** One per event, null for an event of another kind. */
    static List<@Nullable String> devices(List<CertificateEvent> events) {
        SortedMap<BundleId, String> ofBundle = new TreeMap<>();
        for (CertificateEvent event : events) {
            if (event instanceof Issued issued) {
                ofBundle.put(issued.id(), issued.key().device());
            }
        }
        List<@Nullable String> devices = new ArrayList<>(events.size());
        for (CertificateEvent event : events) {
            devices.add(
                    switch (event) {
                        case Issued e -> e.key().device();
                        case ChargeRecorded e -> e.key().storage();
                        case DischargeRecorded e -> e.key().storage();
                        case StorageLossRecorded e -> e.key().storage();
                        case Claimed e -> ofBundle.get(e.consumption().bundle());
                        case Locked e -> ofBundle.get(e.slice().bundle());
                        default -> null;
                    });
        }
        return devices;
    }
}
