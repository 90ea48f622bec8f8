package greenpark.core.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of signature under a note: algorithm, and what is signed.
 *
 * <p>Types this program does not list (ECDSA, RFC 6962 tree heads) belong to unknown keys, whose signatures are ignored.
 *
 * @see "c2sp.org/signed-note, Signature types"
 */
public enum KeyType {
    /** Ed25519 over the text of the note: a log's own signature. */
    ED25519(1, "", 32, 64, false),
    /** Ed25519 over time and text: a witness. */
    ED25519_COSIGNATURE(4, "", 32, 64, true),
    /** ML-DSA-44 over cosigner, time and tree: a log or a witness, safe from quantum computers. */
    ML_DSA_44_COSIGNATURE(6, "", 1312, 2420, true),
    /**
     * SM2 with SM3 over cosigner, time and tree: our own type, for Chinese commercial cryptography. The key is the uncompressed point of 65
     * bytes, the signature r and s of 32 bytes each.
     */
    SM2_COSIGNATURE(0xFF, "sm2-sm3-cosig-v1", 65, 64, true);

    private final int code;
    private final String longer;
    private final int keyLength;
    private final int signatureLength;
    private final boolean cosignature;

    KeyType(int code, String longer, int keyLength, int signatureLength, boolean cosignature) {
        this.code = code;
        this.longer = longer;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
        this.cosignature = cosignature;
    }

    /** What stands before the key in its text and its id: a byte, and for our own types a name behind it. */
    byte[] identifier() {
        byte[] name = longer.getBytes(StandardCharsets.US_ASCII);
        byte[] identifier = new byte[1 + name.length];
        identifier[0] = (byte) code;
        System.arraycopy(name, 0, identifier, 1, name.length);
        return identifier;
    }

    /** Length of the raw key [bytes]. */
    public int keyLength() {
        return keyLength;
    }

    /** Length of the signature proper, without key id and time [bytes]. */
    public int signatureLength() {
        return signatureLength;
    }

    /** Whether the signature has a time, and is over a checkpoint only. */
    public boolean isCosignature() {
        return cosignature;
    }

    /** The type whose identifier the bytes begin with. */
    static @Nullable KeyType of(byte[] data) {
        for (KeyType type : values()) {
            byte[] identifier = type.identifier();
            int length = identifier.length;
            if (data.length >= length && Arrays.equals(data, 0, length, identifier, 0, length)) {
                return type;
            }
        }
        return null;
    }
}
