package greenpark.verifier.signature;

import java.math.BigInteger;
import java.util.List;

/**
 * The y of the eight points of Ed25519 whose order divides 8.
 *
 * @see "C2SP CCTV, ed25519, Low-order edwards25519 point encodings"
 */
final class SmallOrder {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** Of two of the four points of order 8; the others have its negative. */
    private static final BigInteger EIGHT =
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

    private static final List<BigInteger> ALL =
            List.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), EIGHT, P.subtract(EIGHT));

    private SmallOrder() {}

    static boolean has(BigInteger y) {
        return ALL.contains(y);
    }
}
