package greenpark.engine.solar;

/** The sky without clouds, and the sun above it. */
public final class ClearSky {
    private static final double SOLAR_CONSTANT = 1366.1;

    private ClearSky() {}

    /**
     * Global horizontal irradiance of a clear sky, from the sun's height alone.
     *
     * @param apparentZenith [°]
     * @return [W/m²]; 0 with the sun below the horizon
     * @see "Haurwitz, Insolation in relation to cloudiness and cloud density, J. Meteorology 2 (1945) 154–166"
     */
    public static double haurwitz(double apparentZenith) {
        double cosZenith = StrictMath.cos(StrictMath.toRadians(apparentZenith));
        return cosZenith <= 0 ? 0 : 1098.0 * cosZenith * StrictMath.exp(-0.059 / cosZenith);
    }

    /**
     * Relative optical air mass at sea level.
     *
     * @param apparentZenith [°]
     * @return 1 at the zenith; NaN below the horizon
     * @see "Kasten, Young, Revised optical air mass tables and approximation formula, Applied Optics 28 (1989) 4735–4738"
     */
    public static double airMass(double apparentZenith) {
        if (apparentZenith > 90.0) {
            return Double.NaN;
        }
        return 1.0
                / (StrictMath.cos(StrictMath.toRadians(apparentZenith))
                        + 0.50572 * StrictMath.pow(6.07995 + (90.0 - apparentZenith), -1.6364));
    }

    /**
     * Direct normal irradiance above the atmosphere.
     *
     * @param dayOfYear 1 … 366
     * @return [W/m²]
     * @see "Spencer, Fourier series representation of the position of the sun, Search 2 (1971) 172"
     */
    public static double extraterrestrial(int dayOfYear) {
        double b = 2.0 * StrictMath.PI / 365.0 * (dayOfYear - 1);
        return SOLAR_CONSTANT
                * (1.00011
                        + 0.034221 * StrictMath.cos(b)
                        + 0.00128 * StrictMath.sin(b)
                        + 0.000719 * StrictMath.cos(2.0 * b)
                        + 7.7e-5 * StrictMath.sin(2.0 * b));
    }

    /**
     * Air pressure of the standard atmosphere.
     *
     * @param altitude above sea level [m]
     * @return [Pa]
     */
    public static double pressure(double altitude) {
        return 100.0 * StrictMath.pow((44331.514 - altitude) / 11880.516, 1.0 / 0.1902632);
    }
}
