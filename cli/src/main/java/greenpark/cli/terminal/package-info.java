/**
 * What a person types and reads, whatever the command: days and instants, the language, the texts in it, how far the work is.
 *
 * <p>Knows nothing of parks and logs, so that every other package of the command line may use it.
 */
@NullMarked
package greenpark.cli.terminal;

import org.jspecify.annotations.NullMarked;
