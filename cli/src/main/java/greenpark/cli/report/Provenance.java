package greenpark.cli.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From what the figures were made, so that anyone who has the same inputs can make them again.
 *
 * @param engine name and version of the program
 * @param digest text that identifies the inputs, for instance {@code sha256:…} over park and readings
 * @param knownAt the readings as they were known at this instant; null where all that are present were used
 */
public record Provenance(
        String engine, String digest, @Nullable Instant knownAt) {}
