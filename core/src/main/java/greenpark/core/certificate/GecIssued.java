package greenpark.core.certificate;

/**
 * The whole megawatt-hours of a project, pool and month became GECs: n = ⌊(carry + Wh) / 10⁶⌋, the remainder is carried to the next month
 * (RC-18).
 *
 * <p>The Wh of the tradable and mechanism pools are those cancelled for conversion; those of self-use are the project's claims. Rule: months of a
 * pool follow one another; the count is what the formula gives. What is converted or claimed for a month after its lot was issued is in the carry of the
 * next; so are claims that fell, which can make the carry negative until it is made good.
 *
 * <p>The same lot again with an official number, where none was known, notes the number.
 *
 * @param count ≥ 0 [MWh]
 * @param owner the project's account
 * @param officialNumber what the national system says of the whole lot, its batch or its first and last code, since each certificate there has a
 *     code of its own; never parsed, at most 64 characters; empty while not known
 */
public record GecIssued(GecLot lot, long count, Account owner, String officialNumber) implements CertificateEvent {
    public GecIssued {
        if (!officialNumber.isEmpty()) {
            ContentHash.checkText("official number", officialNumber);
        }
    }

    /** Why a lot is not issued. */
    public enum Refusal implements RefusalReason {
        /** The lot exists with another count, owner or number. */
        CONTENT_DIFFERS,
        /** A later month of this pool was issued before. */
        MONTH_OUT_OF_ORDER,
        /** Not what carry and energy give. */
        COUNT_DIFFERS
    }
}
