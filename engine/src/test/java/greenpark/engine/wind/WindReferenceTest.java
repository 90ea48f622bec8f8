package greenpark.engine.wind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import greenpark.engine.Reference;
import org.junit.jupiter.api.Test;

/** Wind at Greensboro, hour by hour, against windpowerlib; its turbine is not ours and stays in the reference. */
class WindReferenceTest {
    private static final double NOMINAL_W = 4_200_000;

    private final Reference c = Reference.read("C_wind_greensboro_tmy3_hourly.csv.gz");
    private final Reference curve = Reference.read("C_power_curve_E126_4200.csv");
    private final PowerCurve turbine = new PowerCurve(curve.column("wind_speed"), curve.column("value"));

    @Test
    void profiles_temperature_and_density_at_the_hub() {
        for (int i = 0; i < c.size(); i++) {
            double v = c.column("v10")[i];
            double t = AirDensity.temperatureAt(135, c.column("temp_k")[i], 2);
            double p = c.column("pressure_pa")[i];
            String at = "row " + i;
            assertThat(WindProfile.logarithmic(v, 10, 135, 0.15))
                    .as(at)
                    .isCloseTo(c.column("v_hub_log_z0_0.15")[i], within(1e-5));
            assertThat(WindProfile.hellmann(v, 10, 135, 1.0 / 7))
                    .as(at)
                    .isCloseTo(c.column("v_hub_hellmann_1_7")[i], within(1e-5));
            assertThat(t).as(at).isCloseTo(c.column("t_hub")[i], within(1e-5));
            assertThat(AirDensity.barometric(p, 2, 135, t))
                    .as(at)
                    .isCloseTo(c.column("rho_barometric")[i], within(1e-5));
            assertThat(AirDensity.idealGas(p, 2, 135, t)).as(at).isCloseTo(c.column("rho_ideal_gas")[i], within(1e-5));
        }
    }

    @Test
    void power_plain_corrected_for_density_and_smoothed() {
        PowerCurve smoothed = turbine.smoothed(0.10);
        double plain = 0;
        double dense = 0;
        double smooth = 0;
        for (int i = 0; i < c.size(); i++) {
            double v = WindProfile.logarithmic(c.column("v10")[i], 10, 135, 0.15);
            double t = AirDensity.temperatureAt(135, c.column("temp_k")[i], 2);
            double rho = AirDensity.barometric(c.column("pressure_pa")[i], 2, 135, t);
            plain += turbine.at(v) / NOMINAL_W;
            dense += turbine.at(v, rho) / NOMINAL_W;
            smooth += smoothed.at(v) / NOMINAL_W;
        }
        assertThat(plain).isCloseTo(1594.53, within(0.16));
        assertThat(dense).isCloseTo(1541.42, within(0.16));
        assertThat(smooth).isCloseTo(1610.21, within(0.16));
    }

    @Test
    void smoothed_curve_point_by_point() {
        Reference expected = Reference.read("C_power_curve_smoothed_TI10.csv");
        PowerCurve smoothed = turbine.smoothed(0.10);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(smoothed.at(expected.column("wind_speed")[i]))
                    .isCloseTo(expected.column("value")[i], within(1e-7 * NOMINAL_W));
        }
    }

    @Test
    void the_generic_turbine_rises_to_its_rating_and_stops_at_cut_out() {
        PowerCurve generic = PowerCurve.generic(280, 0.42, 3, 25);
        assertThat(generic.at(2.9)).isZero();
        assertThat(generic.at(6)).isCloseTo(0.5 * 1.225 * 0.42 * 216 / 280, within(0.01));
        assertThat(generic.at(12)).isEqualTo(1.0);
        assertThat(generic.at(25)).isEqualTo(1.0);
        assertThat(generic.at(25.1)).isZero();
    }

    @Test
    void a_curve_whose_speeds_do_not_rise_is_refused() {
        assertThatThrownBy(() -> new PowerCurve(new double[] {3, 3}, new double[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");
    }
}
