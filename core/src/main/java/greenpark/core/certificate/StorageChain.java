package greenpark.core.certificate;

/**
 * The way of stored energy, backwards: storage bundle → discharge record → charge record → the certificates that were cancelled.
 *
 * @param bundle the storage bundle (SD-GC)
 * @param cancelled slice of the production bundle whose energy charged the storage
 */
public record StorageChain(BundleId bundle, DischargeRecorded discharge, ChargeRecorded charge, Slice cancelled) {}
