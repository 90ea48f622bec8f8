/** Filled below. */
@NullMarked
package greenpark.core.park;

import org.jspecify.annotations.NullMarked;
