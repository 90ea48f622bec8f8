package greenpark.cli.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one correction did to the certificates.
 *
 * @param knownAt the readings it took; null for all that are present
 * @param at when it counts as made: at {@code knownAt}, or when the last reading had come
 * @param changedSlots slots of which a reading, or what it is worth, was taken over
 * @param supersededSlots slots of which certificates were made anew
 * @param leftSlots slots beyond the look-back, whose certificates stay as they were
 * @param bundlesWithdrawn and {@code recordsWithdrawn} of storages
 * @param bundlesIssued in their place
 * @param differences bundles that stand because they were used outside the book, marked with a difference carried forward
 * @param carriedWh sum of these differences, corrected less certified [Wh]
 * @param madeGoodWh what of differences was made good from unclaimed energy [Wh]
 * @param releasedWh what had waited for a reading and was released in a bundle that stands [Wh]
 * @param unreached what followed from the readings but could not be done, because certificates were used outside the book
 * @param reopened months opened for it and closed again
 * @param leftClosed months beyond the look-back
 * @param newDays days cleared for the first time after it
 */
public record CorrectionSummary(
        @Nullable Instant knownAt,
        Instant at,
        int changedSlots,
        int supersededSlots,
        int leftSlots,
        int bundlesWithdrawn,
        int recordsWithdrawn,
        int bundlesIssued,
        int differences,
        long carriedWh,
        long madeGoodWh,
        long releasedWh,
        int unreached,
        List<YearMonth> reopened,
        List<YearMonth> leftClosed,
        int newDays) {
    public CorrectionSummary {
        reopened = List.copyOf(reopened);
        leftClosed = List.copyOf(leftClosed);
    }
}
