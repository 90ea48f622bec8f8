package greenpark.core.certificate;

/** What the readings behind a certificate are worth (V6). */
public enum Quality {
    /** Every reading is from a meter. */
    MEASURED,
    /** A reading was estimated; the certificate says so, and whether it is issued at all is a declared policy. */
    ESTIMATED
}
