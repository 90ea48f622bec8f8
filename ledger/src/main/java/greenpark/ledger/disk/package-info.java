/**
 * What the log asks of a disk, and no more, so that a test can stand in for a disk that fails.
 *
 * <p>Three words: <em>written</em> bytes are visible to every process, and survive the end of ours; <em>forced</em> bytes survive a power
 * cut; a name is <em>settled</em> when its folder was forced. Only what is forced and settled may be promised.
 *
 * <p>A force that fails is never tried again: the kernel may have dropped the bytes and forgotten about it. Who sees an
 * {@link java.io.IOException} here stops, and starts anew from what the disk really has.
 */
@NullMarked
package greenpark.ledger.disk;

import org.jspecify.annotations.NullMarked;
