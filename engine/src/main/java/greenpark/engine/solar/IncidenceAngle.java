package greenpark.engine.solar;

/** What the glass of a module lets through at an angle, relative to light that falls straight on it (IAM), 0 … 1. */
public final class IncidenceAngle {
    private static final double REFRACTIVE_INDEX = 1.526;
    private static final double EXTINCTION_PER_M = 4.0;
    private static final double THICKNESS_M = 0.002;
    private static final double NORMAL = normalTransmittance();

    private IncidenceAngle() {}

    /**
     * Fresnel's and Snell's law and absorption in the glass.
     *
     * @param cosIncidence cosine of the angle of incidence; ≤ 0 lets nothing through
     * @see "De Soto, Klein, Beckman, Improvement and validation of a model for photovoltaic array performance, Solar Energy 80 (2006) 78–88, eq. 11–15"
     */
    public static double physical(double cosIncidence) {
        if (cosIncidence <= 0) {
            return 0;
        }
        double c1 = Math.min(cosIncidence, 1.0);
        double s1 = StrictMath.sqrt(1.0 - c1 * c1);
        double s2 = s1 / REFRACTIVE_INDEX;
        double c2 = StrictMath.sqrt(1.0 - s2 * s2);
        // Reflectance across and along the plane of incidence (Fresnel), without arcs: by cosines only.
        double across = (c1 - REFRACTIVE_INDEX * c2) / (c1 + REFRACTIVE_INDEX * c2);
        double along = (c2 - REFRACTIVE_INDEX * c1) / (c2 + REFRACTIVE_INDEX * c1);
        double transmitted = 1.0 - 0.5 * (across * across + along * along);
        return transmitted * StrictMath.exp(-EXTINCTION_PER_M * THICKNESS_M / c2) / NORMAL;
    }

    private static double normalTransmittance() {
        double r = (1.0 - REFRACTIVE_INDEX) / (1.0 + REFRACTIVE_INDEX);
        return (1.0 - r * r) * StrictMath.exp(-EXTINCTION_PER_M * THICKNESS_M);
    }

    /**
     * One coefficient: {@code 1 − b (1/cos θ − 1)}.
     *
     * @param b 0.05 for plain glass
     * @see "ASHRAE standard 93-77"
     */
    public static double ashrae(double cosIncidence, double b) {
        return cosIncidence <= 0 ? 0 : Math.max(1.0 - b * (1.0 / cosIncidence - 1.0), 0.0);
    }
}
