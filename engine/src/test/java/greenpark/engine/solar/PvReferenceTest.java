package greenpark.engine.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.engine.Reference;
import org.junit.jupiter.api.Test;

/** The chain from irradiance to power on a measured weather year at Greensboro, against pvlib, step by step and whole. */
class PvReferenceTest {
    private static final double TILT = 30;
    private static final double AZIMUTH = 180;
    private static final double ALBEDO = 0.2;

    private final Reference b = Reference.read("B_pv_greensboro_tmy3_hourly.csv.gz");

    private double cell(String column, int i) {
        double value = b.column(column)[i];
        return Double.isNaN(value) ? 0 : value;
    }

    private double cosIncidence(int i) {
        return Transposition.cosIncidence(TILT, AZIMUTH, cell("apparent_zenith", i), cell("azimuth", i));
    }

    private Decomposition measured(int i) {
        return new Decomposition(cell("dni", i), cell("dhi", i));
    }

    @Test
    void erbs_splits_global_irradiance() {
        for (int i = 0; i < b.size(); i++) {
            Decomposition parts = Decomposition.erbs(cell("ghi", i), cell("zenith", i), cell("dni_extra", i));
            assertThat(parts.direct()).as("row %d", i).isCloseTo(cell("erbs_dni", i), within(0.01));
            assertThat(parts.diffuse()).as("row %d", i).isCloseTo(cell("erbs_dhi", i), within(0.01));
        }
    }

    @Test
    void irradiance_on_the_plane_isotropic_hay_davies_and_perez() {
        double isotropic = 0;
        double hayDavies = 0;
        double perez = 0;
        for (int i = 0; i < b.size(); i++) {
            double cos = cosIncidence(i);
            assertThat(Transposition.incidence(TILT, AZIMUTH, cell("apparent_zenith", i), cell("azimuth", i)))
                    .isCloseTo(cell("aoi", i), within(1e-4));
            double z = cell("apparent_zenith", i);
            Decomposition parts = measured(i);
            double extra = cell("dni_extra", i);
            Transposition plane = Transposition.hayDavies(cell("ghi", i), parts, extra, cos, TILT, z, ALBEDO);
            assertThat(plane.global()).as("row %d", i).isCloseTo(cell("poa_haydavies", i), within(0.01));
            double rest = plane.direct() + plane.ground();
            hayDavies += plane.global();
            isotropic += rest + Transposition.isotropicSky(parts.diffuse(), TILT);
            double sky = Transposition.perezSky(parts, extra, cos, TILT, z, ClearSky.airMass(z));
            if (!Double.isNaN(b.column("poa_perez")[i])) {
                assertThat(rest + sky).as("row %d", i).isCloseTo(cell("poa_perez", i), within(0.5));
                perez += rest + sky;
            }
        }
        assertThat(hayDavies / 1000).isCloseTo(1744.460, within(0.01));
        assertThat(isotropic / 1000).isCloseTo(1707.496, within(0.01));
        assertThat(perez / 1000).isCloseTo(1775.938, within(0.05));
    }

    @Test
    void reflection_and_cell_temperature() {
        for (int i = 0; i < b.size(); i++) {
            double poa = cell("poa_haydavies", i);
            double air = cell("temp_air", i);
            double wind = cell("wind_speed", i);
            String at = "row " + i;
            assertThat(IncidenceAngle.physical(cosIncidence(i)))
                    .as(at)
                    .isCloseTo(cell("iam_physical", i), within(1e-4));
            assertThat(IncidenceAngle.ashrae(cosIncidence(i), 0.05))
                    .as(at)
                    .isCloseTo(cell("iam_ashrae_b005", i), within(1e-3));
            assertThat(CellTemperature.sapm(poa, air, wind, CellTemperature.Mount.OPEN_RACK))
                    .as(at)
                    .isCloseTo(cell("tcell_sapm_open_glasspoly", i), within(0.001));
            assertThat(CellTemperature.sapm(poa, air, wind, CellTemperature.Mount.CLOSE_ROOF))
                    .as(at)
                    .isCloseTo(cell("tcell_sapm_close_roof", i), within(0.001));
            assertThat(CellTemperature.pvsyst(poa, air, wind, 29, 0))
                    .as(at)
                    .isCloseTo(cell("tcell_pvsyst_free", i), within(0.001));
            assertThat(CellTemperature.faiman(poa, air, wind)).as(at).isCloseTo(cell("tmod_faiman", i), within(0.001));
        }
    }

    @Test
    void direct_current_losses_and_inverter() {
        double losses = PvWatts.losses(0.02, 0.03, 0.02, 0.02, 0.005, 0.015, 0.01, 0.03);
        assertThat(losses * 100).isCloseTo(14.075660688, within(1e-8));
        double ac = 0;
        for (int i = 0; i < b.size(); i++) {
            double dc = PvWatts.dc(cell("poa_effective", i), cell("tcell_sapm_open_glasspoly", i), 1000, -0.0035);
            assertThat(dc).as("row %d", i).isCloseTo(cell("dc_kw_per_mwp_noloss", i), within(0.001));
            double one = PvWatts.ac(dc * (1 - losses), 1000 / 1.2 / 0.96, 0.96);
            assertThat(one).as("row %d", i).isCloseTo(cell("ac_kw", i), within(0.001));
            ac += one;
        }
        assertThat(ac / 1000).isCloseTo(1368.404, within(0.001));
    }

    /** Everything from measured global irradiance and our own sun; the reference takes measured direct irradiance instead of Erbs. */
    @Test
    void an_array_as_a_whole_lands_within_three_percent_of_a_year_with_measured_direct_irradiance() {
        PvArray array = new PvArray(
                TILT, AZIMUTH, CellTemperature.Mount.OPEN_RACK, ALBEDO, -0.0035, 0.14075660688264469, 1.2, 0.96);
        double sum = 0;
        for (int i = 0; i < b.size(); i++) {
            SunPosition sun = SunPosition.at((double) b.times().get(i).toEpochSecond(), 36.1, -79.95);
            double z = sun.apparentZenith(cell("pressure_pa", i) / 100, cell("temp_air", i));
            sum += array.power(
                    cell("ghi", i), sun, z, cell("dni_extra", i), cell("temp_air", i), cell("wind_speed", i));
        }
        // The reference is per MWp of modules, the array per MW of inverter: 1.2 MWp.
        assertThat(sum / 1.2).isCloseTo(1368.404, within(0.03 * 1368.404));
    }
}
