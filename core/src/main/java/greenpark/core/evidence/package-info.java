/**
 * The file that an exporter hands to its buyer, and the checks that anybody makes of it, without a network and without trust in us.
 *
 * <p>A file holds leaves of the log, what opens the commitments in them, the proofs that they stand under a checkpoint, the checkpoint with its
 * signatures, and the policy by which the sender thinks it good. {@link greenpark.core.evidence.EvidenceFile} is the content,
 * {@link greenpark.core.evidence.EvidenceBytes} its bytes, {@link greenpark.core.evidence.EvidenceCheck} the checks, each by its name.
 *
 * <p><b>Invariant:</b> a file either does not parse, and then nothing is said of it, or every check has an outcome. The page
 * {@code verify.html} makes the same checks in the same order and comes to the same outcomes.
 *
 * @see "docs/formats/evidence.md"
 */
@NullMarked
package greenpark.core.evidence;

import org.jspecify.annotations.NullMarked;
