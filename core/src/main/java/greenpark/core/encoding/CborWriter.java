package greenpark.core.encoding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the items of deterministic CBOR that events consist of. Reusable; belongs to one thread. */
public final class CborWriter {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int NULL = 0xF6;

    private byte[] bytes = new byte[512];
    private int length;

    /** Forgets what was written. */
    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** An integer of any sign. */
    public CborWriter integer(long value) {
        return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1 - value);
    }

    public CborWriter array(int items) {
        return head(ARRAY, items);
    }

    public CborWriter nothing() {
        room(1);
        bytes[length++] = (byte) NULL;
        return this;
    }

    /** A byte string of the 16 bytes of an id. */
    public CborWriter id(long high, long low) {
        head(BYTES, 16);
        room(16);
        big(high, 8);
        big(low, 8);
        return this;
    }

    /** A byte string of any length. */
    public CborWriter bytes(byte[] value) {
        return head(BYTES, value.length).raw(value);
    }

    /** @throws IllegalArgumentException for half a surrogate pair, which has no UTF-8 form */
    public CborWriter text(String value) {
        if (isAscii(value)) {
            head(TEXT, value.length());
            room(value.length());
            for (int i = 0; i < value.length(); i++) {
                bytes[length++] = (byte) value.charAt(i);
            }
            return this;
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("'" + value + "' has half a surrogate pair");
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        return raw(utf8);
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private CborWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /** The shortest head for a count or number. */
    private CborWriter head(int major, long value) {
        room(9);
        int type = major << 5;
        if (value < 24) {
            bytes[length++] = (byte) (type | (int) value);
        } else if (value <= 0xFF) {
            bytes[length++] = (byte) (type | 24);
            big(value, 1);
        } else if (value <= 0xFFFF) {
            bytes[length++] = (byte) (type | 25);
            big(value, 2);
        } else if (value <= 0xFFFF_FFFFL) {
            bytes[length++] = (byte) (type | 26);
            big(value, 4);
        } else {
            bytes[length++] = (byte) (type | 27);
            big(value, 8);
        }
        return this;
    }

    private void big(long value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
