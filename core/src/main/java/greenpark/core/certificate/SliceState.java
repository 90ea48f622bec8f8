package greenpark.core.certificate;

/** The state of a watt-hour of a certificate, by EnergyTag's names. A watt-hour is in exactly one. */
public enum SliceState {
    /** Its owner may do anything with it. */
    ACTIVE,
    /** Promised by its owner. */
    RESERVED,
    /** Held by the issuing body. */
    LOCKED,
    /** Matched with consumption (or, on the consumption side, with production). */
    CLAIMED,
    /** Used up otherwise: it charged a storage, became a GEC, or went to another scheme. */
    CANCELLED,
    EXPIRED,
    /** Taken back by the issuing body; there never was such energy. */
    WITHDRAWN;

    /** Whether someone can still do something with it. */
    public boolean isLive() {
        return this == ACTIVE || this == RESERVED || this == LOCKED;
    }
}
