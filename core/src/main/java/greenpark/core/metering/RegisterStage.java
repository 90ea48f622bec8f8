package greenpark.core.metering;

import greenpark.core.metering.Finding.Action;
import greenpark.core.park.Meter;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Register readings onto slots. The register is unwrapped over its rollovers, the cumulative energy is rounded half up to
 * the watt-hour, and only then differenced: so the slots between any two readings sum exactly to their difference.
 *
 * <p>A reading that does not fit the one before it is judged by the next three: if one of them fits the one before, this
 * one is wild, is rejected, and leaves a gap whose energy is known; if they fit only this one, the register has started anew.
 */
final class RegisterStage {
    private static final int LOOK_AHEAD = 3;
    private static final int SILENT_SECONDS = 60;
    private static final int HOUR = 3600;
    private static final int MICRO_DIGITS = 6;
    private static final int TO_WATT_HOURS = 3;

    private final Draft draft;
    private final Horizon horizon;
    private final MeterCheck check;
    private final KnownReadings.OfMeter readings;
    /** One turn of the register [10⁻⁶ units]. */
    private final long turn;
    /** Energy = units × numerator / denominator [Wh per 10⁻⁶ units]. */
    private final long numerator;

    private final long denominator;

    private final int[] point;
    private final int[] index;
    private int n;

    RegisterStage(Draft draft, MeterCheck check) {
        this.draft = draft;
        this.horizon = draft.horizon;
        this.check = check;
        this.readings = check.readings;
        Meter meter = check.meter;
        this.turn = DecimalText.powerOfTen(meter.digits() + MICRO_DIGITS);
        BigDecimal perMicro =
                meter.multiplier().movePointRight(TO_WATT_HOURS - MICRO_DIGITS).stripTrailingZeros();
        this.numerator = perMicro.scale() < 0
                ? perMicro.toBigIntegerExact().longValueExact()
                : perMicro.unscaledValue().longValueExact();
        this.denominator = DecimalText.powerOfTen(Math.max(0, perMicro.scale()));
        this.point = new int[readings.size()];
        this.index = new int[readings.size()];
    }

    void run() {
        collect();
        if (n == 0) {
            return;
        }
        int[] length = new int[n];
        long[] energy = new long[n];
        int last = 0;
        long turns = 0;
        int[] distances = new int[HOUR / horizon.stepSeconds + 1];
        for (int j = 1; j < n; j++) {
            int verdict = fits(last, j) ? 0 : judge(last, j);
            if (verdict < 0) {
                reject(j, value(j) < value(last) ? ValidationRule.V1 : ValidationRule.V2);
                continue;
            }
            if (verdict > 0) {
                check.found(
                        value(j) < value(last) ? ValidationRule.V1 : ValidationRule.V2,
                        point[last],
                        point[j],
                        difference(last, j),
                        Action.RESTARTED);
                if (value(j) > value(last)) {
                    draft.suspect(point[last], point[j]);
                }
                turns = 0;
            } else {
                long before = cumulative(value(last), turns);
                turns += value(j) < value(last) ? 1 : 0;
                energy[j] = cumulative(value(j), turns) - before;
                // Turns that are whole watt-hours change no difference; the large registers do not pile them up.
                turns = turn % denominator == 0 ? 0 : turns;
                length[j] = point[j] - point[last];
                if (length[j] < distances.length) {
                    distances[length[j]]++;
                }
            }
            last = j;
        }
        place(length, energy, mostFrequent(distances));
    }

    /** Readings in order of time, one per boundary of the grid: the nearest. */
    private void collect() {
        long[] offset = new long[readings.size()];
        for (int i = 0; i < readings.size(); i++) {
            if (!readings.isRegister(i)) {
                continue;
            }
            long time = readings.time(i);
            long off = Math.floorMod(time - horizon.startSecond, (long) horizon.stepSeconds);
            off -= 2 * off > horizon.stepSeconds ? horizon.stepSeconds : 0;
            long boundary = (time - off - horizon.startSecond) / horizon.stepSeconds;
            if (time - off < horizon.startSecond || boundary > horizon.size) {
                if (check.isStray(i)) {
                    reject(i, time, ValidationRule.VALIDITY);
                }
                continue;
            }
            if (2 * off == horizon.stepSeconds) {
                reject(i, time, ValidationRule.V7);
            } else if (boundary < check.begin || boundary > check.end) {
                reject(i, time, ValidationRule.VALIDITY);
            } else if (readings.value(i) < 0 || readings.value(i) >= turn) {
                reject(i, time, ValidationRule.V1);
            } else if (n > 0 && point[n - 1] == boundary) {
                check.superfluous(time);
                if (Math.abs(off) < Math.abs(offset[n - 1])) {
                    index[n - 1] = i;
                    offset[n - 1] = off;
                }
            } else {
                point[n] = (int) boundary;
                index[n] = i;
                offset[n++] = off;
            }
        }
        for (int j = 0; j < n; j++) {
            if (Math.abs(offset[j]) > SILENT_SECONDS) {
                check.found(
                        ValidationRule.V7,
                        readings.time(index[j]),
                        0,
                        MeterCheck.text(value(j), MeterColumns.REGISTER),
                        Action.MOVED);
            }
        }
    }

    private void reject(int i, long time, ValidationRule rule) {
        check.found(rule, time, 0, MeterCheck.text(readings.value(i), MeterColumns.REGISTER), Action.REJECTED);
    }

    private void reject(int j, ValidationRule rule) {
        reject(index[j], readings.time(index[j]), rule);
    }

    private long value(int j) {
        return readings.value(index[j]);
    }

    /** Whether the register could have gone from reading {@code a} to {@code b}, over at most one turn. */
    private boolean fits(int a, int b) {
        long units = value(b) - value(a);
        units += units < 0 ? turn : 0;
        boolean absurd =
                Math.multiplyHigh(units, numerator) != 0 && large(units).bitLength() >= Long.SIZE;
        return !absurd && !draft.exceeds(point[a], point[b], cumulative(units, 0));
    }

    /** −1: the reading is wild. +1: the register has started anew with it. */
    private int judge(int last, int j) {
        boolean followsThis = false;
        for (int k = j + 1; k < n && k <= j + LOOK_AHEAD; k++) {
            if (fits(last, k)) {
                return -1;
            }
            followsThis |= fits(j, k);
        }
        return followsThis || value(j) >= value(last) ? 1 : -1;
    }

    private String difference(int a, int b) {
        return MeterCheck.text(value(a), MeterColumns.REGISTER)
                + " → "
                + MeterCheck.text(value(b), MeterColumns.REGISTER);
    }

    /** Cumulative energy of an unwrapped register, rounded half up [Wh]. */
    private long cumulative(long units, long turns) {
        long unwrapped = Math.addExact(units, Math.multiplyExact(turns, turn));
        long product = unwrapped * numerator;
        if (Math.multiplyHigh(unwrapped, numerator) == 0 && product >= 0 && product <= Long.MAX_VALUE - denominator) {
            return denominator == 1 ? product : (product + denominator / 2) / denominator;
        }
        return large(unwrapped).longValueExact();
    }

    private BigInteger large(long unwrapped) {
        return BigInteger.valueOf(unwrapped)
                .multiply(BigInteger.valueOf(numerator))
                .add(BigInteger.valueOf(denominator / 2))
                .divide(BigInteger.valueOf(denominator));
    }

    /** The usual distance of readings within the hour, the shorter of two equally frequent ones; 0 where there is none. */
    private static int mostFrequent(int[] distances) {
        int best = 0;
        for (int distance = 1; distance < distances.length; distance++) {
            best = distances[distance] > distances[best] ? distance : best;
        }
        return best;
    }

    private void place(int[] length, long[] energy, int usual) {
        for (int j = 1; j < n; j++) {
            if (length[j] == 0) {
                continue;
            }
            int from = point[j] - length[j];
            if (length[j] == 1) {
                single(from, energy[j]);
            } else if (length[j] == usual) {
                if (energy[j] > 0 && draft.countNight(from, point[j]) == length[j]) {
                    check.found(ValidationRule.V3, from, point[j], MeterCheck.wattHours(energy[j]), Action.ZEROED);
                }
                draft.split(from, point[j], energy[j], ReadingQuality.SUBDIVIDED);
            } else {
                draft.spans.add(new Draft.Span(from, point[j], energy[j]));
            }
        }
    }

    private void single(int slot, long wattHour) {
        if (wattHour > 0 && draft.night.get(slot)) {
            check.found(ValidationRule.V3, slot, slot + 1, MeterCheck.wattHours(wattHour), Action.ZEROED);
            draft.set(slot, 0, ReadingQuality.ESTIMATED_NIGHT);
        } else {
            draft.set(slot, wattHour, ReadingQuality.MEASURED);
        }
    }
}
