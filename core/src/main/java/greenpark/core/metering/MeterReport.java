package greenpark.core.metering;

import greenpark.core.park.MeterId;
import java.util.List;
import java.util.SortedMap;

/**
 * What became of one meter's readings. Counts are complete; the list of findings is capped.
 *
 * @param readings known readings of the meter in the period of the report
 * @param slots slots of the period within the meter's validity, by quality
 * @param found by rule, how often it struck within the period; VALIDITY wherever the readings stand
 * @param identicalDuplicates repetitions with the same value (V8)
 * @param superfluous register readings between two boundaries of the grid, not needed
 * @param findings the first findings in order of stage and time
 */
public record MeterReport(
        MeterId meter,
        int readings,
        SortedMap<ReadingQuality, Integer> slots,
        SortedMap<ValidationRule, Integer> found,
        int identicalDuplicates,
        int superfluous,
        List<Finding> findings) {

    /** Findings kept per meter. */
    public static final int KEPT = 200;

    public int slots(ReadingQuality quality) {
        return slots.getOrDefault(quality, 0);
    }

    public int found(ValidationRule rule) {
        return found.getOrDefault(rule, 0);
    }

    /** How many findings there were; {@link #findings} holds at most {@link #KEPT} of them. */
    public int foundInAll() {
        return found.values().stream().mapToInt(Integer::intValue).sum();
    }
}
