package greenpark.engine.generate;

import greenpark.engine.solar.CellTemperature;
import greenpark.engine.solar.ClearSky;
import greenpark.engine.solar.PvArray;
import greenpark.engine.solar.SunPosition;

/**
 * Cloud to power of a photovoltaic plant, per nominal power.
 *
 * <p>A plant's shading, soiling and snow are not known; one factor stands for them, so that the full-load hours are right in expectation:
 * over the days of a year and the distribution of their clearness. A year differs from them by its weather.
 */
final class PvPlant {
    private static final int DAY_STEP = 10;
    private static final int CLEARNESS_STEPS = 5;
    private static final double SECONDS_OF_DAY = 86_400;
    private static final double SQRT3 = StrictMath.sqrt(3);
    private static final double LEAST = 0.03;
    private static final double MOST = 1.15;

    private final PvArray array;
    private final GeneratorParameters.Air air;
    private final double factor;

    PvPlant(GeneratorParameters parameters, GeneratorParameters.Pv pv, CellTemperature.Mount mount, Place place) {
        this.array = pv.array(mount);
        this.air = parameters.air();
        this.factor = pv.fullLoadHours() / expectedHours(parameters, place);
    }

    /**
     * Where the sun is seen from.
     *
     * @param latitude [°]
     * @param longitude [°]
     * @param pressure of the air [hPa]
     */
    record Place(double latitude, double longitude, double pressure) {
        /** Solar time, near enough to the clock for the mean temperature of an hour [h]. */
        double hour(double epochSecond) {
            double hours = epochSecond / 3600 + longitude / 15;
            return hours - 24 * StrictMath.floor(hours / 24);
        }
    }

    /**
     * The sun at a moment, shared by all plants of a park.
     *
     * @param clear global irradiance of a clear sky [W/m²]
     */
    record Moment(SunPosition sun, double apparentZenith, double clear, double extraterrestrial) {
        static Moment at(double epochSecond, int dayOfYear, double temperature, Place place) {
            SunPosition sun = SunPosition.at(epochSecond, place.latitude(), place.longitude());
            double z = sun.apparentZenith(place.pressure(), temperature);
            return new Moment(sun, z, ClearSky.haurwitz(z), ClearSky.extraterrestrial(dayOfYear));
        }
    }

    private double expectedHours(GeneratorParameters parameters, Place place) {
        double hours = 0;
        int days = 0;
        // Straight lines between independent hours have two thirds of the hours' variance.
        double cloud = parameters.sky().hourlyNoise() * StrictMath.sqrt(2.0 / 3);
        for (int day = 1; day <= 365; day += DAY_STEP) {
            days++;
            double midnight = 1_767_225_600.0 + (day - 1) * SECONDS_OF_DAY;
            for (double t = 900; t < SECONDS_OF_DAY; t += 1800) {
                double temperature = Weather.meanAir(air, day, place.hour(midnight + t));
                Moment moment = Moment.at(midnight + t, day, temperature, place);
                for (int i = 0; moment.clear() > 0 && i < CLEARNESS_STEPS; i++) {
                    double clearness = Weather.clearness(parameters.sky(), (i + 0.5) / CLEARNESS_STEPS);
                    // Passing clouds: a normal factor, by its mean and two points beside it that give its variance.
                    double power = raw(moment, clearness, temperature) * 4
                            + raw(moment, clearness * (1 - SQRT3 * cloud), temperature)
                            + raw(moment, clearness * (1 + SQRT3 * cloud), temperature);
                    hours += power / 6 * 0.5 / CLEARNESS_STEPS;
                }
            }
        }
        return hours / days * 365;
    }

    private double raw(Moment moment, double clearness, double temperature) {
        double global = moment.clear() * Math.clamp(clearness, LEAST, MOST);
        return array.power(
                global,
                moment.sun(),
                moment.apparentZenith(),
                moment.extraterrestrial(),
                temperature,
                air.moduleWind());
    }

    /**
     * Net power over nominal power, 0 … 1.
     *
     * @param clearness irradiance over a clear sky's
     * @param temperature of the air [°C]
     */
    double power(Moment moment, double clearness, double temperature) {
        return moment.clear() <= 0 ? 0 : Math.min(factor * raw(moment, clearness, temperature), 1.0);
    }

    /** What shading, soiling and snow leave, part of 1. */
    double factor() {
        return factor;
    }
}
