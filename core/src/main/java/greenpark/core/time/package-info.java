/**
 * Time as half-open UTC intervals on regular grids.
 *
 * <p>"96-point" files label a quarter-hour by its start or by its end; an interval removes the question. The grid of a
 * day has a computed size (96 in Shanghai, 92 or 100 elsewhere on a clock change). A series carries a quality per slot, so a gap
 * is visible and never a zero.
 */
@NullMarked
package greenpark.core.time;

import org.jspecify.annotations.NullMarked;
