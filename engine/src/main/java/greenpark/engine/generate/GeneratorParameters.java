package greenpark.engine.generate;

import greenpark.engine.solar.CellTemperature;
import greenpark.engine.solar.PvArray;
import java.time.LocalDate;

/**
 * What the model of a park is told: the lines of {@code generator.csv}.
 *
 * @param seed of all random numbers
 * @param origin first day of the weather; nothing before it can be generated
 * @param wind of the wind farms
 * @param sky cloud
 * @param air temperature
 * @param ground ground-mounted plants
 * @param roof plants on roofs
 * @param loadScale factor on every load
 * @param loadAutocorrelation of a factory's noise after an hour
 * @param loadMost largest load of a factory over the nominal power of its lines in service
 * @param loadCalibrationYear whose calendar the load factors are meant for
 * @param exportLimitKw largest export at the grid point [kW]
 * @param meterErrorMain largest error of the meters of sources, storages and grid points, part of 1
 * @param meterErrorUser largest error of the factories' meters, part of 1
 * @param rolloverShare part of the meters that stand shortly before their register's end, 0 … 1
 */
public record GeneratorParameters(
        long seed,
        LocalDate origin,
        Wind wind,
        Sky sky,
        Air air,
        Pv ground,
        Pv roof,
        double loadScale,
        double loadAutocorrelation,
        double loadMost,
        int loadCalibrationYear,
        double exportLimitKw,
        double meterErrorMain,
        double meterErrorUser,
        double rolloverShare) {

    /**
     * @param fullLoadHours expected net energy of 8,760 h over nominal power [h]
     * @param weibullK shape of the distribution of speeds
     * @param autocorrelation of the normal score after an hour
     * @param siteCorrelation of the normal scores of two farms
     * @param losses wakes, availability and cables, part of 1
     * @param specificRating of the generic turbine [W/m²]
     * @param turbulence with which its curve is smoothed
     * @param months mean power by month over the year's, 12 factors
     * @param hours mean power by hour of the day over the day's, 24 factors
     */
    public record Wind(
            double fullLoadHours,
            double weibullK,
            double autocorrelation,
            double siteCorrelation,
            double losses,
            double specificRating,
            double powerCoefficient,
            double cutIn,
            double cutOut,
            double turbulence,
            double[] months,
            double[] hours) {}

    /**
     * @param clearness mean of the day's irradiance over a clear sky's
     * @param variation standard deviation of the day's clearness over its mean
     * @param autocorrelation of the day's normal score after a day
     * @param hourlyNoise standard deviation of the hour's factor
     * @param siteCorrelation of the normal scores of two plants
     */
    public record Sky(
            double clearness, double variation, double autocorrelation, double hourlyNoise, double siteCorrelation) {}

    /**
     * @param mean of the year [°C]
     * @param yearSwing half the difference of July and January [K]
     * @param daySwing half the difference of afternoon and morning [K]
     * @param deviation standard deviation of the days [K]
     * @param autocorrelation after a day
     * @param moduleWind at the modules [m/s]
     */
    public record Air(
            double mean,
            double yearSwing,
            double daySwing,
            double deviation,
            double autocorrelation,
            double moduleWind) {}

    /**
     * @param fullLoadHours expected net energy of 8,760 h over nominal power [h]
     * @param tilt from the horizontal [°]
     * @param azimuth clockwise from north [°]
     */
    public record Pv(
            double fullLoadHours,
            double tilt,
            double azimuth,
            double albedo,
            double gamma,
            double losses,
            double dcPerAc,
            double inverterEfficiency) {

        PvArray array(CellTemperature.Mount mount) {
            return new PvArray(tilt, azimuth, mount, albedo, gamma, losses, dcPerAc, inverterEfficiency);
        }
    }
}
