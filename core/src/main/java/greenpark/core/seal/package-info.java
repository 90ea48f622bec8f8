/**
 * What goes into the log: commitments to every reading and allocation, and leaves with what everybody may know.
 *
 * <p>Two views stand over the same salted commitments. The <b>day of a usage point</b> is a tree over its slots, so a factory's month opens with some
 * thirty proofs. The <b>interval of the park</b> is a tree over all parties' slots, with the park's totals, so whoever holds the openings checks that the
 * parts make the whole. A salt is made from the key of a party's day; a key opens a day, and destroying it erases the day, though the log
 * stays.
 *
 * <p>{@link greenpark.core.seal.Sealing} is the story: run after run it gives the leaves in their order, a pure function of readings, park, rules and
 * keys. Repeating it is how the log is checked and how it is extended. Nothing that was sealed changes: a correction is a successor that names the
 * leaf it supersedes.
 *
 * <p>Terms: a <em>record</em> is what a commitment hides; a <em>leaf</em> is an entry of the log; an <em>origin</em> is a plant, the public grid, or
 * unknown. All amounts [Wh].
 *
 * @see "docs/formats/log.md"
 */
@NullMarked
package greenpark.core.seal;

import org.jspecify.annotations.NullMarked;
