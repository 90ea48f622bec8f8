/**
 * Witnessing, both sides. A witness cosigns a checkpoint that continues the last one it cosigned, and nothing else; so a log that shows two
 * histories needs the connivance of as many witnesses as its readers ask for.
 *
 * <p>{@link greenpark.ledger.witness.Witness} decides and remembers, {@link greenpark.ledger.witness.WitnessServer} speaks HTTP for it,
 * {@link greenpark.ledger.witness.WitnessFolder} has its key and its records. On the
 * log's side {@link greenpark.ledger.witness.WitnessClient} asks one witness, {@link greenpark.ledger.witness.Witnessing} all of a policy.
 *
 * <p>Invariant: a witness remembers before it answers. Invariant: a log publishes first and asks afterwards, so a witness that is down delays
 * nothing; who stands behind a checkpoint is always visible.
 *
 * @see "c2sp.org/tlog-witness"
 */
@NullMarked
package greenpark.ledger.witness;

import org.jspecify.annotations.NullMarked;
