package greenpark.core.tracing;

/**
 * What a discharge took from one lot.
 *
 * @param chargedAt slot in which the lot was charged, or {@link Lot#BEFORE_BOOKS}
 * @param withdrawn taken out of the store [Wh]
 * @param delivered what arrived at the storage's meter [Wh], ≤ withdrawn
 */
public record LotDraw(int origin, int chargedAt, long withdrawn, long delivered) {}
