package greenpark.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyTest {

    @ParameterizedTest(name = "{0} {1} = {2} Wh = {3}")
    @CsvSource({
        "0,        Wh,  0,              0 Wh",
        "999,      Wh,  999,            999 Wh",
        "1,        kWh, 1000,           1.000 kWh",
        "12.5,     kWh, 12500,          12.50 kWh",
        "0.001,    kWh, 1,              1 Wh",
        "565,      GWh, 565000000000,   565.0 GWh",
        "1.208,    TWh, 1208000000000,  1.208 TWh",
        "-3.25,    MWh, -3250000,       -3.250 MWh"
    })
    void readsExactlyAndSpeaksToPeople(String amount, String unit, long wattHours, String readable) {
        assertThat(Energy.of(amount, unit)).isEqualTo(Energy.ofWattHours(wattHours));
        assertThat(Energy.ofWattHours(wattHours).readable()).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0001, kWh, not a whole number of watt-hours",
        "abc,    kWh, not a number",
        "1,      kW,  not a unit of energy",
        "1,      kwh, not a unit of energy",
        "1e30,   TWh, not a whole number of watt-hours"
    })
    void refuses(String amount, String unit, String why) {
        assertThatThrownBy(() -> Energy.of(amount, unit))
                .hasMessageContaining(why)
                .hasMessageContaining(why.contains("unit") ? unit : amount);
    }

    @Test
    void neverOverflowsSilently() {
        Energy most = Energy.ofWattHours(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Energy.ofWattHours(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Energy.ofWattHours(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void powerBecomesEnergyOnlyOverTime() {
        assertThat(Power.ofKilowatts("100000").over(Duration.ofMinutes(15))).isEqualTo(Energy.ofMegawattHours("25"));
        assertThat(Power.ofKilowatts("0.001").over(Duration.ofMinutes(15))).isEqualTo(Energy.ZERO);
    }
}
