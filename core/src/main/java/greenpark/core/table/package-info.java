/**
 * Tables of text: rows that remember their line, cells that refuse with file, line, value and a hint.
 *
 * <p>A park, its rules and its readings are comma-separated tables, because the people who keep them use spreadsheets.
 * The bytes come from the caller; nothing here opens a file. Whatever is wrong is collected as
 * {@link greenpark.core.table.Problem}s, so that one run shows all of them.
 */
@NullMarked
package greenpark.core.table;

import org.jspecify.annotations.NullMarked;
