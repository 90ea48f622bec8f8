package greenpark.engine.load;

/** How hard a line works over one batch of its process, 0 … 1. */
public enum BatchPattern {
    /** Machining, assembly: the same all the time. */
    STEADY(0, 1, 1, 1),
    /** Charge, melt at full power, hold at low power, pour. */
    FURNACE(0, 0.1, 0.08, 1, 0.6, 1, 0.68, 0.25, 0.95, 0.2, 1, 0.1),
    /** Heat up under pressure, hold, cool down, unload. */
    AUTOCLAVE(0, 0.15, 0.05, 1, 0.3, 1, 0.36, 0.5, 0.75, 0.45, 0.82, 0.1, 1, 0.15);

    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] points;

    BatchPattern(double... points) {
        this.points = points;
    }

    /** @param phase of the batch, 0 … 1 */
    public double at(double phase) {
        int i = 2;
        while (i < points.length - 2 && points[i] < phase) {
            i += 2;
        }
        double share = (phase - points[i - 2]) / (points[i] - points[i - 2]);
        return points[i - 1] + (points[i + 1] - points[i - 1]) * share;
    }

    /** Mean over a batch, exact for straight lines. */
    public double mean() {
        double area = 0;
        for (int i = 2; i < points.length; i += 2) {
            area += (points[i] - points[i - 2]) * 0.5 * (points[i + 1] + points[i - 1]);
        }
        return area;
    }
}
