package greenpark.engine.wind;

import java.util.Arrays;

/**
 * Power of a turbine over wind speed, straight between its points and nothing outside them.
 *
 * <p>Owns its arrays: they are copied on the way in and never handed out.
 */
public final class PowerCurve {
    private static final double BLOCK = 0.5;
    private static final double RANGE = 15.0;

    private final double[] speeds;
    private final double[] powers;

    /**
     * @param speeds rising [m/s]
     * @param powers one per speed, in any unit
     * @throws IllegalArgumentException if the speeds do not rise or the lengths differ
     */
    public PowerCurve(double[] speeds, double[] powers) {
        if (speeds.length != powers.length || speeds.length < 2) {
            throw new IllegalArgumentException(
                    speeds.length + " speeds and " + powers.length + " powers are no power curve");
        }
        for (int i = 1; i < speeds.length; i++) {
            if (!(speeds[i] > speeds[i - 1])) {
                throw new IllegalArgumentException("speed " + speeds[i] + " does not follow " + speeds[i - 1]);
            }
        }
        this.speeds = speeds.clone();
        this.powers = powers.clone();
    }

    /**
     * A generic turbine: power of the air that goes through the rotor times a constant coefficient, up to the rating.
     *
     * <p>{@code p(v) = min(1, ½ ρ c_p v³ / s)} between cut-in and cut-out, per nominal power. Belongs to no make.
     *
     * @param specificRating nominal power per swept area s [W/m²]
     * @param powerCoefficient c_p, at most 16/27 (Betz)
     * @param cutIn lowest speed at which it delivers [m/s]
     * @param cutOut speed at which it stops [m/s]
     */
    public static PowerCurve generic(double specificRating, double powerCoefficient, double cutIn, double cutOut) {
        int n = (int) StrictMath.round((cutOut - cutIn) / BLOCK / 2) * 2 + 1;
        double[] speeds = new double[n];
        double[] powers = new double[n];
        for (int i = 0; i < n; i++) {
            double v = cutIn + (cutOut - cutIn) * i / (n - 1);
            speeds[i] = v;
            powers[i] = Math.min(1.0, 0.5 * AirDensity.STANDARD * powerCoefficient * v * v * v / specificRating);
        }
        return new PowerCurve(speeds, powers);
    }

    /** Power at a speed; 0 outside the curve. */
    public double at(double speed) {
        return interpolate(speeds, powers, speed);
    }

    /**
     * Power in air of another density: the curve's speeds are moved, by a third root up to 7.5 m/s and by the two-thirds power from
     * 12.5 m/s on.
     *
     * @see "Svenningsen, Power curve air density correction and other power curve options in WindPRO, EMD 2010; IEC 61400-12"
     */
    public double at(double speed, double density) {
        int last = speeds.length - 1;
        if (speed < corrected(0, density) || speed > corrected(last, density)) {
            return 0;
        }
        int low = 0;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (corrected(middle, density) <= speed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double a = corrected(low, density);
        double b = corrected(high, density);
        return powers[low] + (powers[high] - powers[low]) * (speed - a) / (b - a);
    }

    private double corrected(int i, double density) {
        double exponent = 1.0 / 3 + Math.clamp((speeds[i] - 7.5) / 5.0, 0.0, 1.0) / 3;
        return speeds[i] * StrictMath.pow(AirDensity.STANDARD / density, exponent);
    }

    /**
     * The curve of many turbines or of a gusty quarter-hour: a moving average with a normal distribution whose width grows with speed.
     *
     * @param turbulence standard deviation over mean speed, for instance 0.10
     * @see "Staffell, Pfenninger, Using bias-corrected reanalysis to simulate wind power output, Energy 114 (2016) 1224–1239 (method); Knorr, thesis, Kassel 2016"
     */
    public PowerCurve smoothed(double turbulence) {
        double[] wide = widened();
        // Above its last point the curve falls to nothing within one step: turbines do not all stop in the same gust.
        double[] falling = Arrays.copyOf(powers, wide.length);
        double[] result = new double[wide.length];
        int blocks = (int) (2 * RANGE / BLOCK) + 1;
        for (int i = 0; i < wide.length; i++) {
            double sigma = Math.max(wide[i] * turbulence, 1e-9);
            double sum = 0;
            for (int k = 0; k < blocks; k++) {
                double v = wide[i] - RANGE + k * BLOCK;
                double u = (v - wide[i]) / sigma;
                sum += BLOCK
                        * interpolate(wide, falling, v)
                        * StrictMath.exp(-0.5 * u * u)
                        / (sigma * StrictMath.sqrt(2 * StrictMath.PI));
            }
            result[i] = sum;
        }
        return new PowerCurve(wide, result);
    }

    /** The speeds, and as many more above them as the average reaches. */
    private double[] widened() {
        double step = speeds[speeds.length - 1] - speeds[speeds.length - 2];
        int more = (int) StrictMath.ceil(RANGE / step - 1e-9);
        double[] wide = Arrays.copyOf(speeds, speeds.length + more);
        for (int i = speeds.length; i < wide.length; i++) {
            wide[i] = wide[i - 1] + step;
        }
        return wide;
    }

    private static double interpolate(double[] xs, double[] ys, double x) {
        int last = xs.length - 1;
        if (!(x >= xs[0] && x <= xs[last])) {
            return 0;
        }
        int at = Arrays.binarySearch(xs, x);
        if (at >= 0) {
            return ys[at];
        }
        int high = -at - 1;
        return ys[high - 1] + (ys[high] - ys[high - 1]) * (x - xs[high - 1]) / (xs[high] - xs[high - 1]);
    }
}
