package greenpark.core.certificate;

import greenpark.core.park.Name;
import greenpark.core.park.UsagePoint;
import greenpark.core.park.UsagePointId;
import greenpark.core.quantity.Power;
import greenpark.core.time.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What certificates state of a device, as long as none of it changes. Bundles refer to it; nothing of it is copied per bundle.
 *
 * <p>The device of a certificate is what one meter sees: the usage point, with all that stands behind it.
 *
 * @param owner the tenant whose device it is
 * @param technology the park's word, for instance {@code solar-roof}
 * @param energySource EnergyTag's word, for instance {@code solar_pv}
 * @param productionStart commissioning of the first device behind the usage point
 * @param capacity at the time of this registration [W]
 * @param latitude [°]
 * @param longitude [°]
 * @param expiryMonths how long after the energy its certificates may be used
 * @param project whose GECs its energy becomes
 * @param mechanismPrice whether its export is at mechanism price (机制电量)
 * @param directUser the user it supplies first, or null
 * @param emissionFactor [kg CO₂e/MWh], null where none is declared
 */
public record DeviceRegistration(
        UsagePointId device,
        Name name,
        UsagePoint.Kind kind,
        Account owner,
        String technology,
        String energySource,
        Instant productionStart,
        Power capacity,
        BigDecimal latitude,
        BigDecimal longitude,
        String issuingBody,
        String countryOfIssuance,
        String marketZone,
        String connectedGrid,
        int registryConfiguration,
        int expiryMonths,
        String project,
        boolean mechanismPrice,
        @Nullable UsagePointId directUser,
        @Nullable BigDecimal emissionFactor,
        String emissionFactorSource,
        String supportReceived,
        String qualityScheme,
        Interval validity) {

    /** Whether certificates of this side can be issued for the device. */
    boolean fits(Side side) {
        return switch (side) {
            case PRODUCTION -> kind == UsagePoint.Kind.SOURCE;
            case CONSUMPTION -> kind == UsagePoint.Kind.LOAD;
            case STORAGE -> kind == UsagePoint.Kind.STORAGE;
        };
    }
}
