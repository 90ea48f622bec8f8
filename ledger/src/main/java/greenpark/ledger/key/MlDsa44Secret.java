package greenpark.ledger.key;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.verifier.signature.MlDsa44;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** ML-DSA-44 by the JDK. */
final class MlDsa44Secret {
    private static final String NAME = "ML-DSA-44";

    private MlDsa44Secret() {}

    static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            VerifierKey key =
                    new VerifierKey(name, KeyType.ML_DSA_44_COSIGNATURE, ByteString.of(MlDsa44.raw(pair.getPublic())));
            return new SigningKey(key, ByteString.of(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + NAME, e);
        }
    }

    static byte[] sign(byte[] pkcs8, byte[] message) {
        try {
            Signature signer = Signature.getInstance(NAME);
            signer.initSign(KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a secret of " + NAME, e);
        }
    }
}
