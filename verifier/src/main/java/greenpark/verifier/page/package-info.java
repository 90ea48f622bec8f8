/**
 * The page {@code verify.html}: one file without a server or network, which checks an evidence file in the browser exactly as
 * {@link greenpark.core.evidence.EvidenceCheck} does.
 *
 * <p>Its parts are plain scripts in one scope, put together in a fixed order; nothing is fetched, built or translated. The page forbids itself
 * every connection, and every script and style but its own, by their hashes.
 *
 * <p>Invariant: Java and the page come to the same findings on every file, word for word; where they differ, the documents say which is wrong.
 *
 * @see "docs/formats/evidence.md"
 */
@NullMarked
package greenpark.verifier.page;

import org.jspecify.annotations.NullMarked;
