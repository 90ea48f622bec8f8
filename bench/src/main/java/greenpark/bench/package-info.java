/** Benchmarks with JMH. How to run them and what they gave on which machine: bench/README.md. */
@NullMarked
package greenpark.bench;

import org.jspecify.annotations.NullMarked;
