package greenpark.cli;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which a park was looked at, in order.
 *
 * @param earlier all but the last
 * @param last null: everything that has come
 */
record Known(List<Instant> earlier, @Nullable Instant last) {}
