package greenpark.core.certificate;

/**
 * A cut: the watt-hours before and after {@code at} are listed apart from now on. Nothing else changes. A bundle of 1000 Wh split at 250 is
 * [0, 250) and [250, 1000): 250 and 750 Wh.
 *
 * @param at 0 &lt; at &lt; quantity [Wh]
 */
public record Split(BundleId bundle, long at) implements CertificateEvent {

    /** Why a bundle is not split. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        NOT_INSIDE_BUNDLE,
        /** Only live parts are split. */
        NOT_LIVE
    }
}
