package greenpark.core.metering;

import greenpark.core.metering.Finding.Action;
import greenpark.core.quantity.Apportion;
import java.util.BitSet;

/**
 * Estimates for what no reading gives (V4). Only measured slots give shape to an estimate, so the order in which gaps
 * are filled does not matter.
 *
 * <p>First the gaps whose energy a register tells, then the night of solar sources, then the rest.
 */
final class GapFilling {
    private static final int LINEAR_SECONDS = 2 * 3600;
    /** Days of the same type that make a shape: the nearest ones. */
    private static final int DAYS_USED = 4;
    /** How far a day may be away to lend its shape [d]. */
    private static final int FARTHEST_DAY = 28;

    private final Draft draft;
    private final Horizon horizon;
    private final BitSet evidence = new BitSet();
    private final BitSet given = new BitSet();

    GapFilling(Draft draft) {
        this.draft = draft;
        this.horizon = draft.horizon;
    }

    void run() {
        for (int slot = 0; slot < horizon.size; slot++) {
            ReadingQuality quality = ReadingQuality.of(draft.quality[slot]);
            evidence.set(slot, quality == ReadingQuality.MEASURED || quality == ReadingQuality.SUBDIVIDED);
        }
        if (draft.meters.isEmpty()) {
            return;
        }
        draft.spans.forEach(this::span);
        for (int slot = draft.night.nextSetBit(0); slot >= 0; slot = draft.night.nextSetBit(slot + 1)) {
            if (draft.isOpen(slot)) {
                draft.set(slot, 0, ReadingQuality.ESTIMATED_NIGHT);
            }
        }
        int slot = 0;
        while (slot < horizon.size) {
            if (!draft.isOpen(slot) || given.get(slot)) {
                slot++;
                continue;
            }
            int end = slot;
            while (end < horizon.size && draft.isOpen(end) && !given.get(end)) {
                end++;
            }
            gap(slot, end);
            slot = end;
        }
    }

    private void found(int from, int to, String known, Action action) {
        draft.meterAt(from).found(ValidationRule.V4, from, to, known, action);
    }

    /** A stretch with known energy: what its measured slots leave goes to the open ones. */
    private void span(Draft.Span span) {
        long rest = span.wattHours();
        int n = 0;
        int[] open = new int[span.to() - span.from()];
        boolean daylight = false;
        for (int slot = span.from(); slot < span.to(); slot++) {
            if (draft.isOpen(slot)) {
                open[n++] = slot;
                daylight |= !draft.night.get(slot);
            } else {
                rest -= draft.wattHours[slot];
            }
        }
        if (n == 0 || rest < 0) {
            return;
        }
        String known = MeterCheck.wattHours(span.wattHours());
        if (!daylight) {
            if (rest > 0) {
                draft.meterAt(span.from()).found(ValidationRule.V3, span.from(), span.to(), known, Action.ZEROED);
            }
            for (int k = 0; k < n; k++) {
                draft.set(open[k], 0, ReadingQuality.ESTIMATED_NIGHT);
            }
            return;
        }
        boolean linear = (span.to() - span.from()) * horizon.stepSeconds <= LINEAR_SECONDS;
        long[] weights = new long[n];
        boolean complete = true;
        long sum = 0;
        for (int k = 0; k < n; k++) {
            weights[k] = draft.night.get(open[k]) ? 0 : linear ? 1 : usual(open[k]);
            complete &= weights[k] >= 0;
            sum += weights[k];
        }
        if (!complete) {
            for (int k = 0; k < n; k++) {
                given.set(open[k]);
            }
            found(span.from(), span.to(), known, Action.LEFT_MISSING);
            return;
        }
        if (sum == 0) {
            for (int k = 0; k < n; k++) {
                weights[k] = draft.night.get(open[k]) ? 0 : 1;
            }
        }
        long[] parts = linear || sum == 0 ? equal(rest, weights) : Apportion.largestRemainder(rest, weights);
        ReadingQuality quality = linear ? ReadingQuality.ESTIMATED_LINEAR : ReadingQuality.ESTIMATED_PROFILE;
        for (int k = 0; k < n; k++) {
            draft.set(open[k], parts[k], draft.night.get(open[k]) ? ReadingQuality.ESTIMATED_NIGHT : quality);
        }
        found(span.from(), span.to(), known, linear ? Action.ESTIMATED_LINEAR : Action.ESTIMATED_PROFILE);
    }

    /** The register along a straight line, rounded half up at each boundary. */
    private static long[] equal(long total, long[] weights) {
        long n = 0;
        for (long weight : weights) {
            n += weight;
        }
        long[] parts = new long[weights.length];
        long k = 0;
        long done = 0;
        for (int i = 0; i < parts.length; i++) {
            k += weights[i];
            long upTo = Math.floorDiv(Math.addExact(Math.multiplyExact(2 * total, k), n), 2 * n);
            parts[i] = upTo - done;
            done = upTo;
        }
        return parts;
    }

    /** A stretch nobody knows anything about. */
    private void gap(int from, int to) {
        boolean linear =
                (to - from) * horizon.stepSeconds <= LINEAR_SECONDS && draft.hasValue(from - 1) && draft.hasValue(to);
        if (linear) {
            long left = draft.wattHours[from - 1];
            long right = draft.wattHours[to];
            long n = to - from + 1L;
            for (int slot = from; slot < to; slot++) {
                long weighted = Math.addExact(left * (to - slot), right * (slot - from + 1));
                draft.set(slot, (2 * weighted + n) / (2 * n), ReadingQuality.ESTIMATED_LINEAR);
            }
            found(from, to, "", Action.ESTIMATED_LINEAR);
            return;
        }
        int begin = from;
        while (begin < to) {
            boolean shaped = usual(begin) >= 0;
            int end = begin;
            while (end < to) {
                long estimate = usual(end);
                if (estimate >= 0 != shaped) {
                    break;
                }
                if (shaped) {
                    draft.set(end, estimate, ReadingQuality.ESTIMATED_PROFILE);
                }
                end++;
            }
            found(begin, end, "", shaped ? Action.ESTIMATED_PROFILE : Action.LEFT_MISSING);
            begin = end;
        }
    }

    /** Mean of the slot's time of day on the nearest measured days of the same type, half up [Wh]; −1 where there is none. */
    private long usual(int slot) {
        int day = horizon.dayOf[slot];
        long sum = 0;
        int count = 0;
        for (int distance = 1; distance <= FARTHEST_DAY && count < DAYS_USED; distance++) {
            for (int other = day - distance; other <= day + distance && count < DAYS_USED; other += 2 * distance) {
                if (other < 0 || other >= horizon.types.length || horizon.types[other] != horizon.types[day]) {
                    continue;
                }
                int same = horizon.slotAt(other, horizon.clock[slot]);
                if (same >= 0 && evidence.get(same)) {
                    sum += draft.wattHours[same];
                    count++;
                }
            }
        }
        return count == 0 ? -1 : (2 * sum + count) / (2L * count);
    }
}
