package greenpark.engine.generate;

import java.util.List;

/**
 * How often readings go wrong: probabilities per meter and day, 0 … 1.
 *
 * @param slotGap one reading is missing
 * @param hourGap one to four hours are missing
 * @param dayGap the day is missing
 * @param late the day arrives two to nine days later
 * @param spike one reading is far too high
 * @param frozen the register stands still for one to six hours, then jumps to where it should be
 * @param decrease one reading is lower than the one before it
 * @param duplicate the row stands twice
 * @param corrected the row is wrong at first and right in a later revision
 * @param drifting part of the meters whose clock is slow
 * @param driftSeconds largest delay of a slow clock [s]
 */
public record Defects(
        double slotGap,
        double hourGap,
        double dayGap,
        double late,
        double spike,
        double frozen,
        double decrease,
        double duplicate,
        double corrected,
        double drifting,
        double driftSeconds) {

    /** Nothing goes wrong. */
    public static final Defects NONE = new Defects(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Days of a well-run park: about one meter-day in a hundred has a flaw. */
    public static final Defects REALISTIC =
            new Defects(0.004, 0.001, 0.0003, 0.004, 0.0005, 0.0008, 0.0003, 0.001, 0.0005, 0.03, 60);

    /** For trying out validation: about one meter-day in eight has a flaw. */
    public static final Defects HARSH = new Defects(0.04, 0.01, 0.005, 0.03, 0.01, 0.01, 0.005, 0.01, 0.01, 0.2, 300);

    /** The words of {@link #of}. */
    public static final List<String> WORDS = List.of("none", "realistic", "harsh");

    /**
     * @param word one of {@link #WORDS}
     * @throws IllegalArgumentException for any other word
     */
    public static Defects of(String word) {
        return switch (word) {
            case "none" -> NONE;
            case "realistic" -> REALISTIC;
            case "harsh" -> HARSH;
            default -> throw new IllegalArgumentException("'" + word + "' is none of " + String.join(", ", WORDS));
        };
    }
}
