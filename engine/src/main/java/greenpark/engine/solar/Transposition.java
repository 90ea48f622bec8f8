package greenpark.engine.solar;

/**
 * Irradiance on a tilted plane.
 *
 * @param direct beam [W/m²]
 * @param sky diffuse from the sky [W/m²]
 * @param ground reflected by the ground [W/m²]
 */
public record Transposition(double direct, double sky, double ground) {
    private static final double LOWEST_COS_ZENITH = 0.01745;
    private static final double PEREZ_LOWEST_COS_ZENITH = StrictMath.cos(StrictMath.toRadians(85.0));
    private static final double[] PEREZ_EPSILON = {1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2};
    /** F11, F12, F13, F21, F22, F23 per bin of ε; all sites. */
    private static final double[][] PEREZ_F = {
        {-0.008, 0.588, -0.062, -0.060, 0.072, -0.022},
        {0.130, 0.683, -0.151, -0.019, 0.066, -0.029},
        {0.330, 0.487, -0.221, 0.055, -0.064, -0.026},
        {0.568, 0.187, -0.295, 0.109, -0.152, -0.014},
        {0.873, -0.392, -0.362, 0.226, -0.462, 0.001},
        {1.132, -1.237, -0.412, 0.288, -0.823, 0.056},
        {1.060, -1.600, -0.359, 0.264, -1.127, 0.131},
        {0.678, -0.327, -0.250, 0.156, -1.377, 0.251},
    };

    public double global() {
        return direct + sky + ground;
    }

    /** Cosine of the angle between the sun and the normal of a plane; negative with the sun behind it. */
    public static double cosIncidence(double tilt, double planeAzimuth, double zenith, double azimuth) {
        double t = StrictMath.toRadians(tilt);
        double z = StrictMath.toRadians(zenith);
        return StrictMath.cos(t) * StrictMath.cos(z)
                + StrictMath.sin(t) * StrictMath.sin(z) * StrictMath.cos(StrictMath.toRadians(azimuth - planeAzimuth));
    }

    /** Angle of incidence [°]; over 90 with the sun behind the plane. */
    public static double incidence(double tilt, double planeAzimuth, double zenith, double azimuth) {
        return StrictMath.toDegrees(
                StrictMath.acos(Math.clamp(cosIncidence(tilt, planeAzimuth, zenith, azimuth), -1.0, 1.0)));
    }

    /** Sky equally bright everywhere: diffuse × (1 + cos tilt) / 2. */
    public static double isotropicSky(double diffuse, double tilt) {
        return diffuse * 0.5 * (1.0 + StrictMath.cos(StrictMath.toRadians(tilt)));
    }

    /**
     * Diffuse irradiance with a brighter sky around the sun.
     *
     * @param parts direct and diffuse irradiance [W/m²]
     * @param extraterrestrial direct normal irradiance above the atmosphere [W/m²]
     * @param cosIncidence from {@link #cosIncidence}
     * @param zenith as seen [°]
     * @see "Hay, Davies, Calculations of the solar radiation incident on an inclined surface, 1980"
     */
    public static double hayDaviesSky(
            Decomposition parts, double extraterrestrial, double cosIncidence, double tilt, double zenith) {
        double rb =
                Math.max(cosIncidence, 0.0) / Math.max(StrictMath.cos(StrictMath.toRadians(zenith)), LOWEST_COS_ZENITH);
        double anisotropy = parts.direct() / extraterrestrial;
        return Math.max(
                parts.diffuse() * anisotropy * rb + (1.0 - anisotropy) * isotropicSky(parts.diffuse(), tilt), 0.0);
    }

    /**
     * Diffuse irradiance with a brighter sky around the sun and along the horizon.
     *
     * @param airMass relative, from {@link ClearSky#airMass}
     * @see "Perez, Ineichen, Seals, Michalsky, Stewart, Modeling daylight availability …, Solar Energy 44 (1990) 271–289, table 6"
     */
    public static double perezSky(
            Decomposition parts,
            double extraterrestrial,
            double cosIncidence,
            double tilt,
            double zenith,
            double airMass) {
        if (parts.diffuse() <= 0 || Double.isNaN(airMass)) {
            return 0;
        }
        double z = StrictMath.toRadians(zenith);
        double kz = 1.041 * z * z * z;
        double epsilon = ((parts.diffuse() + parts.direct()) / parts.diffuse() + kz) / (1.0 + kz);
        int bin = 0;
        while (bin < PEREZ_EPSILON.length && epsilon >= PEREZ_EPSILON[bin]) {
            bin++;
        }
        double[] f = PEREZ_F[bin];
        double delta = parts.diffuse() * airMass / extraterrestrial;
        double f1 = Math.max(f[0] + f[1] * delta + f[2] * z, 0.0);
        double f2 = f[3] + f[4] * delta + f[5] * z;
        double a = Math.max(cosIncidence, 0.0);
        double b = Math.max(StrictMath.cos(z), PEREZ_LOWEST_COS_ZENITH);
        double t = StrictMath.toRadians(tilt);
        return Math.max(
                parts.diffuse() * (0.5 * (1.0 - f1) * (1.0 + StrictMath.cos(t)) + f1 * a / b + f2 * StrictMath.sin(t)),
                0.0);
    }

    /**
     * Everything that falls on a plane, the sky after Hay and Davies.
     *
     * @param global horizontal irradiance [W/m²]
     * @param albedo part that the ground reflects, 0 … 1
     */
    public static Transposition hayDavies(
            double global,
            Decomposition parts,
            double extraterrestrial,
            double cosIncidence,
            double tilt,
            double zenith,
            double albedo) {
        return new Transposition(
                Math.max(parts.direct() * cosIncidence, 0.0),
                hayDaviesSky(parts, extraterrestrial, cosIncidence, tilt, zenith),
                ground(global, tilt, albedo));
    }

    /** Irradiance that the ground reflects onto a plane: global × albedo × (1 − cos tilt) / 2. */
    public static double ground(double global, double tilt, double albedo) {
        return global * albedo * 0.5 * (1.0 - StrictMath.cos(StrictMath.toRadians(tilt)));
    }
}
