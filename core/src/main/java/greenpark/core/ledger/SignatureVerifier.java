package greenpark.core.ledger;

/** Checks signatures. This package has no algorithm of its own: who calls it hands one in. */
@FunctionalInterface
public interface SignatureVerifier {

    /**
     * Whether the signature is good; false as well for a key that is none.
     *
     * @param key       raw, of the length that its type has
     * @param message   what was signed
     * @param signature the signature proper, of any length
     */
    boolean verify(KeyType type, byte[] key, byte[] message, byte[] signature);
}
