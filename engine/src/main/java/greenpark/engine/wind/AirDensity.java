package greenpark.engine.wind;

/** Density of the air at hub height [kg/m³]. */
public final class AirDensity {
    /** Of the standard atmosphere at 15 °C, for which power curves are given [kg/m³]. */
    public static final double STANDARD = 1.225;

    private static final double GAS_CONSTANT = 287.058;
    private static final double LAPSE_K_PER_M = 0.0065;
    private static final double PA_PER_M = 12.5;

    private AirDensity() {}

    /** Temperature at a height, from the one at another [K]: 6.5 K less per kilometre. */
    public static double temperatureAt(double hub, double kelvin, double height) {
        return kelvin - LAPSE_K_PER_M * (hub - height);
    }

    /**
     * By the barometric height equation.
     *
     * @param pascal pressure at {@code height} [Pa]
     * @param hubKelvin temperature at the hub [K]
     */
    public static double barometric(double pascal, double height, double hub, double hubKelvin) {
        return pressureAt(pascal, height, hub) * STANDARD * 288.15 / (101_330.0 * hubKelvin);
    }

    /** By the equation of an ideal gas. */
    public static double idealGas(double pascal, double height, double hub, double hubKelvin) {
        return pressureAt(pascal, height, hub) / (GAS_CONSTANT * hubKelvin);
    }

    private static double pressureAt(double pascal, double height, double hub) {
        return pascal - (hub - height) * PA_PER_M;
    }
}
