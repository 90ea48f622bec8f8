package greenpark.core.certificate;

/** What the readings behind a certificate are worth (V6). */
public enum Quality {
    /** Every reading is from a meter. */
    MEASURED(0),
    /** A reading was estimated; the certificate says so, and whether it is issued at all is a declared policy. */
    ESTIMATED(1);

    private final byte code;

    Quality(int code) {
        this.code = (byte) code;
    }

    /** How it is stored; fixed for good. */
    public byte code() {
        return code;
    }
}
