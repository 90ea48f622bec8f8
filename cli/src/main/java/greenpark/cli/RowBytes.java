package greenpark.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Rows of comma-separated integers as bytes, made without an object per value. */
final class RowBytes {
    private static final int FULL = 1 << 20;

    private byte[] bytes = new byte[FULL + (FULL >> 2)];
    private int length;

    RowBytes text(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    RowBytes comma() {
        reserve(1);
        bytes[length++] = ',';
        return this;
    }

    RowBytes endLine() {
        reserve(1);
        bytes[length++] = '\n';
        return this;
    }

    /** Nothing for zero. */
    RowBytes positive(long value) {
        return value == 0 ? this : number(value);
    }

    /** @param value ≥ 0 */
    RowBytes number(long value) {
        reserve(20);
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        length += digits;
        long rest = value;
        for (int at = length - 1; digits > 0; at--, digits--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    boolean isFull() {
        return length >= FULL;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
