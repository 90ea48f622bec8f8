package greenpark.core.park;

import greenpark.core.quantity.Energy;

/**
 * A yearly figure that the park's plan has published, to hold the traced year against.
 *
 * @param key which figure: {@code demand} or {@code self-supplied}
 * @param why why the traced figure may differ, in the park owner's words
 */
public record Published(String key, Energy amount, String source, Name why) {}
