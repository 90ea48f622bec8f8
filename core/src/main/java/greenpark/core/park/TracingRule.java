package greenpark.core.park;

import greenpark.core.time.Interval;

/**
 * A declared, versioned rule of a tier. The run names every rule it used in its summary.
 *
 * @param tier what it decides
 * @param kind which of the tier's methods, as a word of the table, for instance {@code proportional}
 * @param limitMillionths for {@code measured-difference}: the largest part of the supply that is believed to be loss [10⁻⁶]; 0 elsewhere
 * @param source document and clause
 */
public record TracingRule(
        Tier tier,
        String kind,
        String version,
        int limitMillionths,
        String source,
        String confidence,
        Interval validity) {

    /** The kind of loss rule that has a limit. */
    public static final String MEASURED_DIFFERENCE = "measured-difference";

    /** What a rule decides, in the order in which tracing applies them. */
    public enum Tier {
        LOSSES("none", "fixed-factor", MEASURED_DIFFERENCE),
        OWN_USE("aggregated"),
        CONTRACT("use-it-or-lose-it"),
        POOL("proportional", "equal-spread", "strict-priority");

        /** Unmodifiable. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final java.util.List<String> kinds;

        Tier(String... kinds) {
            this.kinds = java.util.List.of(kinds);
        }

        public java.util.List<String> kinds() {
            return kinds;
        }
    }
}
