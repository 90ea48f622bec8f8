package greenpark.core.metering;

import greenpark.core.table.BadInput;
import greenpark.core.table.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the readings: the first thousand in full, the rest as a number. */
final class Problems {
    static final int KEPT = 1000;

    final List<Problem> kept = new ArrayList<>();
    private long more;

    void add(Problem problem) {
        if (kept.size() < KEPT) {
            kept.add(problem);
        } else {
            more++;
        }
    }

    void throwIfAny() {
        if (kept.isEmpty()) {
            return;
        }
        if (more > 0) {
            kept.add(new Problem("readings", 0, "", "", "have " + more + " more problems like these", ""));
        }
        throw new BadInput(kept);
    }
}
