package greenpark.core.encoding;

import greenpark.core.encoding.MalformedBytes.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link CborWriter} writes, and refuses everything else. */
public final class CborReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads {@code [from, to)}; the bytes belong to the caller and must not change meanwhile. */
    public CborReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    public int offset() {
        return at;
    }

    public long integer() {
        int start = at;
        int initial = next();
        int major = initial >>> 5;
        if (major != CborWriter.UNSIGNED && major != CborWriter.NEGATIVE) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, "no integer");
        }
        long value = argument(initial, start);
        if (value < 0) {
            throw new MalformedBytes(Reason.OUT_OF_RANGE, start, "more than 63 bits");
        }
        return major == CborWriter.UNSIGNED ? value : -1 - value;
    }

    /** An integer of {@code [low, high]}. */
    public long integer(long low, long high) {
        int start = at;
        long value = integer();
        if (value < low || value > high) {
            throw new MalformedBytes(Reason.OUT_OF_RANGE, start, Long.toString(value));
        }
        return value;
    }

    public int array() {
        int start = at;
        return count(CborWriter.ARRAY, start, "no array");
    }

    /** An array of exactly this many items. */
    public void array(int items) {
        int start = at;
        int count = array();
        if (count != items) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, "an array of " + count + " where " + items + " are due");
        }
    }

    /** A byte string of exactly this many bytes. */
    public byte[] bytes(int size) {
        int start = at;
        byte[] value = bytes();
        if (value.length != size) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, value.length + " bytes where " + size + " are due");
        }
        return value;
    }

    /** A byte string of any length. */
    public byte[] bytes() {
        int count = count(CborWriter.BYTES, at, "no byte string");
        byte[] value = new byte[count];
        System.arraycopy(bytes, at, value, 0, count);
        at += count;
        return value;
    }

    public String text() {
        int start = at;
        int count = count(CborWriter.TEXT, start, "no text");
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, count))
                    .toString();
            at += count;
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedBytes(Reason.NOT_UTF8, start, "");
        }
    }

    /** Whether null comes next; it is consumed if so. */
    public boolean isNothing() {
        if (at < end && (bytes[at] & 0xFF) == CborWriter.NULL) {
            at++;
            return true;
        }
        return false;
    }

    public void end() {
        if (at != end) {
            throw new MalformedBytes(Reason.TRAILING_BYTES, at, (end - at) + " more");
        }
    }

    /** The length of an item of this kind, whose content is in the bytes in full. */
    private int count(int major, int start, String otherwise) {
        int initial = next();
        if (initial >>> 5 != major) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, otherwise);
        }
        long count = argument(initial, start);
        // Every item has at least a byte, so no array or string is longer than what is left.
        if (count < 0 || count > end - at) {
            throw new MalformedBytes(Reason.CUT_OFF, start, "");
        }
        return (int) count;
    }

    private long argument(int initial, int start) {
        int info = initial & 0x1F;
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new MalformedBytes(Reason.WRONG_ITEM, start, "indefinite or reserved length");
        }
        int size = 1 << (info - 24);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | next();
        }
        boolean shorter = size == 1 ? value < 24 : size < 8 ? value >>> (4 * size) == 0 : value >>> 32 == 0;
        if (shorter) {
            throw new MalformedBytes(Reason.NOT_SHORTEST, start, "");
        }
        return value;
    }

    private int next() {
        if (at >= end) {
            throw new MalformedBytes(Reason.CUT_OFF, at, "");
        }
        return bytes[at++] & 0xFF;
    }
}
