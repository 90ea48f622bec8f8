package greenpark.engine.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.core.time.TimeGrid;
import greenpark.engine.Reference;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Sun and clear sky at Yuncheng, hour by hour through 2025, against pvlib's NREL SPA. */
class SunReferenceTest {
    private static final double LATITUDE = 35.03;
    private static final double LONGITUDE = 111.00;
    private static final double ALTITUDE = 370;

    private final Reference a = Reference.read("A_solar_yuncheng_2025_hourly.csv.gz");
    private final double pressure = ClearSky.pressure(ALTITUDE);

    private SunPosition sun(int i) {
        OffsetDateTime time = a.times().get(i);
        return SunPosition.at((double) time.toEpochSecond(), LATITUDE, LONGITUDE);
    }

    @Test
    void zenith_and_azimuth_stay_within_a_hundredth_of_a_degree_of_spa() {
        for (int i = 0; i < a.size(); i++) {
            SunPosition sun = sun(i);
            assertThat(sun.zenith())
                    .as("zenith at %s", a.times().get(i))
                    .isCloseTo(a.column("zenith")[i], within(0.01));
            double off = Math.abs(sun.azimuth() - a.column("azimuth")[i]) % 360;
            // Near the zenith and nadir an azimuth turns fast; what counts is the angle on the sphere.
            double onSphere = Math.min(off, 360 - off) * Math.sin(Math.toRadians(sun.zenith()));
            assertThat(onSphere).as("azimuth at %s", a.times().get(i)).isLessThan(0.01);
        }
    }

    @Test
    void refraction_lifts_the_sun_as_spa_says() {
        for (int i = 0; i < a.size(); i++) {
            assertThat(sun(i).apparentZenith(pressure / 100, 12.0))
                    .as("apparent zenith at %s", a.times().get(i))
                    .isCloseTo(a.column("apparent_zenith")[i], within(0.02));
        }
    }

    @Test
    void clear_sky_air_mass_and_extraterrestrial_irradiance_match() {
        for (int i = 0; i < a.size(); i++) {
            double z = a.column("apparent_zenith")[i];
            String at = a.times().get(i).toString();
            assertThat(ClearSky.haurwitz(z)).as(at).isCloseTo(a.column("haurwitz_ghi")[i], within(1e-4));
            assertThat(ClearSky.extraterrestrial(a.times()
                            .get(i)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .getDayOfYear()))
                    .as(at)
                    .isCloseTo(a.column("dni_extra_spencer")[i], within(1e-5));
            double airMass = a.column("airmass_rel_kastenyoung")[i];
            if (!Double.isNaN(airMass)) {
                assertThat(ClearSky.airMass(z)).as(at).isCloseTo(airMass, within(1e-5));
            }
        }
    }

    @Test
    void it_is_night_when_the_sun_stays_three_degrees_below_the_horizon() {
        TimeGrid grid = new TimeGrid(Instant.parse("2024-12-31T16:00:00Z"), Duration.ofHours(1), 8760);
        BitSet night = Night.slots(grid, LATITUDE, LONGITUDE);
        double[] zenith = a.column("zenith");
        for (int i = 0; i < zenith.length; i++) {
            if (zenith[i] < 92.98) {
                assertThat(night.get(i)).as(a.times().get(i).toString()).isFalse();
            }
            if (zenith[i] > 110) {
                assertThat(night.get(i)).as(a.times().get(i).toString()).isTrue();
            }
        }
        assertThat(night.cardinality()).isBetween(3700, 4100);
    }
}
