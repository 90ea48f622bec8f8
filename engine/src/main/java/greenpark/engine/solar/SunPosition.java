package greenpark.engine.solar;

/**
 * Where the sun stands, seen from a place on earth.
 *
 * @param zenith angle from the vertical, without refraction, parallax included [°]
 * @param azimuth clockwise from north [°], 0 … 360
 */
public record SunPosition(double zenith, double azimuth) {
    private static final double J2000 = 2_451_545.0;
    private static final double JULIAN_DAY_OF_EPOCH = 2_440_587.5;
    private static final double EARTH_RADIUS_PER_ASTRONOMICAL_UNIT = 6371.01 / 149_597_890.0;

    /**
     * The PSA+ algorithm: within 0.01° of the NREL SPA from 2020 to 2050.
     *
     * @param epochSecond seconds since 1970-01-01T00:00:00Z [s]
     * @param latitude north positive [°]
     * @param longitude east positive [°]
     * @see "Blanco, Milidonis, Bonanos, Updating the PSA sun position algorithm, Solar Energy 212 (2020) 339–341"
     */
    public static SunPosition at(double epochSecond, double latitude, double longitude) {
        double n = epochSecond / 86_400.0 + JULIAN_DAY_OF_EPOCH - J2000;
        double hour = 24.0 * (n + 0.5 - StrictMath.floor(n + 0.5));
        // Ecliptic coordinates.
        double omega = 2.267127827 - 0.0009300339267 * n;
        double meanLongitude = 4.895036035 + 0.01720279602 * n;
        double meanAnomaly = 6.239468336 + 0.01720200135 * n;
        double lambda = meanLongitude
                + 0.03338320972 * StrictMath.sin(meanAnomaly)
                + 0.0003497596876 * StrictMath.sin(2.0 * meanAnomaly)
                - 0.0001544353226
                - 0.00000868972936 * StrictMath.sin(omega);
        double obliquity = 0.4090904909 - 6.213605399e-9 * n + 0.00004418094944 * StrictMath.cos(omega);
        // Celestial coordinates.
        double sinLambda = StrictMath.sin(lambda);
        double rightAscension = StrictMath.atan2(StrictMath.cos(obliquity) * sinLambda, StrictMath.cos(lambda));
        double declination = StrictMath.asin(StrictMath.sin(obliquity) * sinLambda);
        // Local coordinates.
        double greenwichSiderealHours = 6.697096103 + 0.06570984737 * n + hour;
        double hourAngle = StrictMath.toRadians(greenwichSiderealHours * 15.0 + longitude) - rightAscension;
        double phi = StrictMath.toRadians(latitude);
        double cosHour = StrictMath.cos(hourAngle);
        double cosZenith = StrictMath.cos(phi) * cosHour * StrictMath.cos(declination)
                + StrictMath.sin(declination) * StrictMath.sin(phi);
        double zenith = StrictMath.acos(Math.clamp(cosZenith, -1.0, 1.0));
        double azimuth = StrictMath.atan2(
                -StrictMath.sin(hourAngle),
                StrictMath.tan(declination) * StrictMath.cos(phi) - StrictMath.sin(phi) * cosHour);
        zenith += EARTH_RADIUS_PER_ASTRONOMICAL_UNIT * StrictMath.sin(zenith);
        double azimuthDegrees = StrictMath.toDegrees(azimuth);
        return new SunPosition(
                StrictMath.toDegrees(zenith), azimuthDegrees < 0 ? azimuthDegrees + 360.0 : azimuthDegrees);
    }

    /** Elevation above the horizon, without refraction [°]. */
    public double elevation() {
        return 90.0 - zenith;
    }

    /**
     * Zenith as seen through the air: the true zenith less refraction.
     *
     * @param pressure of the air [hPa]
     * @param temperature of the air [°C]
     * @return [°]; the true zenith where the whole disc is below the horizon
     * @see "Reda, Andreas, Solar position algorithm for solar radiation applications, NREL/TP-560-34302, eq. 42"
     */
    public double apparentZenith(double pressure, double temperature) {
        double e = elevation();
        if (e < -(0.26667 + 0.5667)) {
            return zenith;
        }
        double refraction = pressure
                / 1010.0
                * (283.0 / (273.0 + temperature))
                * 1.02
                / (60.0 * StrictMath.tan(StrictMath.toRadians(e + 10.3 / (e + 5.11))));
        return zenith - refraction;
    }
}
