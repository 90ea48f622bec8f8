/**
 * A log and its evidence, as files and commands.
 *
 * <p>{@link greenpark.cli.log.SealRun} is the story of {@code seal}: repeat what the log holds and compare ({@link greenpark.cli.log.Replay}), clear what is new,
 * append its leaves. {@link greenpark.cli.log.FsckRun} repeats without adding; {@link greenpark.cli.log.EvidenceRun} shows a factory's month to its buyer.
 *
 * <p>Terms: the <em>place</em> of a log ({@link greenpark.cli.log.LogPlace}) is its folder, with {@code public/} for anybody and {@code private/} for its keeper;
 * <em>opening keys</em> open what leaves commit to, and <em>openings</em> are what they commit to; <em>arrivals</em> say which readings each run saw.
 *
 * <p>Invariant: whatever stands in the log can be opened and repeated: readings seen, then keys, then leaves become durable
 * ({@link greenpark.cli.log.NewLeaves}).
 *
 * @see "docs/formats/log.md and evidence.md"
 */
@NullMarked
package greenpark.cli.log;

import org.jspecify.annotations.NullMarked;
