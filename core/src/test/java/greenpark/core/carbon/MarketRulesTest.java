package greenpark.core.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three small rules of markets, with the golden vectors 5, 7 and 9 of the domain rules. */
class MarketRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final RuleBook book = TestRules.read();

    /** RC-23; the first row is vector 5. */
    @ParameterizedTest(name = "contract {0}, generation {1} of which mechanism {2}, use {3} → {4}")
    @CsvSource({
        "100, 90, 10,  95,  80, 20, SELLER",
        "100, 200, 0,  95,  95,  5, BUYER",
        "100, 200, 50, 120, 100, 0, NOBODY",
        "100, 100, 0,  100, 100, 0, NOBODY",
        "100, 90,  10,  80,  80, 20, UNDECIDED",
        "100, 90,  90,  80,   0, 100, SELLER",
        "0,   90,  0,   80,   0,  0, NOBODY",
    })
    void theSmallestOfThreeCarriesTheValue(
            long contract,
            long generation,
            long mechanism,
            long use,
            long environmental,
            long deviation,
            TradedVolume.Debtor debtor) {
        assertThat(TradedVolume.of(contract, generation, mechanism, use))
                .isEqualTo(new TradedVolume(environmental, deviation, debtor));
    }

    @Test
    void moreMechanismEnergyThanGenerationIsNoInput() {
        assertThatIllegalArgumentException().isThrownBy(() -> TradedVolume.of(100, 90, 91, 80));
    }

    /** RC-08 and RC-09 with 254,200 kVA; the 110 kV row of the capacity payment is vector 7. */
    @ParameterizedTest(name = "{0}: capacity payment {1}, two-part {2}")
    @CsvSource({"110kV, 10943437.10, 9965826.67", "35kV, 14340184.60, 12863793.33"})
    void directSupplyPaysByCapacityOrInTwoParts(String voltage, String byCapacity, String twoPart) {
        TransmissionPrice price = Objects.requireNonNull(book.transmissionPrice("CN-SX", voltage, DAY));
        BigDecimal capacity = new BigDecimal("254200");
        BigDecimal hours = Objects.requireNonNull(book.parameter(Parameter.Key.DIRECT_SUPPLY_MONTH_HOURS, DAY))
                .value();
        assertThat(TransmissionFee.byCapacity(price, capacity, new BigDecimal("0.65"), hours))
                .isEqualByComparingTo(byCapacity);
        // A twelfth of 12.08e8 kWh a year, of which 5.65e8 self-used.
        assertThat(TransmissionFee.twoPart(
                        price, capacity, new BigDecimal("53583333.333"), new BigDecimal("47083333.333")))
                .isEqualByComparingTo(twoPart);
    }

    @Test
    void aPriceListHoldsFromItsDayOn() {
        assertThat(book.transmissionPrice("CN-SX", "110kV", LocalDate.of(2026, 7, 31)))
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransmissionFee.byCapacity(
                        Objects.requireNonNull(book.transmissionPrice("CN-SX", "110kV", DAY)),
                        BigDecimal.ONE,
                        new BigDecimal("65"),
                        BigDecimal.ONE))
                .withMessageContaining("percentage");
    }

    /** RC-42; the first row is vector 9. */
    @ParameterizedTest(name = "{0} t, SEE {1}, SEFA {2} → {3}")
    @CsvSource({"100, 2.0, 1.3346, 66.54", "100, 1.3346, 1.3346, 0", "100, 1.0, 1.3346, 0", "0, 2.0, 1, 0"})
    void certificatesAreDueForWhatFreeAllocationDoesNotCover(String mass, String see, String sefa, String expected) {
        assertThat(Cbam.certificates(new BigDecimal(mass), new BigDecimal(see), new BigDecimal(sefa)))
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"2025,", "2026, 1.365", "2030, 0.721", "2034, 0", "2040, 0"})
    void freeAllocationFadesOut(int year, BigDecimal expected) {
        BigDecimal sefa = Cbam.freeAllocation(book, year, BigDecimal.ONE, new BigDecimal("1.4"));
        if (expected == null) {
            assertThat(sefa).isNull();
        } else {
            assertThat(sefa).isEqualByComparingTo(expected);
        }
    }
}
