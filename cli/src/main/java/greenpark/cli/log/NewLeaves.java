package greenpark.cli.log;

import greenpark.ledger.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves on their way into the log, many at a time. The order of what becomes durable: which readings the run saw, the keys that open the leaves, the
 * leaves. So whatever stands in the log can be opened and repeated, and what was kept for leaves that never came harms nobody.
 */
final class NewLeaves {
    private static final int BATCH = 10_000;

    private final Log log;
    private final OpeningKeys keys;
    private @Nullable Arrivals arrivals;
    private List<byte[]> pending = new ArrayList<>();

    /** @param arrivals what a new run saw; null where none is added */
    NewLeaves(Log log, OpeningKeys keys, @Nullable Arrivals arrivals) {
        this.log = log;
        this.keys = keys;
        this.arrivals = arrivals;
    }

    void add(byte[] leaf) {
        pending.add(leaf);
        if (pending.size() == BATCH) {
            append();
        }
    }

    void append() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            Arrivals seen = arrivals;
            if (seen != null) {
                seen.keep();
                arrivals = null;
            }
            keys.flush();
            log.append(pending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending = new ArrayList<>();
    }
}
