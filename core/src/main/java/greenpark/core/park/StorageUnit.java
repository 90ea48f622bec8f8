package greenpark.core.park;

import greenpark.core.quantity.Energy;
import greenpark.core.time.Interval;

/**
 * The declared rule of a storage: how its books are kept while this holds. EnergyTag requires that the method is fixed
 * beforehand, so that an operator cannot choose it afterwards.
 *
 * @param eNom usable energy [Wh]; content above it is booked as drift
 * @param storeMillionths efficiency of charging, meter to store [10⁻⁶]
 * @param dispatchMillionths efficiency of discharging, store to meter [10⁻⁶]
 * @param standingMillionthsPerHour part of the content lost in an hour [10⁻⁶ / h]
 * @param opening content before the first interval, of unknown origin [Wh]
 */
public record StorageUnit(
        UsagePointId usagePoint,
        Energy eNom,
        int storeMillionths,
        int dispatchMillionths,
        int standingMillionthsPerHour,
        Energy opening,
        LotOrder lotOrder,
        ChargeFrom chargeFrom,
        Interval validity) {

    /** Which lot a discharge takes first. */
    public enum LotOrder {
        FIFO,
        LIFO,
        PROPORTIONAL
    }

    /** What a charge takes: generation nobody else used, or a share like any user of the pool; the rest is grid energy in both. */
    public enum ChargeFrom {
        SURPLUS,
        SHARE
    }
}
