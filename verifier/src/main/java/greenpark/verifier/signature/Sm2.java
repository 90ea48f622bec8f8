package greenpark.verifier.signature;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * SM2 with SM3 by BouncyCastle. Key: the uncompressed point, 65 bytes; signature: r and s, 32 bytes each; user id: the default of GM/T
 * 0009, {@code 1234567812345678}.
 *
 * @see "GB/T 32918.2; GM/T 0009"
 */
public final class Sm2 {
    private static final int KEY_LENGTH = 65;
    private static final int SIGNATURE_LENGTH = 64;
    private static final byte UNCOMPRESSED = 4;

    /** The curve whose field arithmetic is written for it: six times as fast as the general one. */
    public static final ECDomainParameters CURVE = curve();

    private Sm2() {}

    private static ECDomainParameters curve() {
        X9ECParameters curve = CustomNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }

    /** Whether the signature is good. */
    public static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (key.length != KEY_LENGTH || key[0] != UNCOMPRESSED || signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        SM2Signer verifier = signer();
        try {
            verifier.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(key), CURVE));
        } catch (IllegalArgumentException e) {
            // The bytes are no point of the curve.
            return false;
        }
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /** One for who signs or verifies; belongs to one thread. */
    public static SM2Signer signer() {
        return new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    }
}
