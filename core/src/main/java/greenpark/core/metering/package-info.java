/** Filled below. */
@NullMarked
package greenpark.core.metering;

import org.jspecify.annotations.NullMarked;
