package greenpark.core.metering;

import java.time.Instant;

/**
 * When a part of a file came. Its readings count as received then at the earliest, whatever the rows say: what nobody had seen, nobody knew.
 *
 * @param from first byte of the part in the unpacked file; it reaches to the next part, or the end
 */
public record Arrival(int from, Instant notBefore) {}
