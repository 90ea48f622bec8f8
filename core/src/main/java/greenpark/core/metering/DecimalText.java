package greenpark.core.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads decimal numbers from bytes into scaled integers, exactly and without creating objects. */
final class DecimalText {
    /** Not a decimal number. */
    static final long BAD = Long.MIN_VALUE;
    /** A number with digits below the scale. */
    static final long INEXACT = Long.MIN_VALUE + 1;
    /** A number above 9.2·10^18 of the scaled unit. */
    static final long TOO_LARGE = Long.MIN_VALUE + 2;

    private static final int SAFE_DIGITS = 18;
    private static final int HIGHEST_EXPONENT = 99;
    private static final long[] TEN = new long[19];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private DecimalText() {}

    static boolean isNumber(long result) {
        return result > TOO_LARGE;
    }

    static long powerOfTen(int exponent) {
        return TEN[exponent];
    }

    /**
     * The number in {@code b[from, to)} times 10^scale: sign, digits, point, digits, exponent; blanks around it are
     * passed over.
     *
     * @return the scaled number, or {@link #BAD}, {@link #INEXACT}, {@link #TOO_LARGE}
     */
    static long parse(byte[] b, int from, int to, byte point, int scale) {
        int p = from;
        int end = to;
        while (p < end && b[p] == ' ') {
            p++;
        }
        while (end > p && b[end - 1] == ' ') {
            end--;
        }
        int first = p;
        boolean negative = false;
        if (p < end && (b[p] == '-' || b[p] == '+')) {
            negative = b[p] == '-';
            p++;
        }
        long mantissa = 0;
        int significant = 0;
        int digits = 0;
        int fraction = 0;
        boolean afterPoint = false;
        for (; p < end; p++) {
            int digit = b[p] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (mantissa != 0 || digit != 0) {
                    significant++;
                }
                if (significant <= SAFE_DIGITS) {
                    mantissa = mantissa * 10 + digit;
                }
                fraction += afterPoint ? 1 : 0;
            } else if (b[p] == point && !afterPoint) {
                afterPoint = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return BAD;
        }
        int exponent = 0;
        if (p < end) {
            if ((b[p] | 0x20) != 'e') {
                return BAD;
            }
            exponent = exponent(b, p + 1, end);
            if (exponent == Integer.MIN_VALUE) {
                return BAD;
            }
        }
        if (significant > SAFE_DIGITS) {
            return slow(b, first, end, point, scale, null);
        }
        return scaled(negative ? -mantissa : mantissa, scale - fraction + exponent);
    }

    private static int exponent(byte[] b, int from, int end) {
        int p = from;
        boolean negative = false;
        if (p < end && (b[p] == '-' || b[p] == '+')) {
            negative = b[p] == '-';
            p++;
        }
        if (p == end) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; p < end; p++) {
            int digit = b[p] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(HIGHEST_EXPONENT, value * 10 + digit);
        }
        return negative ? -value : value;
    }

    private static long scaled(long mantissa, int shift) {
        if (mantissa == 0 || shift == 0) {
            return mantissa;
        }
        if (shift > 0) {
            if (shift > SAFE_DIGITS || Math.abs(mantissa) > Long.MAX_VALUE / TEN[shift]) {
                return TOO_LARGE;
            }
            return mantissa * TEN[shift];
        }
        if (shift < -SAFE_DIGITS) {
            return INEXACT;
        }
        long quotient = mantissa / TEN[-shift];
        return quotient * TEN[-shift] == mantissa ? quotient : INEXACT;
    }

    /** The same rounded half up, for a number that {@link #parse} found inexact. Rare, hence simple. */
    static long rounded(byte[] b, int from, int to, byte point, int scale) {
        return slow(b, from, to, point, scale, RoundingMode.HALF_UP);
    }

    private static long slow(
            byte[] b, int from, int to, byte point, int scale, @org.jspecify.annotations.Nullable RoundingMode mode) {
        String text = new String(b, from, to - from, StandardCharsets.US_ASCII)
                .strip()
                .replace((char) point, '.');
        BigDecimal number = new BigDecimal(text).scaleByPowerOfTen(scale);
        // 10^magnitude is above it; only numbers of some size are written out.
        long magnitude = (long) number.precision() - number.scale();
        if (number.signum() == 0 || magnitude > SAFE_DIGITS + 1) {
            return number.signum() == 0 ? 0 : TOO_LARGE;
        }
        if (magnitude < -1) {
            return mode == null ? INEXACT : 0;
        }
        if (mode == null && number.stripTrailingZeros().scale() > 0) {
            return INEXACT;
        }
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        return whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? TOO_LARGE : whole.longValueExact();
    }
}
