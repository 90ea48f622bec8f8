package greenpark.core.park;

/** What every id of the park looks like: printable, without separators of the tables it is written to. */
final class Ids {
    private static final int LONGEST = 64;

    private Ids() {}

    static String checked(String value) {
        boolean wellFormed = !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().allMatch(c -> c == '-' || c == '_' || c == '.' || Character.isLetterOrDigit(c));
        if (!wellFormed) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not an id. Maybe use letters, digits, '-', '_' and '.', at most " + LONGEST);
        }
        return value;
    }
}
