/**
 * Keys that sign: for a log, its operator, a witness. They stand in files that only their owner may read.
 *
 * <p>A key file has two lines: the public key as {@code name+id+key}, and the secret in base64. Reading it derives the public key anew, or
 * signs and verifies, so a file with the wrong half is refused before it signs anything.
 *
 * @see "c2sp.org/signed-note; docs/howto/keys.md"
 */
@NullMarked
package greenpark.ledger.key;

import org.jspecify.annotations.NullMarked;
