/** What is possible: physics in doubles (MW, °C, W/m²). Doubles live in this module only; they become watt-hours in one class, Quantize. */
@NullMarked
package greenpark.engine;

import org.jspecify.annotations.NullMarked;
