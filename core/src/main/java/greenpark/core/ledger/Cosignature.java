package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A witness's word: "at this time, this was the largest tree of the log that continues all I saw before".
 *
 * @param time      seconds since 1970
 * @param signature over the {@link #message}
 * @see "c2sp.org/tlog-cosignature"
 */
public record Cosignature(long time, ByteString signature) {
    private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    /** As long as the other, so that both are read alike; differs, so that neither passes for the other. */
    private static final byte[] SM2 = "sm2-sm3/v1\n\0".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_NAME = 255;

    /** @throws MalformedLedger for a time before 1970, or that has more than 63 bits */
    public Cosignature {
        if (time < 0) {
            throw new MalformedLedger(Reason.OUT_OF_RANGE, "the time of a cosignature is out of range");
        }
    }

    /** @throws MalformedLedger unless the bytes are a time and a signature of the type's length */
    public static Cosignature parse(KeyType type, ByteString blob) {
        int due = Long.BYTES + type.signatureLength();
        if (!type.isCosignature() || blob.length() != due) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH, blob.length() + " bytes are not a cosignature of type " + type);
        }
        byte[] bytes = blob.toByteArray();
        return new Cosignature(ByteBuffer.wrap(bytes).getLong(), ByteString.of(bytes, Long.BYTES, bytes.length));
    }

    /** Time and signature, as they stand in the note behind the key id. */
    public byte[] blob() {
        return ByteBuffer.allocate(Long.BYTES + signature.length())
                .putLong(time)
                .put(signature.toByteArray())
                .array();
    }

    /**
     * What a cosigner signs.
     *
     * <p>Ed25519: time and the whole text, but not the cosigner's name, so a key must not serve two cosigners. The others: name, time,
     * origin, leaves and root, but no extension lines.
     *
     * @param time seconds since 1970, ≥ 0
     * @throws IllegalArgumentException for a key whose type is no cosignature's
     * @throws MalformedLedger for a name or origin that is too long to be signed
     */
    public static byte[] message(VerifierKey key, long time, Checkpoint checkpoint) {
        return switch (key.type()) {
            case ED25519 -> throw new IllegalArgumentException(key.name() + " is not the key of a cosigner");
            case ED25519_COSIGNATURE ->
                ("cosignature/v1\ntime " + time + "\n" + checkpoint.text()).getBytes(StandardCharsets.UTF_8);
            case ML_DSA_44_COSIGNATURE -> structure(SUBTREE, key.name(), time, checkpoint);
            case SM2_COSIGNATURE -> structure(SM2, key.name(), time, checkpoint);
        };
    }

    private static byte[] structure(byte[] label, String cosigner, long time, Checkpoint checkpoint) {
        byte[] name = counted(cosigner);
        byte[] origin = counted(checkpoint.origin());
        return ByteBuffer.allocate(label.length + name.length + origin.length + 3 * Long.BYTES + Hash.LENGTH)
                .put(label)
                .put(name)
                .putLong(time)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().toByteArray())
                .array();
    }

    /** One byte of length, then the text. */
    private static byte[] counted(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_NAME) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH, "'" + Canonical.shown(text) + "' has more than " + LONGEST_NAME + " bytes");
        }
        byte[] counted = new byte[1 + utf8.length];
        counted[0] = (byte) utf8.length;
        System.arraycopy(utf8, 0, counted, 1, utf8.length);
        return counted;
    }
}
