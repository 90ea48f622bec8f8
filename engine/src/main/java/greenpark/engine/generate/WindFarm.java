package greenpark.engine.generate;

import greenpark.engine.wind.PowerCurve;

/**
 * Normal score to power of a wind farm, per nominal power.
 *
 * <p>The speed is Weibull distributed; its scale for each month and hour is the one with which the expected net power is the mean power
 * times the month's and the hour's factor. So the full-load hours are right in expectation, and a year differs from them by its weather.
 */
final class WindFarm {
    private static final int QUANTILES = 400;
    private static final double STEP = 0.1;
    private static final int SCALES = 180;
    private static final double HOURS_OF_YEAR = 8760;

    private final GeneratorParameters.Wind wind;
    private final PowerCurve curve;
    /** Scale of the Weibull distribution by month and hour [m/s]. */
    private final double[][] scales = new double[12][24];

    WindFarm(GeneratorParameters.Wind wind) {
        this.wind = wind;
        this.curve = PowerCurve.generic(wind.specificRating(), wind.powerCoefficient(), wind.cutIn(), wind.cutOut())
                .smoothed(wind.turbulence());
        double[] expected = expected();
        double mean = wind.fullLoadHours() / HOURS_OF_YEAR;
        double norm = norm();
        for (int m = 0; m < 12; m++) {
            for (int h = 0; h < 24; h++) {
                scales[m][h] = scale(expected, mean * wind.months()[m] * wind.hours()[h] / norm);
            }
        }
    }

    /** Expected net power at each scale of a table. */
    private double[] expected() {
        double[] expected = new double[SCALES];
        for (int q = 0; q < QUANTILES; q++) {
            double speed = speed((q + 0.5) / QUANTILES);
            for (int s = 0; s < SCALES; s++) {
                expected[s] += net(speed * STEP * s) / QUANTILES;
            }
        }
        return expected;
    }

    /** Mean of the products of factors over a common year, so that they need not have a mean of exactly 1. */
    private double norm() {
        double hours = 0;
        for (double h : wind.hours()) {
            hours += h / 24;
        }
        double months = 0;
        for (int m = 0; m < 12; m++) {
            months += wind.months()[m] * java.time.Month.of(m + 1).length(false) / 365.0;
        }
        return hours * months;
    }

    private static double scale(double[] expected, double power) {
        int s = 1;
        // Beyond the scale of greatest power more wind only means more storms; that scale is then the nearest answer.
        while (s < SCALES - 1 && expected[s] < power && expected[s + 1] >= expected[s]) {
            s++;
        }
        double share = (power - expected[s - 1]) / (expected[s] - expected[s - 1]);
        return STEP * (s - 1 + Math.min(share, 1.0));
    }

    /** Speed over the scale, for a probability of less wind. */
    private double speed(double u) {
        return StrictMath.pow(-StrictMath.log(1 - u), 1 / wind.weibullK());
    }

    private double net(double speed) {
        return (1 - wind.losses()) * curve.at(speed);
    }

    /**
     * Net power over nominal power.
     *
     * @param score standard normal
     * @param month 1 … 12
     * @param hour of the local day, fractional [h]
     * @param kelvins air temperature less the one to be expected now; cold air is denser [K]
     */
    double power(double score, int month, double hour, double kelvins) {
        double u = Math.min(Noise.probability(score), 1 - 1e-9);
        double[] ofMonth = scales[month - 1];
        double position = hour - 0.5 + 24;
        int before = (int) position;
        double share = position - before;
        double scale = ofMonth[before % 24] * (1 - share) + ofMonth[(before + 1) % 24] * share;
        // Power goes with density times speed cubed, so density goes into the speed with its third root.
        double density = 1 - kelvins / 3 / 288.15;
        return net(scale * speed(u) * density);
    }
}
