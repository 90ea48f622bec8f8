package greenpark.core.table;

import java.nio.charset.StandardCharsets;

/**
 * A forward cursor over comma-separated bytes (RFC 4180, any separator, LF or CRLF) that creates no object per row.
 *
 * <p>It is our own because reading is measured: the readings of a park-year go through it at several million a second
 * (bench/README.md), which a reader that makes a String per cell does not reach. The buffer belongs to the caller and
 * must not change while the cursor is on it.
 */
public final class CsvCursor {
    private static final int GROW = 128;

    private final byte[] buffer;
    private final int length;
    private final byte separator;
    private int position;
    private long line;
    private long nextLine = 1;
    private int fields;
    private int[] starts = new int[GROW];
    private int[] ends = new int[GROW];
    private boolean[] quoted = new boolean[GROW];
    private boolean unclosed;

    public CsvCursor(byte[] buffer, int length, byte separator) {
        this.buffer = buffer;
        this.length = length;
        this.separator = separator;
        boolean mark = length >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
        this.position = mark ? 3 : 0;
    }

    /** Moves to the next row; false at the end. An empty line is a row with one empty field. */
    public boolean nextRow() {
        if (position >= length) {
            return false;
        }
        line = nextLine;
        fields = 0;
        unclosed = false;
        final byte[] b = buffer;
        final byte sep = separator;
        int p = position;
        while (true) {
            if (fields == starts.length) {
                grow();
            }
            if (p < length && b[p] == '"') {
                p = quotedField(p);
            } else {
                int start = p;
                while (p < length && b[p] != sep && b[p] != '\n' && b[p] != '\r') {
                    p++;
                }
                starts[fields] = start;
                ends[fields] = p;
                quoted[fields] = false;
            }
            fields++;
            if (p < length && b[p] == sep) {
                p++;
                continue;
            }
            break;
        }
        if (p < length && b[p] == '\r') {
            p++;
            if (p < length && b[p] == '\n') {
                p++;
            }
        } else if (p < length) {
            p++;
        }
        nextLine++;
        position = p;
        return true;
    }

    private int quotedField(int open) {
        int p = open + 1;
        while (p < length) {
            if (buffer[p] == '"') {
                if (p + 1 < length && buffer[p + 1] == '"') {
                    p += 2;
                    continue;
                }
                break;
            }
            if (buffer[p] == '\n') {
                nextLine++;
            }
            p++;
        }
        unclosed |= p >= length;
        starts[fields] = open + 1;
        ends[fields] = Math.min(p, length);
        quoted[fields] = true;
        p++;
        while (p < length && buffer[p] != separator && buffer[p] != '\n' && buffer[p] != '\r') {
            p++;
        }
        return Math.min(p, length);
    }

    private void grow() {
        starts = java.util.Arrays.copyOf(starts, starts.length * 2);
        ends = java.util.Arrays.copyOf(ends, ends.length * 2);
        quoted = java.util.Arrays.copyOf(quoted, quoted.length * 2);
    }

    /** 1-based line on which the current row starts. */
    public long line() {
        return line;
    }

    public int fieldCount() {
        return fields;
    }

    /** Whether a quote of the current row is never closed (the file was probably cut off). */
    public boolean unclosedQuote() {
        return unclosed;
    }

    public boolean isBlankRow() {
        return fields == 1 && starts[0] == ends[0];
    }

    /** First byte of a field in the buffer. */
    public int start(int field) {
        return starts[field];
    }

    /** First byte after a field. */
    public int end(int field) {
        return ends[field];
    }

    /** The bytes of the buffer; read only. */
    public byte[] buffer() {
        return buffer;
    }

    public boolean fieldStartsWith(int field, byte b) {
        return starts[field] < ends[field] && buffer[starts[field]] == b;
    }

    public boolean isEmpty(int field) {
        return starts[field] == ends[field];
    }

    /** The field's text, quotes resolved. */
    public String text(int field) {
        String text = new String(buffer, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
        return quoted[field] ? text.replace("\"\"", "\"") : text;
    }
}
