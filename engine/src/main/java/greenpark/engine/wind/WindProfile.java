package greenpark.engine.wind;

/** Wind speed at another height. */
public final class WindProfile {
    private WindProfile() {}

    /**
     * Logarithmic profile of neutral air.
     *
     * @param speed at {@code height} [m/s]
     * @param height of the measurement [m]
     * @param hub where it is wanted [m]
     * @param roughness length z0 of the ground [m]
     * @see "Hau, Wind Turbines, 3rd ed., ch. 13"
     */
    public static double logarithmic(double speed, double height, double hub, double roughness) {
        return speed * StrictMath.log(hub / roughness) / StrictMath.log(height / roughness);
    }

    /**
     * Power law.
     *
     * @param exponent 1/7 over open land
     */
    public static double hellmann(double speed, double height, double hub, double exponent) {
        return speed * StrictMath.pow(hub / height, exponent);
    }
}
