package greenpark.core.certificate;

/**
 * A correction that could not reach a certificate, because it was used outside this book: it stays as it is, marked, and the difference is
 * carried forward.
 *
 * <p>Rule: a device's differences add up. What it has too much of ({@code difference} &lt; 0: certified more than generated) is made good from the
 * next energy of the device that nobody claimed, before any of it is converted; what it has too little of stays uncertified and on record.
 * Making good is an event of the opposite sign, after the {@link Cancelled} that it follows.
 *
 * @param bundle the certificates that stand, or for making good those that were cancelled
 * @param difference corrected less certified [Wh], not 0
 */
public record DifferenceCarried(BundleId bundle, long difference, String reason) implements CertificateEvent {
    /** The reason of an event that makes good, and the reference of the {@link Cancelled} before it. */
    public static final String MADE_GOOD = "made-good";

    public DifferenceCarried {
        ContentHash.checkText("reason", reason);
    }

    /** Whether it makes an earlier difference good. */
    public boolean makesGood() {
        return reason.equals(MADE_GOOD);
    }

    /** Why a difference is not carried. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        NO_DIFFERENCE
    }
}
