/**
 * The statement: a PDF of one or two pages beside an evidence file, for people who file paper.
 *
 * <p>{@link greenpark.cli.statement.Statement} checks the file first and prints nothing of one that does not verify. Every figure comes from the report of that check;
 * the code in the corner names the claim and the checkpoint, so whoever holds the paper can find both in the log. No clock and nothing random goes in: the same
 * evidence, language and fonts give the same bytes.
 *
 * <p>The texts are in {@code statement_zh.properties} and {@code statement_en.properties}.
 */
@NullMarked
package greenpark.cli.statement;

import org.jspecify.annotations.NullMarked;
