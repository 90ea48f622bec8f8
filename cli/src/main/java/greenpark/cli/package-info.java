/** The command line: reads files, calls the pure core, writes results. All input and output of the product's command line is here. */
@NullMarked
package greenpark.cli;

import org.jspecify.annotations.NullMarked;
