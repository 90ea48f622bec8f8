package greenpark.ledger.key;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import greenpark.verifier.signature.Sm2;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.BigIntegers;

/** SM2 with SM3 by BouncyCastle, as {@link Sm2} verifies it. */
final class Sm2Secret {
    private static final int LENGTH = 32;

    private Sm2Secret() {}

    static SigningKey generate(String name) {
        // 1 ≤ d ≤ n − 2: with n − 1 the signature's equation has no solution.
        BigInteger d = BigIntegers.createRandomInRange(
                BigInteger.ONE, Sm2.CURVE.getN().subtract(BigInteger.TWO), new SecureRandom());
        byte[] point = Sm2.CURVE.getG().multiply(d).normalize().getEncoded(false);
        VerifierKey key = new VerifierKey(name, KeyType.SM2_COSIGNATURE, ByteString.of(point));
        return new SigningKey(key, ByteString.of(BigIntegers.asUnsignedByteArray(LENGTH, d)));
    }

    static byte[] sign(byte[] secret, byte[] message) {
        SM2Signer signer = Sm2.signer();
        signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, secret), Sm2.CURVE));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalArgumentException("not a secret of SM2", e);
        }
    }
}
