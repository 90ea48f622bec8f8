package greenpark.core.directsupply;

import static org.assertj.core.api.Assertions.assertThat;

import greenpark.core.park.Park;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import greenpark.core.tracing.TestPark;
import greenpark.core.tracing.Tracer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One plant, one factory, quarter-hour by quarter-hour; each month's green, export and load are constant. */
class YearEndTest {
    private static final long KWH = 1000;

    private static TestPark plan() {
        return new TestPark()
                .source("s1")
                .user("u1")
                .threshold("R1", "0.60")
                .threshold("R2", "0.40")
                .threshold("R3", "0.20");
    }

    /** Of 100 kWh generated in a quarter-hour {@code 100 − export} stay, and the factory uses {@code load}. */
    private interface Shape {
        long export(YearMonth month);

        long load(YearMonth month);
    }

    private static Shape flat(long export, long load) {
        return new Shape() {
            @Override
            public long export(YearMonth month) {
                return export;
            }

            @Override
            public long load(YearMonth month) {
                return load;
            }
        };
    }

    private static DirectSupply measured(Park park, String from, String to, Shape shape) {
        TimeGrid grid = TimeGrid.days(LocalDate.parse(from), LocalDate.parse(to), park.zone(), Duration.ofMinutes(15));
        Roster roster = Roster.of(park);
        ParkReadings r = ParkReadings.allMissing(grid, roster);
        for (int t = 0; t < grid.size(); t++) {
            YearMonth month = YearMonth.from(grid.startOf(t).atZone(park.zone()));
            r.generation()[0][t] = 100 * KWH;
            r.available()[0][t] = 100 * KWH;
            r.gridExport()[0][t] = shape.export(month) * KWH;
            r.consumption()[0][t] = shape.load(month) * KWH;
            r.gridImport()[0][t] = (shape.load(month) - 100 + shape.export(month)) * KWH;
        }
        DirectSupply supply = new DirectSupply(park, roster, grid);
        new Tracer(park).trace(r, 1, supply);
        return supply;
    }

    private static Forecast find(List<Forecast> forecasts, String id) {
        return forecasts.stream()
                .filter(f -> f.scope() == Scope.PARK && f.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConstantYearGoesOnAsItIs() {
        Park park = plan().read();
        List<Forecast> forecasts =
                YearEnd.forecasts(park, measured(park, "2025-01-01", "2025-04-11", flat(10, 200)), 2025);
        Forecast r2 = find(forecasts, "R2");
        assertThat(r2.soFar()).isEqualByComparingTo("0.45");
        assertThat(r2.expected()).isEqualByComparingTo("0.45");
        assertThat(r2.low()).isEqualByComparingTo("0.45");
        assertThat(r2.high()).isEqualByComparingTo("0.45");
        assertThat(r2.outlook()).isEqualTo(Forecast.Outlook.ON_TRACK);
        assertThat(r2.methods())
                .containsOnlyKeys(List.of(Month.values()).subList(3, 12).toArray(Month[]::new));
        assertThat(r2.methods().values()).containsOnly(Forecast.Method.YEAR_TO_DATE);
        assertThat(find(forecasts, "R1").expected()).isEqualByComparingTo("0.9");
        assertThat(find(forecasts, "R3").expected()).isEqualByComparingTo("0.1");
    }

    /** January and February alike but for the export: 10 and 30 of 100; the rest may be like either. */
    @Test
    void theRangeIsThatOfTheLastMonths() {
        Park park = plan().read();
        Shape shape = new Shape() {
            @Override
            public long export(YearMonth month) {
                return month.getMonthValue() == 1 ? 10 : 30;
            }

            @Override
            public long load(YearMonth month) {
                return 200;
            }
        };
        Forecast r3 = find(YearEnd.forecasts(park, measured(park, "2025-01-01", "2025-03-01", shape), 2025), "R3");
        // 31 days at 0.1, 28 at 0.3; 306 to come.
        assertThat(r3.soFar()).isEqualByComparingTo(ratio(31 * 10 + 28 * 30, 59 * 100));
        assertThat(r3.expected()).isEqualByComparingTo(ratio(31 * 10 + 28 * 30, 59 * 100));
        assertThat(r3.low()).isEqualByComparingTo(ratio(31 * 10 + 28 * 30 + 306 * 10, 36500));
        assertThat(r3.high()).isEqualByComparingTo(ratio(31 * 10 + 28 * 30 + 306 * 30, 36500));
        assertThat(r3.outlook()).isEqualTo(Forecast.Outlook.AT_RISK);
    }

    @Test
    void theSameMonthsOfAnEarlierYearComeFirst() {
        Park park = plan().read();
        Shape shape = new Shape() {
            @Override
            public long export(YearMonth month) {
                return 10;
            }

            @Override
            public long load(YearMonth month) {
                return month.getYear() == 2024 ? 100 : 200;
            }
        };
        // 2024 from March on, 2025 to the end of January.
        Forecast r2 = find(YearEnd.forecasts(park, measured(park, "2024-03-01", "2025-02-01", shape), 2025), "R2");
        assertThat(r2.methods().get(Month.FEBRUARY)).isEqualTo(Forecast.Method.YEAR_TO_DATE);
        assertThat(r2.methods().get(Month.MARCH)).isEqualTo(Forecast.Method.EARLIER_YEAR);
        // 59 days with load 200, 306 with 100.
        assertThat(r2.expected()).isEqualByComparingTo(ratio(365 * 90, 59 * 200 + 306 * 100));
    }

    @Test
    void theDeclaredProfileComesBeforeThePlainMean() {
        TestPark plan = plan();
        for (int m = 1; m <= 12; m++) {
            for (String quantity : List.of("available", "generation", "export")) {
                plan.profile(quantity, m, m == 1 ? "2" : "1");
            }
            plan.profile("consumption", m, "1");
        }
        Park park = plan.read();
        Forecast r2 =
                find(YearEnd.forecasts(park, measured(park, "2025-01-01", "2025-02-01", flat(10, 200)), 2025), "R2");
        assertThat(r2.methods().values()).containsOnly(Forecast.Method.MONTHLY_PROFILE);
        // Later months bring half of January's generation a day.
        assertThat(r2.expected()).isEqualByComparingTo(ratio(31 * 180 + 334 * 90, 365 * 400));
        assertThat(r2.low()).as("one complete month has no spread").isNull();
        assertThat(r2.outlook()).isEqualTo(Forecast.Outlook.UNKNOWN);
    }

    @Test
    void aYearThatIsMeasuredToItsEndHasNoForecast() {
        Park park = plan().read();
        DirectSupply supply = measured(park, "2025-01-01", "2026-01-01", flat(10, 200));
        assertThat(YearEnd.forecasts(park, supply, 2025)).isEmpty();
        assertThat(YearEnd.forecasts(park, supply, 2027))
                .as("not measured at all")
                .isEmpty();
    }

    private static BigDecimal ratio(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 6, java.math.RoundingMode.HALF_UP);
    }
}
