package greenpark.engine.solar;

/**
 * An array of modules with its inverter, per kilowatt of alternating current.
 *
 * @param tilt from the horizontal [°]
 * @param azimuth of the modules' face, clockwise from north [°]
 * @param mount how the wind gets at them
 * @param albedo of the ground, 0 … 1
 * @param gamma change of power with temperature [1/K]
 * @param losses of the direct current: soiling, mismatch, wiring, availability …, part of 1
 * @param dcPerAc nominal power of the modules over that of the inverter
 * @param efficiency of the inverter
 */
public record PvArray(
        double tilt,
        double azimuth,
        CellTemperature.Mount mount,
        double albedo,
        double gamma,
        double losses,
        double dcPerAc,
        double efficiency) {

    /**
     * Power for a moment's weather.
     *
     * @param global horizontal irradiance [W/m²]
     * @param sun true position
     * @param apparentZenith as seen [°]
     * @param extraterrestrial direct normal irradiance above the atmosphere [W/m²]
     * @param air temperature [°C]
     * @param wind at 10 m [m/s]
     * @return alternating current per nominal alternating current, 0 … 1
     */
    public double power(
            double global, SunPosition sun, double apparentZenith, double extraterrestrial, double air, double wind) {
        if (global <= 0) {
            return 0;
        }
        Decomposition parts = Decomposition.erbs(global, sun.zenith(), extraterrestrial);
        double cosIncidence = Transposition.cosIncidence(tilt, azimuth, apparentZenith, sun.azimuth());
        Transposition plane =
                Transposition.hayDavies(global, parts, extraterrestrial, cosIncidence, tilt, apparentZenith, albedo);
        double effective = plane.direct() * IncidenceAngle.physical(cosIncidence) + plane.sky() + plane.ground();
        double cell = CellTemperature.sapm(plane.global(), air, wind, mount);
        double dc = PvWatts.dc(effective, cell, dcPerAc, gamma) * (1.0 - losses);
        return PvWatts.ac(dc, 1.0 / efficiency, efficiency);
    }
}
