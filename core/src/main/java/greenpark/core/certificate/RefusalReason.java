package greenpark.core.certificate;

/** Why an event was refused. Each event has its own reasons, beside its rule. */
public sealed interface RefusalReason
        permits Issued.Refusal,
                Split.Refusal,
                Transferred.Refusal,
                Reserved.Refusal,
                Locked.Refusal,
                Released.Refusal,
                Claimed.Refusal,
                Cancelled.Refusal,
                Withdrawn.Refusal,
                Expired.Refusal,
                DifferenceCarried.Refusal,
                PeriodClosed.Refusal,
                PeriodReopened.Refusal,
                ChargeRecorded.Refusal,
                DischargeRecorded.Refusal,
                StorageLossRecorded.Refusal,
                StorageRecordWithdrawn.Refusal,
                GecIssued.Refusal,
                GecTransferred.Refusal,
                GecRetired.Refusal,
                GecExpired.Refusal {

    /** The constant's name. */
    String name();
}
