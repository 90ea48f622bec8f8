package greenpark.engine.solar;

/**
 * Global horizontal irradiance in its two parts.
 *
 * @param direct beam on a plane that faces the sun (DNI) [W/m²]
 * @param diffuse from the rest of the sky on the horizontal (DHI) [W/m²]
 */
public record Decomposition(double direct, double diffuse) {
    private static final double LOWEST_COS_ZENITH = 0.065;
    private static final double LARGEST_ZENITH = 87.0;

    /**
     * Splits by the clearness of the sky.
     *
     * @param global horizontal irradiance [W/m²]
     * @param zenith without refraction [°]
     * @param extraterrestrial direct normal irradiance above the atmosphere [W/m²]
     * @return all diffuse with the sun lower than 3° above the horizon, where the fit says nothing
     * @see "Erbs, Klein, Duffie, Estimation of the diffuse radiation fraction …, Solar Energy 28 (1982) 293–302"
     */
    public static Decomposition erbs(double global, double zenith, double extraterrestrial) {
        if (global <= 0) {
            return new Decomposition(0, 0);
        }
        double cosZenith = StrictMath.cos(StrictMath.toRadians(zenith));
        double kt = clearness(global, cosZenith, extraterrestrial);
        double fraction;
        if (kt <= 0.22) {
            fraction = 1.0 - 0.09 * kt;
        } else if (kt <= 0.80) {
            fraction = 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
        } else {
            fraction = 0.165;
        }
        double diffuse = fraction * global;
        double direct = (global - diffuse) / cosZenith;
        return zenith > LARGEST_ZENITH || direct < 0
                ? new Decomposition(0, global)
                : new Decomposition(direct, diffuse);
    }

    /** Clearness index: global irradiance over what would arrive without an atmosphere, 0 … 1. */
    static double clearness(double global, double cosZenith, double extraterrestrial) {
        return Math.clamp(global / (extraterrestrial * Math.max(cosZenith, LOWEST_COS_ZENITH)), 0.0, 1.0);
    }
}
