package greenpark.cli.energytag;

import static greenpark.cli.energytag.Field.Type.BOOLEAN;
import static greenpark.cli.energytag.Field.Type.NUMBER;
import static greenpark.cli.energytag.Field.Type.TEXT;

import greenpark.core.certificate.GcBundle;
import greenpark.core.certificate.GcBundle.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a bundle under EnergyTag's names, in its order; the first 25 are required. */
enum Field {
    CERTIFICATE_BUNDLE_STATUS(TEXT, true, b -> title(b.certificateBundleStatus())),
    ACCOUNT_ID(TEXT, true, GcBundle::accountId),
    CERTIFICATE_BUNDLE_ID_RANGE_START(NUMBER, true, GcBundle::idRangeStart),
    CERTIFICATE_BUNDLE_ID_RANGE_END(NUMBER, true, GcBundle::idRangeEnd),
    BUNDLE_QUANTITY(NUMBER, true, GcBundle::bundleQuantity),
    ENERGY_CARRIER(TEXT, true, GcBundle::energyCarrier),
    ENERGY_SOURCE(TEXT, true, GcBundle::energySource),
    FACE_VALUE(NUMBER, true, GcBundle::faceValue),
    ISSUANCE_POST_ENERGY_CARRIER_CONVERSION(BOOLEAN, true, GcBundle::issuancePostEnergyCarrierConversion),
    REGISTRY_CONFIGURATION(NUMBER, true, GcBundle::registryConfiguration),
    PRODUCTION_DEVICE_ID(TEXT, true, GcBundle::deviceId),
    DEVICE_NAME(TEXT, true, GcBundle::deviceName),
    DEVICE_TECHNOLOGY_TYPE(TEXT, true, GcBundle::deviceTechnologyType),
    DEVICE_PRODUCTION_START_DATE(TEXT, true, GcBundle::deviceProductionStartDate),
    DEVICE_CAPACITY(NUMBER, true, GcBundle::deviceCapacity),
    DEVICE_LOCATION(TEXT, true, b -> location(b.deviceLocation())),
    DEVICE_TYPE(TEXT, true, GcBundle::deviceType),
    PRODUCTION_STARTING_INTERVAL(TEXT, true, GcBundle::productionStartingInterval),
    PRODUCTION_ENDING_INTERVAL(TEXT, true, GcBundle::productionEndingInterval),
    ISSUANCE_DATESTAMP(TEXT, true, GcBundle::issuanceDatestamp),
    EXPIRY_DATESTAMP(TEXT, true, GcBundle::expiryDatestamp),
    COUNTRY_OF_ISSUANCE(TEXT, true, GcBundle::countryOfIssuance),
    CONNECTED_GRID_IDENTIFICATION(TEXT, true, GcBundle::connectedGridIdentification),
    ISSUING_BODY(TEXT, true, GcBundle::issuingBody),
    ISSUE_MARKET_ZONE(TEXT, true, GcBundle::issueMarketZone),

    ISSUANCE_ID(TEXT, false, b -> b.optional().issuanceId()),
    STORAGE_ID(TEXT, false, b -> b.optional().storageId()),
    SDR_ALLOCATION_ID(TEXT, false, b -> b.optional().sdrAllocationId()),
    DISCHARGING_START_DATETIME(TEXT, false, b -> b.optional().dischargingStartDatetime()),
    DISCHARGING_END_DATETIME(TEXT, false, b -> b.optional().dischargingEndDatetime()),
    STORAGE_DEVICE_LOCATION(TEXT, false, b -> location(b.optional().storageDeviceLocation())),
    STORAGE_EFFICIENCY_FACTOR(NUMBER, false, b -> b.optional().storageEfficiencyFactor()),
    SUPPORT_RECEIVED(TEXT, false, b -> b.optional().supportReceived()),
    QUALITY_SCHEME_REFERENCE(TEXT, false, b -> b.optional().qualitySchemeReference()),
    DISSEMINATION_LEVEL(TEXT, false, b -> word(b.optional().disseminationLevel())),
    EMISSIONS_FACTOR_PRODUCTION_DEVICE(NUMBER, false, b -> b.optional().emissionsFactor()),
    EMISSIONS_FACTOR_SOURCE(TEXT, false, b -> b.optional().emissionsFactorSource()),
    BENEFICIARY(TEXT, false, b -> b.optional().beneficiary()),
    /** Ours: what the readings behind it are worth. */
    READING_QUALITY(TEXT, false, b -> word(b.optional().quality()));

    /** How JSON writes it. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    private final Type type;
    private final boolean required;

    /** Pure. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<GcBundle, @Nullable Object> value;

    Field(Type type, boolean required, Function<GcBundle, @Nullable Object> value) {
        this.type = type;
        this.required = required;
        this.value = value;
    }

    static List<Field> required() {
        return Arrays.stream(values()).filter(f -> f.required).toList();
    }

    static @Nullable Field of(String name) {
        return Arrays.stream(values())
                .filter(f -> f.energyTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    String energyTagName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Type type() {
        return type;
    }

    boolean isRequired() {
        return required;
    }

    /** As text; null where the bundle does not state it. */
    @Nullable
    String text(GcBundle bundle) {
        Object stated = value.apply(bundle);
        return stated == null
                ? null
                : stated instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : stated.toString();
    }

    static String title(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String location(@Nullable Location location) {
        return location == null
                ? null
                : location.latitude().toPlainString() + " "
                        + location.longitude().toPlainString();
    }
}
