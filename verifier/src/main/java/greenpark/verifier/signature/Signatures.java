package greenpark.verifier.signature;

import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.SignatureVerifier;

/** Checks every type of signature that a log carries here. Has no state; serves any number of threads. */
public final class Signatures implements SignatureVerifier {

    @Override
    public boolean verify(KeyType type, byte[] key, byte[] message, byte[] signature) {
        return switch (type) {
            case ED25519, ED25519_COSIGNATURE -> StrictEd25519.verify(key, message, signature);
            case ML_DSA_44_COSIGNATURE -> MlDsa44.verify(key, message, signature);
            case SM2_COSIGNATURE -> Sm2.verify(key, message, signature);
        };
    }
}
