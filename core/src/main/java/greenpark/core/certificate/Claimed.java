package greenpark.core.certificate;

import java.util.List;

/**
 * A user used energy and says which: consumption and production are matched watt-hour by watt-hour and both are used up.
 *
 * <p>Rule: both sides have the same quantity; every production slice lies in the same market zone and its time contains the consumption's
 * or is contained in it (for a storage bundle the time of its discharge); the consumption belongs to the beneficiary and is active; production is
 * active, or reserved for the beneficiary, and belongs to it, unless the park's allocation gives it.
 *
 * <p>The pairing is by order: the first production slice meets the first watt-hours of the consumption, and so on. So it is known which part
 * of a claim falls when a bundle is withdrawn.
 *
 * @param basis by what right
 * @param production of plants and storages; distinct, at most {@link #MOST_SLICES}
 */
public record Claimed(Account beneficiary, Basis basis, Slice consumption, List<Slice> production)
        implements CertificateEvent {
    /** More slices than any interval of a park has sources and lots. */
    public static final int MOST_SLICES = 4096;

    public Claimed {
        production = List.copyOf(production);
    }

    /** By what right production is claimed. */
    public enum Basis {
        /** The beneficiary owns it. */
        OWNED,
        /** The declared allocation of the park assigns it (688号 (十一)); the owner is the producer. */
        ALLOCATION
    }

    /** Why a claim is refused. */
    public enum Refusal implements RefusalReason {
        UNKNOWN_BUNDLE,
        OUTSIDE_BUNDLE,
        NO_PRODUCTION,
        TOO_MANY_SLICES,
        /** Two of the production slices overlap. */
        SLICES_OVERLAP,
        QUANTITIES_DIFFER,
        /** The consumption slice is of a production bundle, or the other way round. */
        WRONG_SIDE,
        INTERVALS_DO_NOT_MATCH,
        ZONES_DIFFER,
        CONSUMPTION_NOT_ACTIVE,
        CONSUMPTION_NOT_OWNED,
        PRODUCTION_NOT_ACTIVE,
        /** Reserved for somebody else. */
        PRODUCTION_RESERVED,
        PRODUCTION_NOT_OWNED
    }
}
