package greenpark.verifier.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.util.Arrays;

/**
 * ML-DSA-44 by the JDK, without a context, as cosignatures are.
 *
 * @see "FIPS 204; c2sp.org/tlog-cosignature"
 */
public final class MlDsa44 {
    private static final String NAME = "ML-DSA-44";
    private static final int KEY_LENGTH = 1312;

    /** What stands before the 1,312 bytes of a key in the JDK's encoding (RFC 9881). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    /** Whether the signature is good. */
    public static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (key.length != KEY_LENGTH) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(key(key));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another length.
            return false;
        }
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(Arrays.concatenate(PREFIX, raw)));
    }

    /** The 1,312 bytes of a key of the JDK. */
    public static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != PREFIX.length + KEY_LENGTH
                || !Arrays.areEqual(PREFIX, Arrays.copyOf(encoded, PREFIX.length))) {
            throw new IllegalArgumentException("a key of " + key.getAlgorithm() + " is not one of " + NAME);
        }
        return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
    }
}
