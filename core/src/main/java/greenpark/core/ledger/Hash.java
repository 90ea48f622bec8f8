package greenpark.core.ledger;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A hash of 32 bytes: of an entry, a node or a whole tree.
 *
 * <p>Held as four words, first byte highest: nobody can change it, and it is one object where an array would be two.
 */
public record Hash(long word0, long word1, long word2, long word3) {
    /** Length of every hash here, SHA-256 and SM3 [bytes]. */
    public static final int LENGTH = 32;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The 32 bytes from an offset on. */
    public static Hash of(byte[] bytes, int offset) {
        return new Hash(
                (long) WORDS.get(bytes, offset),
                (long) WORDS.get(bytes, offset + 8),
                (long) WORDS.get(bytes, offset + 16),
                (long) WORDS.get(bytes, offset + 24));
    }

    /** @throws MalformedLedger unless there are 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedLedger(Reason.WRONG_LENGTH, "a hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return of(bytes, 0);
    }

    /** @throws MalformedLedger unless the text is canonical base64 of 32 bytes */
    public static Hash parseBase64(String text) {
        return Canonical.hash(text, "hash");
    }

    /** @throws MalformedLedger unless the text is 64 hexadecimal digits in lower case */
    public static Hash parseHex(String text) {
        if (text.length() != 2 * LENGTH
                || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new MalformedLedger(
                    Reason.WRONG_LENGTH, "'" + Canonical.shown(text) + "' is not a hash of 64 hexadecimal digits");
        }
        return of(HexFormat.of().parseHex(text), 0);
    }

    /** Writes the 32 bytes at an offset. */
    public void writeTo(byte[] bytes, int offset) {
        WORDS.set(bytes, offset, word0);
        WORDS.set(bytes, offset + 8, word1);
        WORDS.set(bytes, offset + 16, word2);
        WORDS.set(bytes, offset + 24, word3);
    }

    public byte[] toByteArray() {
        byte[] bytes = new byte[LENGTH];
        writeTo(bytes, 0);
        return bytes;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(toByteArray());
    }

    public String hex() {
        return HexFormat.of().formatHex(toByteArray());
    }

    /** The form of checkpoints and proofs. */
    @Override
    public String toString() {
        return base64();
    }
}
