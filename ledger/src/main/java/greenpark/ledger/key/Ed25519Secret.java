package greenpark.ledger.key;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.VerifierKey;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 by BouncyCastle's bare functions: twenty times as fast as the JDK's. */
final class Ed25519Secret {
    private Ed25519Secret() {}

    static SigningKey generate(String name, KeyType type) {
        byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
        new SecureRandom().nextBytes(seed);
        byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, key, 0);
        return new SigningKey(new VerifierKey(name, type, ByteString.of(key)), ByteString.of(seed));
    }

    static byte[] sign(byte[] seed, byte[] key, byte[] message) {
        if (seed.length != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException("a secret of Ed25519 has 32 bytes, not " + seed.length);
        }
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, key, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
