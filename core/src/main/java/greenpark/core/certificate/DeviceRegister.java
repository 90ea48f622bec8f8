package greenpark.core.certificate;

import greenpark.core.park.CertificateTerm;
import greenpark.core.park.Device;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.park.Validity;
import greenpark.core.table.Table;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The devices of a park as certificates state them: for each usage point a registration per stretch of time in which nothing of it changes. */
public final class DeviceRegister {
    private final Park park;
    private final List<DeviceRegistration> registrations = new ArrayList<>();
    private final SortedMap<String, int[]> byDevice = new TreeMap<>();

    private DeviceRegister(Park park) {
        this.park = park;
    }

    public static DeviceRegister of(Park park) {
        DeviceRegister register = new DeviceRegister(park);
        for (UsagePoint point : park.usagePoints()) {
            if (point.kind() != UsagePoint.Kind.GRID) {
                register.add(point);
            }
        }
        return register;
    }

    private void add(UsagePoint point) {
        List<Device> devices = park.devices().stream()
                .filter(d -> d.usagePoint().equals(point.id()))
                .toList();
        SortedSet<Instant> changes = new TreeSet<>();
        devices.forEach(d -> bounds(changes, d.validity()));
        for (CertificateTerm term : park.certificateTerms()) {
            if (term.usagePoint() == null || point.id().equals(term.usagePoint())) {
                bounds(changes, term.validity());
            }
        }
        bounds(changes, point.validity());
        List<Instant> cuts = changes.stream()
                .filter(at -> !at.isBefore(point.validity().start())
                        && !at.isAfter(point.validity().end()))
                .toList();
        int[] indices = new int[cuts.size() - 1];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = registrations.size();
            registrations.add(registration(point, devices, new Interval(cuts.get(i), cuts.get(i + 1))));
        }
        byDevice.put(point.id().value(), indices);
    }

    private static void bounds(SortedSet<Instant> into, Interval validity) {
        into.add(validity.start());
        into.add(validity.end());
    }

    private DeviceRegistration registration(UsagePoint point, List<Device> devices, Interval validity) {
        Instant at = validity.start();
        Device.Technology technology = devices.getFirst().technology();
        String[] location = term(CertificateTerm.Key.LOCATION, point, at, "0 0").split(" ", 2);
        String factor = term(CertificateTerm.Key.EMISSION_FACTOR, point, at, "");
        return new DeviceRegistration(
                point.id(),
                point.name(),
                point.kind(),
                new Account(point.tenant()),
                Table.word(technology),
                energySource(technology),
                devices.stream()
                        .map(d -> d.validity().start())
                        .min(Instant::compareTo)
                        .orElse(at),
                park.capacity(point.id(), at),
                new BigDecimal(location[0]),
                new BigDecimal(location[1]),
                term(CertificateTerm.Key.ISSUING_BODY, point, at, ""),
                term(CertificateTerm.Key.COUNTRY_OF_ISSUANCE, point, at, ""),
                term(CertificateTerm.Key.MARKET_ZONE, point, at, ""),
                term(CertificateTerm.Key.CONNECTED_GRID, point, at, ""),
                Integer.parseInt(term(CertificateTerm.Key.REGISTRY_CONFIGURATION, point, at, "1")),
                Integer.parseInt(term(CertificateTerm.Key.EXPIRY_MONTHS, point, at, "1")),
                term(CertificateTerm.Key.PROJECT, point, at, point.id().value()),
                term(CertificateTerm.Key.MECHANISM_PRICE, point, at, "no").equals("yes"),
                point.directUser(),
                factor.isEmpty() ? null : new BigDecimal(factor),
                factor.isEmpty() ? "" : factorSource(point, at),
                term(CertificateTerm.Key.SUPPORT_RECEIVED, point, at, ""),
                term(CertificateTerm.Key.QUALITY_SCHEME, point, at, ""),
                validity);
    }

    private String term(CertificateTerm.Key key, UsagePoint point, Instant at, String otherwise) {
        return park.certificateTerm(key, point.id(), at).orElse(otherwise);
    }

    private String factorSource(UsagePoint point, Instant at) {
        return Validity.at(at, park.certificateTerms(), CertificateTerm::validity).stream()
                .filter(t -> t.key() == CertificateTerm.Key.EMISSION_FACTOR
                        && (t.usagePoint() == null || point.id().equals(t.usagePoint())))
                .reduce((general, own) -> own.usagePoint() == null ? general : own)
                .map(CertificateTerm::source)
                .orElse("");
    }

    private static String energySource(Device.Technology technology) {
        return switch (technology) {
            case WIND -> "wind";
            case SOLAR_GROUND, SOLAR_ROOF -> "solar_pv";
            case BATTERY -> "battery_storage";
            case LOAD -> "";
        };
    }

    /** Number of the registration of a device at an instant, or −1. */
    int find(String device, Instant at) {
        int[] indices = byDevice.get(device);
        if (indices != null) {
            for (int index : indices) {
                if (registrations.get(index).validity().contains(at)) {
                    return index;
                }
            }
        }
        return -1;
    }

    DeviceRegistration get(int index) {
        return registrations.get(index);
    }

    /**
     * The registration of a device at an instant.
     *
     * @throws IllegalArgumentException where there is none
     */
    public DeviceRegistration registration(String device, Instant at) {
        int index = find(device, at);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "'" + device + "' is not registered at " + at + ". Maybe it was commissioned later");
        }
        return registrations.get(index);
    }

    public List<DeviceRegistration> registrations() {
        return List.copyOf(registrations);
    }

    public ZoneId zone() {
        return park.zone();
    }

    /** Validity of GECs, the month of generation included [months]. */
    int gecExpiryMonths(Instant at) {
        return Integer.parseInt(park.certificateTerms().stream()
                .filter(t -> t.key() == CertificateTerm.Key.GEC_EXPIRY_MONTHS
                        && t.validity().contains(at))
                .map(CertificateTerm::value)
                .findFirst()
                .orElse("24"));
    }

    /** Whether estimated energy of a usage point is certified, with a flag, or its certificates are withheld (V6). */
    boolean certifiesEstimates(UsagePointId point, Instant at) {
        return park.certificateTerm(CertificateTerm.Key.ESTIMATED_ENERGY, point, at)
                .orElse("withhold")
                .equals("flag");
    }
}
