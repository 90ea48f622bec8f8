package greenpark.engine.solar;

/** How warm the cells of a module get [°C], from irradiance on its plane [W/m²], air temperature [°C] and wind [m/s]. */
public final class CellTemperature {
    private CellTemperature() {}

    /** How the modules are mounted: the coefficients of the Sandia model. */
    public enum Mount {
        OPEN_RACK(-3.56, -0.075, 3.0),
        CLOSE_ROOF(-2.98, -0.0471, 1.0);

        private final double a;
        private final double b;
        private final double deltaT;

        Mount(double a, double b, double deltaT) {
            this.a = a;
            this.b = b;
            this.deltaT = deltaT;
        }
    }

    /**
     * @param wind at 10 m [m/s]
     * @see "King, Boyson, Kratochvill, Photovoltaic array performance model, SAND2004-3535, eq. 11–12"
     */
    public static double sapm(double irradiance, double air, double wind, Mount mount) {
        double module = irradiance * StrictMath.exp(mount.a + mount.b * wind) + air;
        return module + irradiance / 1000.0 * mount.deltaT;
    }

    /**
     * @param uC constant heat loss [W/(m² K)]; 29 for free-standing modules
     * @param uV heat loss with wind [W/(m² K) per m/s]
     * @see "PVsyst 7 help: array thermal losses; absorption 0.9, module efficiency 0.1"
     */
    public static double pvsyst(double irradiance, double air, double wind, double uC, double uV) {
        return air + irradiance * 0.9 * (1.0 - 0.1) / (uC + uV * wind);
    }

    /**
     * @see "Faiman, Assessing the outdoor operating temperature of photovoltaic modules, Progress in Photovoltaics 16 (2008) 307–315; u0 25, u1 6.84"
     */
    public static double faiman(double irradiance, double air, double wind) {
        return air + irradiance / (25.0 + 6.84 * wind);
    }
}
