package greenpark.core.metering;

import greenpark.core.metering.Finding.Action;
import java.util.Arrays;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Interval readings onto slots: finer ones are summed (all parts or none), coarser ones are split, and what is left of
 * whole watt-hours is carried through the local day, so that a day's total is the rounded total of the day.
 *
 * <p>Coarse readings go first, so that a finer one takes their place.
 */
final class IntervalStage {
    private static final long NONE = Long.MIN_VALUE;
    private static final long MICRO = 1_000_000;
    private static final int SILENT_SECONDS = 60;
    private static final int HOUR = 3600;

    private final Draft draft;
    private final Horizon horizon;
    private final MeterCheck check;
    private final KnownReadings.OfMeter readings;
    /** Per slot [10⁻⁶ Wh]. */
    private final long[] micro;

    private final ReadingQuality[] quality;

    IntervalStage(Draft draft, MeterCheck check) {
        this.draft = draft;
        this.horizon = draft.horizon;
        this.check = check;
        this.readings = check.readings;
        this.micro = new long[horizon.size];
        this.quality = new ReadingQuality[horizon.size];
        Arrays.fill(micro, NONE);
    }

    void run() {
        NavigableSet<Integer> lengths = new TreeSet<>();
        int last = 0;
        for (int i = 0; i < readings.size(); i++) {
            if (readings.seconds(i) != last) {
                last = readings.seconds(i);
                lengths.add(last);
            }
        }
        lengths.remove(MeterColumns.REGISTER);
        if (lengths.isEmpty()) {
            return;
        }
        for (int length : lengths.descendingSet()) {
            if (length % horizon.stepSeconds == 0) {
                whole(length);
            } else if (horizon.stepSeconds % length == 0) {
                parts(length);
            } else {
                unfit(length);
            }
        }
        roundByDay();
    }

    /** Where a reading starts after moving it to the nearest multiple of {@code unit}; NONE where it is not used (noted). */
    private long snapped(int i, int unit) {
        long time = readings.time(i);
        int length = readings.seconds(i);
        long off = Math.floorMod(time - horizon.startSecond, (long) unit);
        off -= 2 * off > unit ? unit : 0;
        long start = time - off;
        if (start < horizon.startSecond || start + length > horizon.second(horizon.size)) {
            if (check.isStray(i)) {
                reject(i, ValidationRule.VALIDITY);
            }
            return NONE;
        }
        if (2 * off == unit) {
            reject(i, ValidationRule.V7);
            return NONE;
        }
        if (start < horizon.second(check.begin) || start + length > horizon.second(check.end)) {
            reject(i, ValidationRule.VALIDITY);
            return NONE;
        }
        if (readings.value(i) < 0) {
            reject(i, ValidationRule.V1);
            return NONE;
        }
        if (Math.abs(off) > SILENT_SECONDS) {
            check.found(ValidationRule.V7, time, length, MeterCheck.text(readings.value(i), length), Action.MOVED);
        }
        return start;
    }

    private void reject(int i, ValidationRule rule) {
        int length = readings.seconds(i);
        check.found(rule, readings.time(i), length, MeterCheck.text(readings.value(i), length), Action.REJECTED);
    }

    private void whole(int length) {
        int n = length / horizon.stepSeconds;
        for (int i = 0; i < readings.size(); i++) {
            if (readings.seconds(i) != length) {
                continue;
            }
            long start = snapped(i, horizon.stepSeconds);
            if (start == NONE) {
                continue;
            }
            int slot = (int) ((start - horizon.startSecond) / horizon.stepSeconds);
            long value = readings.value(i);
            if (draft.exceeds(slot, slot + n, Math.ceilDiv(value, MICRO))) {
                reject(i, ValidationRule.V2);
                draft.suspect(slot, slot + n);
            } else if (n == 1) {
                put(slot, value, ReadingQuality.MEASURED);
            } else if (length <= HOUR) {
                split(slot, slot + n, value);
            } else {
                draft.spans.add(new Draft.Span(slot, slot + n, (value + MICRO / 2) / MICRO));
            }
        }
    }

    /** Equal parts, exact in 10⁻⁶ Wh, over the slots that are not night. */
    private void split(int from, int to, long value) {
        int day = to - from - draft.countNight(from, to);
        if (day == 0) {
            for (int slot = from; slot < to; slot++) {
                put(slot, slot == from ? value : 0, ReadingQuality.SUBDIVIDED);
            }
            return;
        }
        long done = 0;
        int k = 0;
        for (int slot = from; slot < to; slot++) {
            if (draft.night.get(slot)) {
                put(slot, 0, ReadingQuality.ESTIMATED_NIGHT);
                continue;
            }
            k++;
            long upTo = value / day * k + value % day * k / day;
            put(slot, upTo - done, ReadingQuality.SUBDIVIDED);
            done = upTo;
        }
    }

    private void parts(int length) {
        int k = horizon.stepSeconds / length;
        long[] sum = new long[horizon.size];
        int[] count = new int[horizon.size];
        BitSet seen = new BitSet();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.seconds(i) != length) {
                continue;
            }
            long start = snapped(i, length);
            if (start == NONE) {
                continue;
            }
            int part = (int) ((start - horizon.startSecond) / length);
            if (seen.get(part)) {
                reject(i, ValidationRule.V7);
                continue;
            }
            seen.set(part);
            int slot = part / k;
            if (draft.exceeds(slot, slot + 1, Math.ceilDiv(readings.value(i), MICRO))) {
                reject(i, ValidationRule.V2);
                draft.suspect(slot, slot + 1);
                continue;
            }
            sum[slot] = Math.addExact(sum[slot], readings.value(i));
            count[slot]++;
        }
        for (int slot = 0; slot < horizon.size; slot++) {
            if (count[slot] < k) {
                continue;
            }
            if (draft.exceeds(slot, slot + 1, Math.ceilDiv(sum[slot], MICRO))) {
                check.found(ValidationRule.V2, slot, slot + 1, MeterCheck.text(sum[slot], length), Action.REJECTED);
            } else {
                put(slot, sum[slot], ReadingQuality.MEASURED);
            }
        }
    }

    private void unfit(int length) {
        for (int i = 0; i < readings.size(); i++) {
            if (readings.seconds(i) == length) {
                reject(i, ValidationRule.V7);
            }
        }
    }

    private void put(int slot, long value, ReadingQuality of) {
        if (value > 0 && draft.night.get(slot)) {
            check.found(ValidationRule.V3, slot, slot + 1, MeterCheck.text(value, 1), Action.ZEROED);
            micro[slot] = 0;
            quality[slot] = ReadingQuality.ESTIMATED_NIGHT;
        } else {
            micro[slot] = value;
            quality[slot] = of;
        }
    }

    private void roundByDay() {
        int day = -1;
        long exact = 0;
        long whole = 0;
        for (int slot = check.begin; slot < check.end; slot++) {
            if (horizon.dayOf[slot] != day) {
                day = horizon.dayOf[slot];
                exact = 0;
                whole = 0;
            }
            if (micro[slot] != NONE) {
                exact = Math.addExact(exact, micro[slot]);
                long upTo = (exact + MICRO / 2) / MICRO;
                draft.set(slot, upTo - whole, quality[slot]);
                whole = upTo;
            }
        }
    }
}
