package greenpark.core.certificate;

/** What a certificate is about. */
public enum Side {
    /** Energy a plant generated, net of the loss on the way to the factories. */
    PRODUCTION(1),
    /** Energy a factory used. */
    CONSUMPTION(2),
    /** Energy a storage delivered that a plant once generated (SD-GC). */
    STORAGE(3);

    private final byte code;

    Side(int code) {
        this.code = (byte) code;
    }

    /** How it is stored and hashed; fixed for good. */
    public byte code() {
        return code;
    }
}
