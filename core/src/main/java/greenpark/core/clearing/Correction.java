package greenpark.core.clearing;

import java.time.YearMonth;
import java.util.List;

/**
 * What a correction came to.
 *
 * @param changed slots of which a reading, or what it is worth, was taken over
 * @param superseded slots of which certificates were made anew, in order
 * @param daysRetraced days that were traced again, from the first corrected one until the storages' books were as before
 * @param withdrawn bundles and storage records taken back
 * @param carried devices and slots whose certificates could not be reached, and whose difference was carried forward
 * @param reopened closed months that were opened for it and closed again
 * @param leftClosed months beyond their look-back, which no correction reaches
 * @param refused slots whose month is beyond its look-back; their readings stay as they were
 * @param unreached what followed from the new trace but was refused by the book, in words; empty unless certificates were used outside it
 */
public record Correction(
        int changed,
        List<Integer> superseded,
        int daysRetraced,
        int withdrawn,
        int carried,
        List<YearMonth> reopened,
        List<YearMonth> leftClosed,
        int refused,
        List<String> unreached) {
    public Correction {
        superseded = List.copyOf(superseded);
        leftClosed = List.copyOf(leftClosed);
        reopened = List.copyOf(reopened);
        unreached = List.copyOf(unreached);
    }
}
