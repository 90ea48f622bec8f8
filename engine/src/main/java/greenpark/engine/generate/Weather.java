package greenpark.engine.generate;

import greenpark.core.time.TimeGrid;
import java.time.LocalDate;
import java.util.List;

/**
 * Wind, cloud and air temperature of the sites, day by day in order from the origin on.
 *
 * <p>Each quantity is a stationary AR(1) process of a normal score: one part common to all sites and one of the site's own, so that two
 * sites are correlated as declared. The state after a day depends on the origin, the seed and the day only.
 */
final class Weather {
    private final GeneratorParameters parameters;
    private final Noise airNoise;
    private final Scores wind;
    private final Scores sky;
    private final List<Noise> cloud;
    private final Noise commonCloud;
    private final double windStep;
    private final long origin;
    private long slot;
    private long day;
    private double airBefore;
    private double airToday;

    /**
     * @param windSites ids of the wind farms
     * @param skySites ids of the photovoltaic plants
     * @param grid of the origin day
     */
    Weather(GeneratorParameters parameters, List<String> windSites, List<String> skySites, TimeGrid grid) {
        this.parameters = parameters;
        long seed = parameters.seed();
        origin = grid.start().getEpochSecond();
        airNoise = new Noise(seed, "air");
        commonCloud = new Noise(seed, "cloud");
        cloud = skySites.stream().map(site -> new Noise(seed, "cloud/" + site)).toList();
        windStep = StrictMath.pow(
                parameters.wind().autocorrelation(), (double) grid.step().toSeconds() / 3600.0);
        wind = new Scores(seed, "wind", windSites, parameters.wind().siteCorrelation());
        sky = new Scores(seed, "sky", skySites, parameters.sky().siteCorrelation());
        airToday = airNoise.normal(-1);
    }

    /**
     * Moves on to the next day and fills its slots.
     *
     * @param windScore per wind farm and slot, written: standard normal
     */
    void nextDay(TimeGrid grid, double[][] windScore) {
        double r = parameters.air().autocorrelation();
        airBefore = airToday;
        airToday = r * airToday + StrictMath.sqrt(1 - r * r) * airNoise.normal(day);
        sky.advance(parameters.sky().autocorrelation(), day);
        for (int t = 0; t < grid.size(); t++, slot++) {
            wind.advance(windStep, slot);
            for (int i = 0; i < windScore.length; i++) {
                windScore[i][t] = wind.score(i);
            }
        }
        day++;
    }

    /** The day's mean irradiance over a clear sky's at a plant; uniform between its least and its most. */
    double clearness(int site) {
        return clearness(parameters.sky(), Noise.probability(sky.score(site)));
    }

    /** Clearness of the days with probability u of a duller one. */
    static double clearness(GeneratorParameters.Sky sky, double u) {
        return sky.clearness() * (1.0 + sky.variation() * StrictMath.sqrt(3.0) * (2.0 * u - 1.0));
    }

    /** Factor of passing clouds at a plant; straight lines between the hours. */
    double cloud(int site, double epochSecond) {
        double hours = (epochSecond - (double) origin) / 3600.0;
        long hour = (long) StrictMath.floor(hours);
        double share = hours - (double) hour;
        Noise own = cloud.get(site);
        double rho = parameters.sky().siteCorrelation();
        double a = StrictMath.sqrt(rho);
        double b = StrictMath.sqrt(1 - rho);
        double before = a * commonCloud.normal(hour) + b * own.normal(hour);
        double after = a * commonCloud.normal(hour + 1) + b * own.normal(hour + 1);
        return 1.0 + parameters.sky().hourlyNoise() * (before + (after - before) * share);
    }

    /** Air temperature at an hour of the current day [°C]. */
    double air(LocalDate date, double hour) {
        double anomaly = airBefore + (airToday - airBefore) * hour / 24.0;
        return meanAir(parameters.air(), date.getDayOfYear(), hour)
                + parameters.air().deviation() * anomaly;
    }

    /** Air temperature to be expected on a day of the year: coldest in mid-January, warmest at three in the afternoon [°C]. */
    static double meanAir(GeneratorParameters.Air air, double dayOfYear, double hour) {
        return air.mean()
                - air.yearSwing() * StrictMath.cos(2 * StrictMath.PI * (dayOfYear - 17) / 365.25)
                + air.daySwing() * StrictMath.cos(2 * StrictMath.PI * (hour - 15) / 24);
    }

    /** Correlated AR(1) scores of several sites. */
    private static final class Scores {
        private final Noise common;
        private final List<Noise> own;
        private final double a;
        private final double b;
        private final double[] states;
        private double commonState;

        Scores(long seed, String name, List<String> sites, double correlation) {
            common = new Noise(seed, name);
            own = sites.stream().map(site -> new Noise(seed, name + "/" + site)).toList();
            a = StrictMath.sqrt(correlation);
            b = StrictMath.sqrt(1 - correlation);
            // Index −1 is the state before the origin, drawn from the stationary distribution.
            commonState = common.normal(-1);
            states = own.stream().mapToDouble(noise -> noise.normal(-1)).toArray();
        }

        void advance(double r, long index) {
            double fresh = StrictMath.sqrt(1 - r * r);
            commonState = r * commonState + fresh * common.normal(index);
            for (int i = 0; i < states.length; i++) {
                states[i] = r * states[i] + fresh * own.get(i).normal(index);
            }
        }

        double score(int i) {
            return a * commonState + b * states[i];
        }
    }
}
