package greenpark.core.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Non-fossil electricity of a party, 622号 (四)–(十一) (RC-31): {@code NF = Phys + Trade + GEC + App} with
 * {@code App = (GridDraw − Trade − GEC) · k} [Wh].
 *
 * @param physical own generation and direct supply
 * @param apportioned what the province hands down; null where its k is not known, and then it is not counted
 */
public record NonFossil(
        long physical, long trade, long gec, @Nullable Long apportioned, long consumption) {

    /** @param k share of non-fossil energy in the rest, 0 … 1; null where not published */
    public static NonFossil of(Volumes volumes, @Nullable BigDecimal k) {
        return new NonFossil(
                volumes.own(),
                volumes.trade(),
                volumes.gec(),
                k == null ? null : apportion(volumes.grid() - volumes.trade() - volumes.gec(), k),
                volumes.consumption());
    }

    private static long apportion(long rest, BigDecimal k) {
        return BigDecimal.valueOf(rest)
                .multiply(k)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    NonFossil plus(NonFossil other) {
        Long a = apportioned;
        Long b = other.apportioned;
        return new NonFossil(
                physical + other.physical,
                trade + other.trade,
                gec + other.gec,
                a == null || b == null ? null : Long.valueOf(a + b),
                consumption + other.consumption);
    }

    long apportionedOrZero() {
        return apportioned == null ? 0 : apportioned;
    }

    /** NF [Wh]; without the unknown part, and then a lower bound. */
    public long total() {
        return physical + trade + gec + apportionedOrZero();
    }

    /** Six decimals; null without consumption. */
    public @Nullable BigDecimal share() {
        return ratio(total(), consumption);
    }

    public @Nullable BigDecimal physicalShare() {
        return ratio(physical, consumption);
    }

    static @Nullable BigDecimal ratio(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
    }
}
