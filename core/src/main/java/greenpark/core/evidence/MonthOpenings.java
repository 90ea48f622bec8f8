package greenpark.core.evidence;

import greenpark.core.encoding.CborReader;
import greenpark.core.encoding.CborWriter;
import greenpark.core.encoding.MalformedBytes;
import greenpark.core.evidence.EvidenceFile.Column;
import greenpark.core.ledger.ByteString;
import greenpark.core.seal.FactoryDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the keeper of a log keeps of a factory's month to make evidence of it without clearing again: where its leaves stand, and what they commit to. Secret,
 * and derivable from readings, park and rules. Belongs to one thread.
 *
 * <p>Bytes: {@code [1, days, month]}; a day is {@code [date, index, qualities, columns]} as in an evidence file, the month
 * {@code [index, record]} or null.
 */
public final class MonthOpenings {
    private static final int VERSION = 1;

    private final SortedMap<LocalDate, Opened> days = new TreeMap<>();
    private @Nullable Account account;

    private record Opened(long index, ByteString qualities, List<Column> columns) {}

    /**
     * The account of the month.
     *
     * @param index of its leaf
     */
    public record Account(long index, ByteString record) {}

    /** A later revision takes the place of an earlier one. */
    public void day(LocalDate date, long index, FactoryDay day) {
        days.put(date, new Opened(index, ByteString.of(day.qualities()), Columns.of(day)));
    }

    public void account(long index, byte[] record) {
        account = new Account(index, ByteString.of(record));
    }

    /** Of this day, and of the month, nobody is to know any more. */
    public void forget(LocalDate date) {
        days.remove(date);
        account = null;
    }

    /** Null where the month is not sealed. */
    public @Nullable Account account() {
        return account;
    }

    /** The days, in order. */
    public List<LocalDate> dates() {
        return List.copyOf(days.keySet());
    }

    /** The index of a day's leaf. */
    public long index(LocalDate date) {
        return get(date).index();
    }

    /**
     * What a day's leaf commits to.
     *
     * @throws MalformedBytes where the columns show no day
     */
    public FactoryDay values(LocalDate date) {
        Opened day = get(date);
        FactoryDay values = Columns.read(day.qualities().toByteArray(), day.columns());
        if (values == null) {
            throw new MalformedBytes(
                    MalformedBytes.Reason.OUT_OF_RANGE, 0, "more is unclaimed than there was on " + date);
        }
        return values;
    }

    private Opened get(LocalDate date) {
        Opened day = days.get(date);
        if (day == null) {
            throw new IllegalArgumentException(date + " is not there");
        }
        return day;
    }

    public byte[] toByteArray() {
        CborWriter out = new CborWriter().array(3).integer(VERSION).array(days.size());
        days.forEach((date, day) -> {
            out.array(4)
                    .integer(date.toEpochDay())
                    .integer(day.index())
                    .bytes(day.qualities().toByteArray())
                    .array(day.columns().size());
            for (Column column : day.columns()) {
                out.array(3)
                        .integer(column.origin())
                        .integer(column.kind())
                        .bytes(column.values().toByteArray());
            }
        });
        Account month = account;
        if (month == null) {
            out.nothing();
        } else {
            out.array(2).integer(month.index()).bytes(month.record().toByteArray());
        }
        return out.toByteArray();
    }

    /** @throws MalformedBytes for anything but what {@link #toByteArray} gives */
    public static MonthOpenings read(byte[] bytes) {
        CborReader in = new CborReader(bytes, 0, bytes.length);
        in.array(3);
        if (in.integer() != VERSION) {
            throw new MalformedBytes(MalformedBytes.Reason.UNKNOWN_VERSION, 0, "");
        }
        MonthOpenings openings = new MonthOpenings();
        for (int n = in.array(); n > 0; n--) {
            in.array(4);
            LocalDate date = LocalDate.ofEpochDay(in.integer(0, 1 << 24));
            long index = in.integer(0, Long.MAX_VALUE);
            ByteString qualities = ByteString.of(in.bytes());
            List<Column> columns = new ArrayList<>();
            for (int c = in.array(); c > 0; c--) {
                in.array(3);
                columns.add(new Column((int) in.integer(0, 255), (int) in.integer(0, 2), ByteString.of(in.bytes())));
            }
            openings.days.put(date, new Opened(index, qualities, columns));
        }
        if (!in.isNothing()) {
            in.array(2);
            openings.account(in.integer(0, Long.MAX_VALUE), in.bytes());
        }
        in.end();
        return openings;
    }
}
