package greenpark.engine.generate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The bytes of a file of readings as it grows. Digits are written by hand: a year has some three million readings.
 *
 * @see "docs/formats/readings.md"
 */
final class ReadingsFile {
    private static final int FIRST = 1 << 16;
    private static final int LONGEST_NUMBER = 24;

    private byte[] bytes = new byte[FIRST];
    private int length;

    private ReadingsFile() {}

    /** Day rows, labelled at the end of each slot. */
    static ReadingsFile days(int slots, int stepMinutes) {
        ReadingsFile file = new ReadingsFile();
        file.text("meter,date,unit,received_at");
        for (int i = 1; i <= slots; i++) {
            int minute = i * stepMinutes;
            file.one(',');
            file.two(minute / 60);
            file.one(':');
            file.two(minute % 60);
        }
        file.one('\n');
        return file;
    }

    /** Single readings, each with its instant. */
    static ReadingsFile instants() {
        ReadingsFile file = new ReadingsFile();
        file.text("meter,start,value,unit,received_at\n");
        return file;
    }

    /**
     * @param received empty where it is known at once
     * @param values integers of the last decimal; {@link Spoiler#MISSING} leaves the cell empty
     */
    void day(String meter, LocalDate date, String unit, String received, long[] values, int decimals) {
        text(meter);
        one(',');
        text(date.toString());
        one(',');
        text(unit);
        one(',');
        text(received);
        room(values.length * LONGEST_NUMBER);
        for (long value : values) {
            bytes[length++] = ',';
            if (value != Spoiler.MISSING) {
                number(value, decimals);
            }
        }
        one('\n');
    }

    void instant(String meter, Instant instant, long value, int decimals, String unit, String received) {
        text(meter);
        one(',');
        text(instant.toString());
        one(',');
        room(LONGEST_NUMBER);
        number(value, decimals);
        one(',');
        text(unit);
        one(',');
        text(received);
        one('\n');
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Room for it has been made. */
    private void number(long value, int decimals) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        // At least one digit stands before the point.
        digits = Math.max(digits, decimals + 1);
        int end = length + digits + (decimals > 0 ? 1 : 0);
        long rest = value;
        int at = end;
        for (int i = 0; i < digits; i++) {
            if (i == decimals && decimals > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }

    private void two(int value) {
        one((char) ('0' + value / 10));
        one((char) ('0' + value % 10));
    }

    private void one(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
