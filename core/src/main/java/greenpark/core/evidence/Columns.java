package greenpark.core.evidence;

import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceFile.Column;
import greenpark.core.ledger.ByteString;
import greenpark.core.seal.FactoryDay;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The energy of a factory's day as columns of LEB128 numbers: of one kind below each other they pack well. */
final class Columns {
    /** The largest amount of a slot [Wh]. */
    private static final long MOST = (1L << 32) - 1;

    private Columns() {}

    static List<Column> of(FactoryDay day) {
        List<Column> columns = new ArrayList<>();
        for (int origin = 0; origin < day.direct().length; origin++) {
            long[] unclaimed = new long[day.slots()];
            for (int t = 0; t < unclaimed.length; t++) {
                unclaimed[t] = day.direct()[origin][t] + day.via()[origin][t] - day.claimed()[origin][t];
            }
            add(columns, origin, Column.DIRECT, day.direct()[origin]);
            add(columns, origin, Column.VIA, day.via()[origin]);
            add(columns, origin, Column.UNCLAIMED, unclaimed);
        }
        return columns;
    }

    private static void add(List<Column> columns, int origin, int kind, long[] values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean any = false;
        for (long value : values) {
            if (value < 0 || value > MOST) {
                throw new IllegalArgumentException(value + " Wh in a slot cannot be shown");
            }
            any |= value != 0;
            long rest = value;
            while (rest >= 0x80) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
        if (any) {
            columns.add(new Column(origin, kind, ByteString.of(bytes.toByteArray())));
        }
    }

    /**
     * The day that columns show.
     *
     * @param columns in order of origin
     * @return null where more is unclaimed than there was
     * @throws MalformedBytes for columns that no day gives
     */
    static @Nullable FactoryDay read(byte[] qualities, List<Column> columns) {
        int slots = qualities.length;
        // Not as many as the park has plants: a forged park of thousands would take all memory.
        int origins = columns.isEmpty() ? 0 : columns.getLast().origin() + 1;
        long[][][] values = new long[3][origins][slots];
        for (Column column : columns) {
            values[column.kind()][column.origin()] = read(column.values().toByteArray(), slots);
        }
        long[][] claimed = values[Column.UNCLAIMED];
        for (int origin = 0; origin < origins; origin++) {
            for (int t = 0; t < slots; t++) {
                claimed[origin][t] = values[Column.DIRECT][origin][t]
                        + values[Column.VIA][origin][t]
                        - values[Column.UNCLAIMED][origin][t];
                if (claimed[origin][t] < 0) {
                    return null;
                }
            }
        }
        return new FactoryDay(qualities, values[Column.DIRECT], values[Column.VIA], claimed);
    }

    /** @throws MalformedBytes unless the bytes are this many numbers in their shortest form, not all of them zero */
    static long[] read(byte[] bytes, int slots) {
        long[] values = new long[slots];
        int at = 0;
        boolean any = false;
        for (int t = 0; t < slots; t++) {
            long value = 0;
            int shift = 0;
            while (true) {
                if (at >= bytes.length || shift > 28) {
                    throw new MalformedBytes(MalformedBytes.Reason.CUT_OFF, at, "a column of " + slots + " numbers");
                }
                int next = bytes[at++] & 0xFF;
                value |= (long) (next & 0x7F) << shift;
                if (next < 0x80) {
                    if (next == 0 && shift > 0) {
                        throw new MalformedBytes(MalformedBytes.Reason.NOT_SHORTEST, at, "");
                    }
                    break;
                }
                shift += 7;
            }
            if (value > MOST) {
                throw new MalformedBytes(MalformedBytes.Reason.OUT_OF_RANGE, at, Long.toString(value));
            }
            any |= value != 0;
            values[t] = value;
        }
        if (at != bytes.length || !any) {
            throw new MalformedBytes(MalformedBytes.Reason.TRAILING_BYTES, at, "a column of " + slots + " numbers");
        }
        return values;
    }
}
