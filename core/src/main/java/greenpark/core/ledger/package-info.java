/**
 * A transparency log: how a stranger checks that nothing was changed, removed or told differently to someone else.
 *
 * <p>The <em>log</em> is a growing list of entries. Over it stands a <em>Merkle tree</em> (RFC 6962): a leaf is the hash of an entry, a node
 * the hash of its two children, and the <em>root</em> stands for all entries at once. A {@link greenpark.core.ledger.Checkpoint} says
 * "log <em>origin</em> has <em>size</em> entries with this root"; signed, it is a promise for good.
 *
 * <p>Two short proofs follow from the tree. An {@link greenpark.core.ledger.InclusionProof} shows that an entry is under a root; a
 * {@link greenpark.core.ledger.ConsistencyProof} shows that a later root continues an earlier one. Both have about log₂(size) hashes.
 * A writer keeps a {@link greenpark.core.ledger.Frontier}, the roots of the full subtrees, and needs no more to append.
 *
 * <p>Readers fetch the hashes as files: a {@link greenpark.core.ledger.Tile} holds up to 256 hashes of every eighth level, an
 * {@link greenpark.core.ledger.EntryBundle} the entries of a tile. They never change once full, so any web server will do.
 *
 * <p>A log could still show different trees to different people. Against this stand <em>witnesses</em>: each follows the log and puts a
 * {@link greenpark.core.ledger.Cosignature} under every checkpoint that continues the last one it saw. A
 * {@link greenpark.core.ledger.WitnessPolicy} says which of them a reader wants. {@link greenpark.core.ledger.TlogProof} is the file
 * with everything in it: index, path, checkpoint, signatures; checked offline.
 *
 * <p>This package knows bytes, not energy. It has no signature algorithm: who verifies hands in a
 * {@link greenpark.core.ledger.SignatureVerifier}. What no log proves is that an entry is true.
 *
 * <p>Invariant: a text has one form. Parsers refuse whatever a formatter would not write, with
 * {@link greenpark.core.ledger.MalformedLedger}, so what was signed and what was read cannot differ. A proof that fails says why
 * ({@link greenpark.core.ledger.ProofVerdict}).
 *
 * @see "RFC 6962 §2.1; c2sp.org: signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-proof, tlog-policy"
 */
@NullMarked
package greenpark.core.ledger;

import org.jspecify.annotations.NullMarked;
