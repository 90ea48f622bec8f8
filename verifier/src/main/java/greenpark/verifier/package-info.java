/**
 * The auditor's tool: checks evidence files with no network and no trust in whoever made them. Needs {@code core} and BouncyCastle, nothing else.
 *
 * <p>{@link greenpark.verifier.Verify} is the program, {@link greenpark.verifier.Verdict} what it prints, {@link greenpark.verifier.Texts} its words and those of other programs. The checks themselves are
 * {@code greenpark.core.evidence}; the signatures {@code greenpark.verifier.signature}.
 *
 * @see "docs/formats/evidence.md"
 */
@NullMarked
package greenpark.verifier;

import org.jspecify.annotations.NullMarked;
