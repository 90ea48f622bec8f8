package greenpark.engine.generate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts defects into the rows of one meter. What happens on a day depends on seed, meter and day only. */
final class Spoiler {
    /** Stands for a reading that is not there. */
    static final long MISSING = -1;

    private static final int DRAWS_PER_DAY = 32;

    private final Defects defects;
    private final Noise noise;
    private final double delay;
    private final SortedMap<String, Integer> count;

    /**
     * @param meter its id
     * @param stepSeconds length of a slot [s]
     * @param count defects by kind, added to
     */
    Spoiler(Defects defects, long seed, String meter, double stepSeconds, SortedMap<String, Integer> count) {
        this.defects = defects;
        this.count = count;
        noise = new Noise(seed, "defect/" + meter);
        delay = noise.uniform(-1) < defects.drifting() ? noise.uniform(-2) * defects.driftSeconds() / stepSeconds : 0;
    }

    /**
     * A day's row as it comes in.
     *
     * @param values shown to the head-end; empty readings are {@link #MISSING}
     * @param delayDays after the day's end at which it arrives; 0 at once
     * @param copies 1, 2 where it stands twice, 0 where it never comes
     * @param correction the right values, in a later revision; null where none follows
     */
    record Row(long[] values, int delayDays, int copies, long @Nullable [] correction) {}

    /**
     * @param before reading at the start of the day
     * @param values true readings, not changed
     * @param cumulative whether they are a register's or energies
     */
    Row spoil(LocalDate date, long before, long[] values, boolean cumulative) {
        long[] v = values.clone();
        if (cumulative && delay > 0) {
            count.merge("drift", 1, Integer::sum);
            drift(before, v);
        }
        long[] right = v.clone();
        int n = v.length;
        boolean flawed = false;
        if (happens(date, 0, defects.frozen(), "frozen")) {
            flawed = true;
            int at = slot(date, 1, n);
            int end = Math.min(n, at + 4 + slot(date, 2, 20));
            Arrays.fill(v, at, end, cumulative ? (at == 0 ? before : v[at - 1]) : 0);
        }
        if (cumulative && happens(date, 3, defects.decrease(), "decrease")) {
            flawed = true;
            int at = slot(date, 4, n);
            v[at] = Math.max(0, v[at] - 1 - (long) (noise.uniform(index(date, 5)) * 2000));
        }
        if (happens(date, 6, defects.spike(), "spike")) {
            flawed = true;
            int at = slot(date, 7, n);
            v[at] += cumulative ? 500_000 : 50 * (v[at] + 1000);
        }
        boolean corrected = happens(date, 8, defects.corrected(), "corrected");
        if (corrected && !flawed) {
            for (int t = slot(date, 9, n); t < n; t++) {
                v[t] += cumulative ? 300 : v[t] / 10;
            }
        }
        if (happens(date, 10, defects.slotGap(), "slot-gap")) {
            v[slot(date, 11, n)] = MISSING;
        }
        if (happens(date, 12, defects.hourGap(), "hour-gap")) {
            int at = slot(date, 13, n);
            Arrays.fill(v, at, Math.min(n, at + 4 + slot(date, 14, 13)), MISSING);
        }
        boolean lost = happens(date, 15, defects.dayGap(), "day-gap");
        int delayDays = happens(date, 16, defects.late(), "late") ? 2 + slot(date, 17, 8) : 0;
        int copies = lost ? 0 : happens(date, 18, defects.duplicate(), "duplicate") ? 2 : 1;
        return new Row(v, delayDays, copies, corrected ? right : null);
    }

    /** A slow clock reads its register late: each reading already holds a part of the next slot's energy. */
    private void drift(long before, long[] v) {
        // The day's last reading keeps its own slot's pace, for the next day is not known yet.
        long last = v.length > 1 ? v[v.length - 1] - v[v.length - 2] : v[0] - before;
        for (int t = 0; t < v.length; t++) {
            long step = t + 1 < v.length ? v[t + 1] - v[t] : last;
            if (step > 0) {
                v[t] += (long) (delay * (double) step);
            }
        }
    }

    private boolean happens(LocalDate date, int draw, double probability, String kind) {
        if (probability == 0 || noise.uniform(index(date, draw)) >= probability) {
            return false;
        }
        count.merge(kind, 1, Integer::sum);
        return true;
    }

    private int slot(LocalDate date, int draw, int n) {
        return (int) (noise.uniform(index(date, draw)) * n);
    }

    private static long index(LocalDate date, int draw) {
        return date.toEpochDay() * DRAWS_PER_DAY + draw;
    }

    static SortedMap<String, Integer> newCount() {
        return new TreeMap<>();
    }
}
