package greenpark.core.carbon;

import java.time.Instant;

/**
 * The electricity of a park in one month, as its energy account has summed it [Wh]; positions are those of the roster.
 *
 * @param first start of the first interval that was summed; what a park chooses for the month is looked up there, since a park may begin in its middle
 * @param green delivered by a source to a user, straight or through storage: {@code [source][user]}
 * @param consumption per user
 * @param gridImport at the park's grid points
 * @param export at the park's grid points, of any origin
 * @param gridReturned the part of {@code export} that had come from the grid
 * @param intervals number of intervals that were summed
 * @param incomplete the ones in which a reading was missing
 */
public record MonthUse(
        Instant first,
        long[][] green,
        long[] consumption,
        long gridImport,
        long export,
        long gridReturned,
        long intervals,
        long incomplete) {}
