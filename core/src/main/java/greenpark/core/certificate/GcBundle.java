package greenpark.core.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A granular certificate bundle with the 25 required fields of the EnergyTag API 2.0, in its order, and the optional ones.
 *
 * <p>Made from a book for exchange and read back from others; the books themselves hold none of it. For a storage bundle the source and
 * the production interval are those of the original energy, the device is the storage.
 *
 * @param accountId owner
 * @param idRangeStart first watt-hour, inclusive
 * @param idRangeEnd last watt-hour, inclusive: EnergyTag's ranges have both ends
 * @param bundleQuantity idRangeEnd − idRangeStart + 1
 * @param faceValue of one certificate [Wh]
 * @param registryConfiguration 1, 2 or 3
 * @param deviceCapacity [W]
 * @param productionStartingInterval UTC
 * @param productionEndingInterval UTC, at most an hour later
 */
public record GcBundle(
        SliceState certificateBundleStatus,
        String accountId,
        long idRangeStart,
        long idRangeEnd,
        long bundleQuantity,
        String energyCarrier,
        String energySource,
        long faceValue,
        boolean issuancePostEnergyCarrierConversion,
        int registryConfiguration,
        String deviceId,
        String deviceName,
        String deviceTechnologyType,
        Instant deviceProductionStartDate,
        long deviceCapacity,
        Location deviceLocation,
        String deviceType,
        Instant productionStartingInterval,
        Instant productionEndingInterval,
        Instant issuanceDatestamp,
        Instant expiryDatestamp,
        String countryOfIssuance,
        String connectedGridIdentification,
        String issuingBody,
        String issueMarketZone,
        OptionalFields optional) {

    /**
     * What a bundle may state; null where it does not.
     *
     * @param issuanceId our id of the bundle
     * @param storageId usage point of the storage
     * @param storageEfficiencyFactor of this energy, from meter to meter
     * @param emissionsFactor of the production device [kg CO₂e/MWh]
     * @param beneficiary who claimed it or for whom it is reserved
     * @param quality of the readings behind it
     */
    public record OptionalFields(
            @Nullable String issuanceId,
            @Nullable String storageId,
            @Nullable String sdrAllocationId,
            @Nullable Instant dischargingStartDatetime,
            @Nullable Instant dischargingEndDatetime,
            @Nullable Location storageDeviceLocation,
            @Nullable BigDecimal storageEfficiencyFactor,
            @Nullable String supportReceived,
            @Nullable String qualitySchemeReference,
            @Nullable Dissemination disseminationLevel,
            @Nullable BigDecimal emissionsFactor,
            @Nullable String emissionsFactorSource,
            @Nullable String beneficiary,
            @Nullable Quality quality) {

        /** States nothing. */
        public static final OptionalFields NOTHING =
                new OptionalFields(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether the energy was self-consumed or injected into a private or the public grid; needed for 绿电直连. */
    public enum Dissemination {
        SELF_CONSUMED,
        PRIVATE_GRID,
        PUBLIC_GRID
    }

    /** GPS coordinates [°]. */
    public record Location(BigDecimal latitude, BigDecimal longitude) {}
}
