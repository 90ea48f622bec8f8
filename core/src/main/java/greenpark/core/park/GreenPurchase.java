package greenpark.core.park;

import greenpark.core.quantity.Energy;
import java.time.YearMonth;

/**
 * Green energy that a user has acquired for a month beside what the park delivers.
 *
 * @param month of generation, and of use
 * @param amount settled energy of a trade, or retired certificates
 * @param mechanism the part that was generated under the mechanism price (机制电量); it carries no environmental value (1656号 第78条)
 * @param placeholder whether the row is planned or invented
 */
public record GreenPurchase(
        UsagePointId user,
        YearMonth month,
        Kind kind,
        Energy amount,
        Energy mechanism,
        String source,
        String confidence,
        boolean placeholder) {

    /** Where the green energy comes from. */
    public enum Kind {
        /** Green power trade, by settled certificates (绿电交易). */
        GREEN_TRADE,
        /** Market trade with nuclear power, which 622号 counts as a trade too. */
        NUCLEAR_TRADE,
        /** Certificates bought apart and retired (绿证核销). */
        GEC
    }

    /** What counts: the amount without mechanism energy. */
    public Energy counted() {
        return amount.minus(mechanism);
    }
}
