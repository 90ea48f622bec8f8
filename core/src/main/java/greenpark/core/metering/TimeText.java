package greenpark.core.metering;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads times from bytes. ISO texts are read by hand with the date remembered from the row before; other patterns go
 * through a {@link DateTimeFormatter}.
 */
final class TimeText {
    /** No time. */
    static final long BAD = Long.MIN_VALUE;
    /** A local time that the clock skips. */
    static final long SKIPPED = Long.MIN_VALUE + 1;
    /** A local time that the clock shows twice. */
    static final long TWICE = Long.MIN_VALUE + 2;

    private static final int DATE = 10;
    private static final int DAY = 86_400;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2299, 12, 31);

    private final ZoneId zone;
    private final @Nullable DateTimeFormatter format;
    /** A label 00:00 stands for the end of the date it is written with. */
    private final boolean midnightEndsDay;

    private final byte[] lastDate = new byte[DATE];
    private boolean dateKnown;
    private long dayStart;
    private LocalDate date = LocalDate.EPOCH;
    /** Offset of the whole remembered day [s], or MIN_VALUE on the day of a clock change. */
    private int offset;

    private long millisOfSecond;

    TimeText(ZoneId zone, @Nullable DateTimeFormatter format, boolean midnightEndsDay) {
        this.zone = zone;
        this.format = format;
        this.midnightEndsDay = midnightEndsDay;
    }

    static boolean isTime(long result) {
        return result > TWICE;
    }

    /** The date in {@code b[from, to)}, or null. */
    @Nullable
    LocalDate date(byte[] b, int from, int to) {
        if (format == null) {
            return to - from == DATE && remember(b, from) ? date : null;
        }
        try {
            return checked(LocalDate.from(format.parse(text(b, from, to))));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The instant in {@code b[from, to)} as epoch second, a fraction of a second cut off.
     *
     * @param after for a local time shown twice: the later of the two unless it is above this; MIN_VALUE to refuse
     * @return epoch second, or {@link #BAD}, {@link #SKIPPED}, {@link #TWICE}
     */
    long instant(byte[] b, int from, int to, long after) {
        millisOfSecond = 0;
        return format == null ? iso(b, from, to, after) : formatted(format, text(b, from, to), after);
    }

    /** The instant in epoch milliseconds, rounded up; a time of receipt. */
    long instantMillis(byte[] b, int from, int to) {
        millisOfSecond = 0;
        long seconds = iso(b, from, to, Long.MIN_VALUE);
        return isTime(seconds) ? seconds * 1000 + millisOfSecond : seconds;
    }

    private long formatted(DateTimeFormatter formatter, String text, long after) {
        try {
            TemporalAccessor parsed =
                    formatter.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime withOffset) {
                checked(withOffset.toLocalDate());
                boolean midnight = midnightEndsDay && withOffset.toLocalTime().toSecondOfDay() == 0;
                return withOffset.toEpochSecond() + (midnight ? DAY : 0);
            }
            LocalDateTime local = parsed instanceof LocalDateTime dateTime
                    ? dateTime
                    : LocalDate.from(parsed).atStartOfDay();
            checked(local.toLocalDate());
            boolean midnight = midnightEndsDay && local.toLocalTime().toSecondOfDay() == 0;
            return resolve(midnight ? local.plusDays(1) : local, after);
        } catch (DateTimeException e) {
            return BAD;
        }
    }

    private long resolve(LocalDateTime local, long after) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return SKIPPED;
        }
        long first = local.toEpochSecond(offsets.getFirst());
        if (offsets.size() == 1 || (after != Long.MIN_VALUE && first > after)) {
            return first;
        }
        return after == Long.MIN_VALUE ? TWICE : local.toEpochSecond(offsets.getLast());
    }

    private long iso(byte[] b, int from, int to, long after) {
        int p = from + DATE;
        if (to - from < DATE + 6 || (b[p] != 'T' && b[p] != ' ') || !remember(b, from) || b[p + 3] != ':') {
            return BAD;
        }
        int hour = two(b, p + 1);
        int minute = two(b, p + 4);
        int second = 0;
        p += 6;
        if (p < to && b[p] == ':') {
            if (p + 3 > to) {
                return BAD;
            }
            second = two(b, p + 1);
            p += 3;
            if (p < to && b[p] == '.') {
                p = fraction(b, p + 1, to);
            }
        }
        if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 59 || p < 0) {
            return BAD;
        }
        int ofDay = hour * 3600 + minute * 60 + second;
        if (ofDay > DAY) {
            return BAD;
        }
        if (midnightEndsDay && ofDay == 0) {
            ofDay = DAY;
        }
        if (p == to) {
            return offset != Integer.MIN_VALUE
                    ? dayStart + ofDay - offset
                    : resolve(date.atStartOfDay().plusSeconds(ofDay), after);
        }
        long zoned = offset(b, p, to);
        return zoned == BAD ? BAD : dayStart + ofDay - zoned;
    }

    private int fraction(byte[] b, int from, int to) {
        int p = from;
        int weight = 100;
        boolean more = false;
        while (p < to && b[p] >= '0' && b[p] <= '9') {
            millisOfSecond += (long) weight * (b[p] - '0');
            more |= weight == 0 && b[p] != '0';
            weight /= 10;
            p++;
        }
        millisOfSecond += more ? 1 : 0;
        return p == from ? -1 : p;
    }

    private static long offset(byte[] b, int p, int to) {
        if (b[p] == 'Z') {
            return p + 1 == to ? 0 : BAD;
        }
        if ((b[p] != '+' && b[p] != '-') || p + 3 > to) {
            return BAD;
        }
        int hours = two(b, p + 1);
        int minutes = 0;
        int at = p + 3;
        if (at < to) {
            at += b[at] == ':' ? 1 : 0;
            if (at + 2 != to) {
                return BAD;
            }
            minutes = two(b, at);
        }
        if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59) {
            return BAD;
        }
        return (b[p] == '-' ? -1L : 1L) * (hours * 3600L + minutes * 60L);
    }

    private static int two(byte[] b, int p) {
        if (p + 1 >= b.length) {
            return -1;
        }
        int tens = b[p] - '0';
        int ones = b[p + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private boolean remember(byte[] b, int from) {
        if (dateKnown && Arrays.equals(lastDate, 0, DATE, b, from, from + DATE)) {
            return true;
        }
        dateKnown = false;
        try {
            date = checked(LocalDate.parse(text(b, from, from + DATE)));
        } catch (DateTimeException e) {
            return false;
        }
        dayStart = date.toEpochDay() * DAY;
        Instant start = date.atStartOfDay(zone).toInstant();
        ZoneOffset morning = zone.getRules().getOffset(start);
        ZoneOffset evening =
                zone.getRules().getOffset(date.plusDays(1).atStartOfDay(zone).toInstant());
        offset = morning.equals(evening) ? morning.getTotalSeconds() : Integer.MIN_VALUE;
        System.arraycopy(b, from, lastDate, 0, DATE);
        dateKnown = true;
        return true;
    }

    private static LocalDate checked(LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new DateTimeException("year of " + day);
        }
        return day;
    }

    private static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
}
