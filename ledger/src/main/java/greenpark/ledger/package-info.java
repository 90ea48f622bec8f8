/**
 * The transparency log on disk: entries go in and are never lost, changed or told differently.
 *
 * <p>A log is a folder. {@code public/} is what any web server may serve to strangers, in the format tlog-tiles: the signed
 * <em>checkpoint</em>, <em>tiles</em> of hashes, <em>bundles</em> of entries. {@code private/} is the operator's: the <em>write-ahead log</em>
 * (WAL), the record of what was signed last, the keys, the lock.
 *
 * <p>{@link greenpark.ledger.Log} writes: it joins what is appended at the same time, and the {@code commit} of its {@code LogWriter} is
 * the whole path of a batch. {@link greenpark.ledger.LogReader} reads a public folder. {@link greenpark.ledger.LogCheck} recomputes one as
 * a stranger would. Package {@code key} holds the keys, {@code witness} both sides of witnessing, {@code disk} what is asked of a disk.
 *
 * <p>Invariant: an entry is acknowledged when it is durable in the WAL and under a published checkpoint. Tiles follow from the WAL, so they
 * may be lost in a crash while the WAL still has their entries.
 *
 * <p>Invariant: nothing is signed that does not continue what was signed before, by the record on disk and by a proof from the tiles on disk.
 *
 * <p>Invariant: after a failed write the log refuses to go on. What the disk has is unknown until it is opened anew.
 *
 * @see "c2sp.org: tlog-tiles, tlog-checkpoint, tlog-witness"
 */
@NullMarked
package greenpark.ledger;

import org.jspecify.annotations.NullMarked;
