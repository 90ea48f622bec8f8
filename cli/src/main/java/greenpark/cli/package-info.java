/**
 * The command line: a park's folder in, results and one HTML report out.
 *
 * <p>{@link greenpark.cli.Greenpark} knows the commands and turns every failure into a message and an honest exit code;
 * {@link greenpark.cli.ClearingRun} is the story of {@code clear}: read, validate, clear, write. Everything that decides anything is in
 * {@code core} and {@code engine}; here are files, arguments and words.
 *
 * <p>Below it, each using only those before it: {@code terminal}, what a person types and reads; {@code input}, the folders that a run reads;
 * {@code log}, a log and its evidence, with the commands of both. {@code report}, {@code statement} and {@code energytag} are forms of what comes out. {@code PackagesTest} holds this.
 *
 * <p>Invariant: a result folder is either whole or absent ({@link greenpark.cli.ResultFolder}).
 */
@NullMarked
package greenpark.cli;

import org.jspecify.annotations.NullMarked;
