/** Filled below. */
@NullMarked
package greenpark.core.tracing;

import org.jspecify.annotations.NullMarked;
