package greenpark.ledger;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.Sha256;
import greenpark.core.ledger.TreeHasher;
import greenpark.verifier.signature.Sm3;

/**
 * Hash and signature of a log, for good. The formats of C2SP have SHA-256 only, so rules that want SM3 get a sister log over the same
 * entries, under an origin of its own ({@code <origin>/sm3}); whoever appends binds the two by entries that carry the other's root.
 */
public enum Suite {
    /** What public logs, witnesses and foreign verifiers use. */
    SHA256(KeyType.ED25519),
    /** For rules on Chinese commercial cryptography: GB/T 32905 and 32918. */
    SM3(KeyType.SM2_COSIGNATURE);

    private final KeyType keyType;

    Suite(KeyType keyType) {
        this.keyType = keyType;
    }

    /** A new hasher, for one thread. */
    public TreeHasher hasher() {
        return switch (this) {
            case SHA256 -> new Sha256();
            case SM3 -> new Sm3();
        };
    }

    /** The type of the log's own key. */
    public KeyType keyType() {
        return keyType;
    }
}
