package greenpark.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Days and instants as they are typed; what is none is said in plain words, with an example. */
public final class Days {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;

    private Days() {}

    /** A local day. */
    public static final class Of implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                LocalDate day = LocalDate.parse(text);
                return inReach(day.getYear(), text, day);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no day; write it as 2028-03-01");
            }
        }
    }

    /** A month. */
    public static final class OfMonth implements ITypeConverter<YearMonth> {
        @Override
        public YearMonth convert(String text) {
            try {
                YearMonth month = YearMonth.parse(text);
                return inReach(month.getYear(), text, month);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no month; write it as 2028-03");
            }
        }
    }

    /** An instant, with {@code Z} or an offset. */
    public static final class At implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                return inReach(time.getYear(), text, time.toInstant());
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text
                                + "' is no instant; write it with its offset, as 2028-04-01T00:00:00Z or 2028-04-01T08:00:00+08:00");
            }
        }
    }

    private static <T> T inReach(int year, String text, T value) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new TypeConversionException(
                    "'" + text + "' is not between the years " + FIRST_YEAR + " and " + LAST_YEAR);
        }
        return value;
    }
}
