package greenpark.core.certificate;

import java.time.Instant;

/** How often the certificates and storage records of a device and interval were withdrawn and made anew. */
@FunctionalInterface
public interface Revisions {
    /** Nothing was ever corrected. */
    Revisions FIRST = (device, start) -> 0;

    /** @param start of the interval */
    int of(String device, Instant start);
}
