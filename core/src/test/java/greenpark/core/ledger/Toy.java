package greenpark.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A toy signature, so that notes can be tested without an algorithm: the hash of key and message, over and over. */
public final class Toy {
    public static final SignatureVerifier VERIFIER =
            (type, key, message, signature) -> Arrays.equals(sign(type, key, message), signature);

    private Toy() {}

    public static VerifierKey key(String name, KeyType type) {
        byte[] raw = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), type.keyLength());
        return new VerifierKey(name, type, ByteString.of(raw));
    }

    public static NoteSignature sign(VerifierKey key, String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return NoteSignature.of(key, sign(key.type(), key.raw().toByteArray(), message));
    }

    public static NoteSignature cosign(VerifierKey key, long time, Checkpoint checkpoint) {
        byte[] message = Cosignature.message(key, time, checkpoint);
        byte[] signature = sign(key.type(), key.raw().toByteArray(), message);
        return NoteSignature.of(key, new Cosignature(time, ByteString.of(signature)).blob());
    }

    private static byte[] sign(KeyType type, byte[] key, byte[] message) {
        byte[] both = ByteBuffer.allocate(key.length + message.length)
                .put(key)
                .put(message)
                .array();
        byte[] hash = Sha256.ofThread().of(both).toByteArray();
        byte[] signature = new byte[type.signatureLength()];
        for (int i = 0; i < signature.length; i++) {
            signature[i] = hash[i % hash.length];
        }
        return signature;
    }
}
