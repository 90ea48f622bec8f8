package greenpark.core.certificate;

/** The state of a watt-hour of a certificate, by EnergyTag's names. A watt-hour is in exactly one. */
public enum SliceState {
    /** Its owner may do anything with it. */
    ACTIVE(0),
    /** Promised by its owner. */
    RESERVED(1),
    /** Held by the issuing body. */
    LOCKED(2),
    /** Matched with consumption (or, on the consumption side, with production). */
    CLAIMED(3),
    /** Used up otherwise: it charged a storage, became a GEC, or went to another scheme. */
    CANCELLED(4),
    EXPIRED(5),
    /** Taken back by the issuing body; there never was such energy. */
    WITHDRAWN(6);

    private final byte code;

    SliceState(int code) {
        this.code = (byte) code;
    }

    /** How it is stored; fixed for good. */
    public byte code() {
        return code;
    }

    /** Whether someone can still do something with it. */
    public boolean isLive() {
        return this == ACTIVE || this == RESERVED || this == LOCKED;
    }
}
