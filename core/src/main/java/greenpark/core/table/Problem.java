package greenpark.core.table;

/**
 * One thing that is wrong with an input, told so that its owner can mend it.
 *
 * @param file name of the file as the user knows it
 * @param line 1-based; 0 where the whole file is meant
 * @param field column or key; empty where the whole line is meant
 * @param value the offending text; empty where something is missing
 * @param message what is wrong, without full stop
 * @param hint how it could be mended; empty where nothing useful can be said
 */
public record Problem(String file, long line, String field, String value, String message, String hint) {

    /** {@code meters.csv:12: multiplier 'abc': not a number. Maybe …} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(": ");
        if (!field.isEmpty()) {
            text.append(field).append(' ');
        }
        if (!value.isEmpty()) {
            text.append('\'').append(value).append("' ");
        }
        text.append(message);
        if (!hint.isEmpty()) {
            text.append(". ").append(hint);
        }
        return text.toString();
    }
}
