package greenpark.core.certificate;

/**
 * A slice of production is used up without being claimed here. Rule: all of it is active and belongs to {@code by}.
 *
 * <p>A Wh lives in one scheme only (I10): what leaves for another scheme is cancelled here. Conversion to GEC feeds the project's pool, from which
 * {@link GecIssued} takes whole megawatt-hours; discharge of a storage is not converted, because storage gets no GEC.
 *
 * @param reference of what it is used for, for instance the other scheme
 */
public record Cancelled(Slice slice, Account by, Purpose purpose, String reference) implements CertificateEvent {
    public Cancelled {
        ContentHash.checkText("reference", reference);
    }

    /** What it is used for. */
    public enum Purpose {
        /** It charged a storage; only {@link ChargeRecorded} does this. */
        STORAGE_CHARGE,
        /** It becomes part of a Green Electricity Certificate (绿证). */
        GEC_CONVERSION,
        /** Another scheme, or a disclosure without a consumption certificate. */
        OTHER
    }

    /** Why a slice is not cancelled. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NOT_ACTIVE,
        NOT_OWNED,
        /** Consumption is claimed or withdrawn, not cancelled. */
        CONSUMPTION_NOT_CANCELLABLE,
        /** Storage charge is cancelled by its record. */
        NEEDS_CHARGE_RECORD,
        /** Discharge of a storage becomes no GEC. */
        STORAGE_GETS_NO_GEC
    }
}
