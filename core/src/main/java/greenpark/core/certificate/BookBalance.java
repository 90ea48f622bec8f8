package greenpark.core.certificate;

import java.util.List;

/**
 * What a book holds, recounted [Wh].
 *
 * @param bundles number of bundles by side
 * @param wattHours {@code [side][state]}, by their codes, sides from 1
 * @param gecsIssued number of GECs by the code of their pool
 * @param complaints every law that is broken, in words; empty where the books are right
 */
public record BookBalance(long[] bundles, long[][] wattHours, long[] gecsIssued, List<String> complaints) {

    /** Whether every watt-hour is in exactly one state and all books agree (I3, I5, I10). */
    public boolean closes() {
        return complaints.isEmpty();
    }

    public long wattHours(Side side, SliceState state) {
        return wattHours[row(side)][state.code()];
    }

    /** The row of a side in {@link #wattHours}. */
    static int row(Side side) {
        return side.code() - 1;
    }

    /** All that was ever issued of a side. */
    public long issued(Side side) {
        long sum = 0;
        for (long wh : wattHours[row(side)]) {
            sum += wh;
        }
        return sum;
    }
}
