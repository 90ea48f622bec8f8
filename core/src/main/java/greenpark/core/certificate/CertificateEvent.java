package greenpark.core.certificate;

/**
 * Something that happened to certificates. A {@link CertificateBook} is the fold of events in their order; each event has its own file
 * with its rule and the reasons for which it is refused.
 */
public sealed interface CertificateEvent
        permits Issued,
                Split,
                Transferred,
                Reserved,
                Locked,
                Released,
                Claimed,
                Cancelled,
                Withdrawn,
                Expired,
                DifferenceCarried,
                PeriodClosed,
                PeriodReopened,
                ChargeRecorded,
                DischargeRecorded,
                StorageLossRecorded,
                StorageRecordWithdrawn,
                GecIssued,
                GecTransferred,
                GecRetired,
                GecExpired {}
