package greenpark.ledger.key;

import greenpark.core.ledger.ByteString;
import greenpark.core.ledger.Checkpoint;
import greenpark.core.ledger.Cosignature;
import greenpark.core.ledger.KeyType;
import greenpark.core.ledger.NoteSignature;
import greenpark.core.ledger.VerifierKey;
import greenpark.verifier.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A key with its secret. Signs checkpoints.
 *
 * @param key    the public half
 * @param secret Ed25519: the seed of 32 bytes; ML-DSA-44: PKCS #8; SM2: the number d in 32 bytes
 */
public record SigningKey(VerifierKey key, ByteString secret) {
    private static final byte[] TRIAL = "a trial of the key\n".getBytes(StandardCharsets.UTF_8);

    /** A new key, from the system's secure random numbers. */
    public static SigningKey generate(String name, KeyType type) {
        return switch (type) {
            case ED25519, ED25519_COSIGNATURE -> Ed25519Secret.generate(name, type);
            case ML_DSA_44_COSIGNATURE -> MlDsa44Secret.generate(name);
            case SM2_COSIGNATURE -> Sm2Secret.generate(name);
        };
    }

    /** @throws IllegalArgumentException unless the text is two lines of one key */
    static SigningKey parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !lines[2].isEmpty()) {
            throw new IllegalArgumentException("a key file has two lines, not " + (lines.length - 1));
        }
        VerifierKey key = VerifierKey.parse(lines[0]);
        byte[] secret = Base64.getDecoder().decode(lines[1]);
        SigningKey whole = new SigningKey(key, ByteString.of(secret));
        if (!new Signatures().verify(key.type(), key.raw().toByteArray(), TRIAL, whole.raw(TRIAL))) {
            throw new IllegalArgumentException(
                    "the secret is not that of " + key + ". Maybe lines of two key files were mixed.");
        }
        return whole;
    }

    /** The two lines of the file. */
    String format() {
        return key + "\n" + secret.base64() + "\n";
    }

    /**
     * The line this key puts under a checkpoint.
     *
     * @param time seconds since 1970, for a cosignature
     */
    public NoteSignature sign(Checkpoint checkpoint, long time) {
        if (!key.type().isCosignature()) {
            return NoteSignature.of(key, raw(checkpoint.text().getBytes(StandardCharsets.UTF_8)));
        }
        byte[] signature = raw(Cosignature.message(key, time, checkpoint));
        return NoteSignature.of(key, new Cosignature(time, ByteString.of(signature)).blob());
    }

    private byte[] raw(byte[] message) {
        byte[] bytes = secret.toByteArray();
        return switch (key.type()) {
            case ED25519, ED25519_COSIGNATURE ->
                Ed25519Secret.sign(bytes, key.raw().toByteArray(), message);
            case ML_DSA_44_COSIGNATURE -> MlDsa44Secret.sign(bytes, message);
            case SM2_COSIGNATURE -> Sm2Secret.sign(bytes, message);
        };
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "signing key of " + key;
    }
}
