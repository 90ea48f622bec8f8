package greenpark.engine.load;

/** How much of a factory works at an hour of the day, 0 … 1: straight lines between points, with start-up ramps and breaks. */
public enum DayPattern {
    DAY_SHIFT(0, 0, 7, 0, 8.5, 1, 11.75, 1, 12.25, 0.55, 13, 0.6, 13.5, 1, 17, 0.95, 18, 0, 24, 0),
    TWO_SHIFT(0, 0, 5.5, 0, 6.75, 0.95, 11.5, 1, 12, 0.8, 13, 1, 14, 0.85, 14.5, 0.95, 21.5, 0.9, 22.5, 0, 24, 0),
    THREE_SHIFT(
            0, 0.72, 7.5, 0.74, 8, 0.7, 8.75, 1, 11.5, 1, 12, 0.9, 13, 1, 16, 0.85, 16.75, 0.92, 22, 0.88, 23.5, 0.75,
            24, 0.72),
    CONTINUOUS(0, 1, 24, 1),
    OFFICE(0, 0.1, 7, 0.1, 9, 1, 12, 1, 13, 0.8, 14, 1, 18, 0.9, 20, 0.2, 24, 0.1),
    CHARGING(0, 0.7, 6, 0.45, 8, 0.3, 10, 0.45, 12, 0.8, 13.5, 0.7, 16, 0.5, 18, 0.9, 21, 1, 23, 0.9, 24, 0.7);

    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] points;

    DayPattern(double... points) {
        this.points = points;
    }

    /** @param hour of the local day, 0 … 24 [h] */
    public double at(double hour) {
        int i = 2;
        while (i < points.length - 2 && points[i] < hour) {
            i += 2;
        }
        double share = (hour - points[i - 2]) / (points[i] - points[i - 2]);
        return points[i - 1] + (points[i + 1] - points[i - 1]) * share;
    }
}
