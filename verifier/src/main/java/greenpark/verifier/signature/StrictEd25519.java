package greenpark.verifier.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.Arrays;

/** Ed25519 as strictly as anyone reads it: a signature counts if BouncyCastle and the JDK accept it, for a key without doubt. */
public final class StrictEd25519 {
    /** The field's prime, 2²⁵⁵ − 19. */
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** What stands before the 32 bytes of a key in the JDK's encoding (RFC 8410). */
    private static final byte[] PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private StrictEd25519() {}

    /** Whether a key is without doubt, or what is wrong with it. */
    public enum KeyCheck {
        /** A point of the large prime order in its one encoding. */
        GOOD,
        /** Not 32 bytes. */
        WRONG_LENGTH,
        /** y is not below the prime, or x = 0 has a sign: a second encoding of a point. */
        NOT_CANONICAL,
        /** No point of the curve has this y. */
        NOT_A_POINT,
        /** One of eight points under which anybody can sign. */
        SMALL_ORDER,
        /** A point with a component of small order, on which verifiers differ. */
        MIXED_ORDER
    }

    /** What to ask before a key is taken into a policy or registry. */
    public static KeyCheck check(byte[] key) {
        if (key.length != Ed25519.PUBLIC_KEY_SIZE) {
            return KeyCheck.WRONG_LENGTH;
        }
        BigInteger y = y(key);
        boolean xIsZero = y.equals(BigInteger.ONE) || y.equals(P.subtract(BigInteger.ONE));
        if (y.compareTo(P) >= 0 || (xIsZero && key[key.length - 1] < 0)) {
            return KeyCheck.NOT_CANONICAL;
        }
        if (Ed25519.validatePublicKeyFull(key, 0)) {
            return KeyCheck.GOOD;
        }
        if (SmallOrder.has(y)) {
            return KeyCheck.SMALL_ORDER;
        }
        return Ed25519.validatePublicKeyPartial(key, 0) ? KeyCheck.MIXED_ORDER : KeyCheck.NOT_A_POINT;
    }

    /** The key without its sign bit, lowest byte first, as a number. */
    private static BigInteger y(byte[] key) {
        byte[] bytes = Arrays.reverse(key);
        bytes[0] &= 0x7F;
        return new BigInteger(1, bytes);
    }

    /** Whether everyone strict accepts the signature. */
    public static boolean verify(byte[] key, byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && check(key) == KeyCheck.GOOD
                && bouncyCastle(key, message, signature)
                && jdk(key, message, signature);
    }

    static boolean bouncyCastle(byte[] key, byte[] message, byte[] signature) {
        return Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
    }

    static boolean jdk(byte[] key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519", "SunEC");
            verifier.initVerify(KeyFactory.getInstance("Ed25519", "SunEC")
                    .generatePublic(new X509EncodedKeySpec(Arrays.concatenate(PREFIX, key))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key or signature that the JDK cannot read.
            return false;
        }
    }
}
