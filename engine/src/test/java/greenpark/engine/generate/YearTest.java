package greenpark.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import greenpark.core.park.Device;
import org.junit.jupiter.api.Test;

/** Where the year 2028 of the reference park lands, against the plan and its base case. 2028 has 8,784 hours, the plan's year 8,760. */
class YearTest {
    private static final double LEAP = 8784.0 / 8760;
    private static final Yuncheng YUNCHENG = Yuncheng.read();
    private static final Truth YEAR =
            YUNCHENG.generate("2028-01-01", "2029-01-01", Defects.NONE).truth();

    @Test
    void demand_lands_on_the_published_1208_gwh_and_the_leap_day() {
        assertThat(YEAR.hours()).isEqualTo(8784);
        assertThat(YEAR.demand() / 1e6).isCloseTo(1208 * LEAP, within(0.003 * 1208));
    }

    @Test
    void the_peak_is_near_183_mw_and_the_load_factor_near_the_published_one() {
        assertThat(YEAR.peakDemandKw() / 1000).isCloseTo(183, within(2.0));
        assertThat(YEAR.loadFactor()).isCloseTo(0.7536, within(0.006));
        assertThat(YEAR.peakImportKw() / 1000).isBetween(160.0, 180.0);
    }

    @Test
    void self_supply_is_within_two_percent_of_the_published_565_gwh() {
        assertThat(YEAR.selfSupplied() / 1e6).isCloseTo(565, within(0.02 * 565));
        assertThat(YEAR.curtailed() / YEAR.available()).isCloseTo(0.058, within(0.006));
    }

    @Test
    void plants_run_their_expected_full_load_hours_as_near_as_a_year_s_weather_does() {
        for (String farm : new String[] {"wind-yanhu", "wind-pinglu"}) {
            assertThat(YEAR.fullLoadHours().get(farm)).as(farm).isCloseTo(2100 * LEAP, within(0.04 * 2100));
        }
        assertThat(YEAR.fullLoadHours().get("pv-xiaxian")).isCloseTo(1176 * LEAP, within(0.02 * 1176));
        for (Device device : YUNCHENG.park().devices()) {
            if (device.technology() == Device.Technology.SOLAR_ROOF) {
                String roof = device.usagePoint().value();
                assertThat(YEAR.fullLoadHours().get(roof)).as(roof).isCloseTo(1054 * LEAP, within(0.03 * 1054));
            }
        }
    }

    @Test
    void every_factory_has_its_declared_load_factor_within_two_percent() {
        assertThat(YEAR.loadFactors()).hasSize(45);
        assertThat(YEAR.loadFactors().get("asimco")).isCloseTo(0.7652, within(0.015));
        assertThat(YEAR.loadFactors().get("carbon-fibre-a")).isCloseTo(0.8829, within(0.01));
    }

    @Test
    void every_slot_balances() {
        assertThat(YEAR.largestImbalance()).isLessThan(1e-6);
        double lostInStorage = YEAR.charge() - YEAR.discharge() - (YEAR.contentAfter() - YEAR.contentBefore());
        assertThat(lostInStorage / YEAR.charge()).isCloseTo(1 - 0.95 * 0.95, within(0.005));
        assertThat(YEAR.selfSupplied()).isCloseTo(YEAR.demand() - YEAR.gridImport(), within(1.0));
    }
}
